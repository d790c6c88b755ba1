/** What a call has of the conversation's keys: secrets of the exporter for this call alone, never a secret of the group. */
import type { FrameKeys } from '../../../contract/bridge/call-channels.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { wipe } from '../crypto/bytes.ts';
import { hkdfExpand, sha256Hash } from '../crypto/hkdf.ts';
import { epochOf, exportSecret } from '../e2ee/index.ts';
import type { Desk } from '../messaging/desk.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { type CallState, listIn } from './machine/state.ts';

/** Epochs of a later generation do not meet those of an earlier one. */
const generationStep = 4_096;

/** The epoch as it is named in frames, the same on every computer. */
export function callEpoch(desk: Desk, call: Pick<CallState, 'conversation'>): number {
  const { id, generation } = getConversation(desk.store, call.conversation);
  return epochOf(desk.groups.load(id, generation)) + (generation - 1) * generationStep;
}

/** 32 bytes for this call from the exporter of the epoch of now; who is given them wipes them. */
async function exportForCall(
  desk: Desk,
  call: Pick<CallState, 'id' | 'conversation'>,
  label: string,
): Promise<{ readonly secret: Uint8Array; readonly epoch: number }> {
  for (;;) {
    const epoch = callEpoch(desk, call);
    const { id, generation } = getConversation(desk.store, call.conversation);
    const secret = await exportSecret(desk.groups.load(id, generation), label, fromBase64Url(call.id), 32);
    // A commit that came meanwhile wiped what it was made from.
    if (callEpoch(desk, call) === epoch) return { secret, epoch };
    wipe(secret);
  }
}

/** What stays the same through changes of epoch comes from this: made by the host when it lets the first one in. */
export async function makeSeed(desk: Desk, call: CallState): Promise<string> {
  const { secret } = await exportForCall(desk, call, 'o7 call seed');
  const seed = toBase64Url(secret);
  wipe(secret);
  return seed;
}

/** `length` bytes for one purpose. Throws `call.notIn` before the first was let in. */
export function fromSeed({ seed }: CallState, purpose: string, length: number): Uint8Array {
  if (seed === null) throw new AppError('call.notIn');
  const key = fromBase64Url(seed);
  const made = hkdfExpand(sha256Hash, key, new TextEncoder().encode(purpose), length);
  wipe(key);
  return made;
}

/** Throws `call.notIn` before anybody was let in, and for who is not in. */
export async function makeFrameKeys(desk: Desk, call: CallState): Promise<FrameKeys> {
  if (call.phase !== 'in' || call.seed === null) throw new AppError('call.notIn');
  const { secret, epoch } = await exportForCall(desk, call, 'o7 call');
  const words = fromSeed(call, 'words', 32);
  const keys: FrameKeys = {
    epoch,
    base: toBase64Url(secret),
    words: toBase64Url(words),
    senders: listIn(call)
      .flatMap(({ account, device, index }) => (index === null ? [] : [{ account, device, index }]))
      .toSorted((one, other) => one.index - other.index),
  };
  wipe(secret);
  wipe(words);
  return keys;
}
