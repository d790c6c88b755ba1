/** What a person wrote to the operator: looked at, given an id and, where the answer comes here, a key of its own. */
import type { ChannelRequest } from '../../../contract/bridge/channels.ts';
import { type ContactMessage, isMailAddress } from '../../../contract/domain/contact.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import { x25519PublicKey } from '../crypto/kem.ts';
import { randomBytes } from '../crypto/primitives.ts';
import type { StoredContact } from '../store/repositories/contact.ts';

/** Letters that nobody sees; line breaks and tabs stay. */
const unseen = /[^\P{Cc}\n\t]/gu;

/** Throws `contact.empty`, `contact.tooLong`, `contact.address`. */
export function composeContact(
  { words: typed, reply }: ChannelRequest<'contact.send'>,
  now: number,
): StoredContact {
  const words = typed.toWellFormed().replace(/\r\n?/g, '\n').replace(unseen, '').trim();
  if (words === '') throw new AppError('contact.empty');
  if (words.length > limits.contactLetters)
    throw new AppError('contact.tooLong', { fields: { max: limits.contactLetters } });
  const address = reply.kind === 'email' ? reply.address.trim() : null;
  if (address !== null && !isMailAddress(address)) throw new AppError('contact.address');
  return {
    id: newId(),
    madeAt: now,
    words,
    reply: reply.kind,
    address,
    replyKey: reply.kind === 'app' ? randomBytes(32) : null,
    sentAt: null,
    answer: null,
    answeredAt: null,
  };
}

function replyOf({ reply, address, replyKey }: StoredContact): ContactMessage['reply'] {
  if (reply === 'email' && address !== null) return { kind: 'email', address };
  if (reply === 'app' && replyKey !== null)
    return { kind: 'app', key: toBase64Url(x25519PublicKey(replyKey)) };
  return { kind: 'none' };
}

/** As it is sealed. */
export function toContactMessage(stored: StoredContact): ContactMessage {
  return { v: 1, id: stored.id, at: stored.madeAt, text: stored.words, reply: replyOf(stored) };
}
