/** A person writes: the message and its place in the outbox are durable before the window is answered. */
import type { MessageView } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { reach } from '../crash-points.ts';
import { forgetSent, type Prepared } from '../files/prepared.ts';
import { findPrepared, ownFiles, toReference } from '../files/sending-files.ts';
import { isBlocked } from '../store/repositories/contacts.ts';
import { getConversation, touchConversation } from '../store/repositories/conversations.ts';
import { wasEverHere } from '../store/repositories/deletions.ts';
import { addMessage, findMessage } from '../store/repositories/messages.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';

/** Control characters that no keyboard types and no window shows; line breaks and tabs stay. */
const controls = /[^\P{Cc}\n\t]/gu;

/** What a person typed, as it will be sent: line ends unified, control characters removed, nothing else touched. Throws `message.empty`, `message.tooLong`. */
export function parseText(typed: string, mayBeEmpty = false): string {
  const text = typed.toWellFormed().replace(/\r\n?/g, '\n').replace(controls, '').trim();
  if (text === '' && !mayBeEmpty) throw new AppError('message.empty');
  if (Buffer.byteLength(text) > limits.textBytes)
    throw new AppError('message.tooLong', { fields: { max: limits.textBytes } });
  return text;
}

/** Stores a message to go out. The same id again answers the message already stored. */
export function writeMessage(
  desk: Desk,
  written: {
    readonly conversation: string;
    readonly message: string;
    readonly text: string;
    readonly replyTo?: string | undefined;
    readonly files?: readonly string[] | undefined;
  },
): MessageView {
  const { files: fileIds = [] } = written;
  const text = parseText(written.text, fileIds.length > 0);
  const conversation = getConversation(desk.store, written.conversation);
  if (conversation.state === 'toConfirm') throw new AppError('conversation.notOpen');
  if (conversation.state === 'ended') throw new AppError('conversation.ended');
  if (conversation.contact !== null && isBlocked(desk.store, conversation.contact))
    throw new AppError('person.blocked');
  const now = desk.clock.now();
  let sent: readonly Prepared[] = [];
  const view = inTransaction(desk.store, () => {
    const known = findMessage(desk.store, written.message);
    if (known !== undefined) return known;
    if (wasEverHere(desk.store, written.message)) throw new AppError('message.deleted');
    sent = findPrepared(desk.store, fileIds);
    addMessage(desk.store, {
      id: written.message,
      conversation: conversation.id,
      number: null,
      mine: true,
      senderAccount: desk.account.id,
      senderDevice: desk.device.id,
      text,
      at: now,
      receivedAt: now,
      delivery: 'waiting',
      missingBefore: 0,
      outOfOrder: false,
      // What was deleted while the answer was being written is not named.
      replyTo:
        written.replyTo !== undefined &&
        findMessage(desk.store, written.replyTo)?.conversation === conversation.id
          ? written.replyTo
          : undefined,
      files: sent.map(toReference),
    });
    ownFiles(desk.store, written.message, sent, now);
    addToOutbox(desk.store, {
      conversation: conversation.id,
      message: written.message,
      type: 'text',
      at: now,
    });
    touchConversation(desk.store, conversation.id, now);
    return findMessage(desk.store, written.message);
  });
  if (view === undefined) throw new AppError('internal.unexpected');
  forgetSent(desk.store, sent);
  reach('write.stored');
  desk.emit('conversations.changed', {});
  desk.wake();
  return view;
}
