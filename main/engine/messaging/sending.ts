/** Sends what waits: each row is encrypted when the connection stands, stored with its new state, then handed to the service. */
import { type Body, type BodyPayload, bodySchema } from '../../../contract/domain/body.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { readCallPayload } from '../calls/check-ins.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import { encryptMessage, epochOf } from '../e2ee/index.ts';
import { isPaused } from '../privacy/choices/state.ts';
import { findChange, findChangeTarget, numberChange, settleEdits } from '../store/repositories/changes.ts';
import {
  countEnvelopeMade,
  getSenderCounter,
  giveBackCounter,
  setSenderCounter,
} from '../store/repositories/counters.ts';
import { eraseMessages, hideMessages } from '../store/repositories/deletions.ts';
import {
  findMessage,
  listNewestFromOthers,
  markSent,
  noteNumber,
  readTextPayload,
} from '../store/repositories/messages.ts';
import {
  dropSealed,
  findNextOut,
  type OutboxRow,
  removeFromOutbox,
  type SealedPart,
  setSealed,
} from '../store/repositories/outbox.ts';
import { clearReceiptsDue } from '../store/repositories/receipts.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { whileSealing } from './being-sealed.ts';
import type { Desk } from './desk.ts';

/** How many parents a body names. */
const seenLimit = 4;

/**
 * A body's own fields: words stand in the message or its change, a check-in in memory, all others waited with their row.
 * Undefined: they are gone.
 */
function findPayload({ store }: Desk, row: OutboxRow): object | undefined {
  if (row.type === 'text') return readTextPayload(store, row.message);
  if (row.type === 'call') return readCallPayload(store, row.message, row.payload as BodyPayload<'call'>);
  if (row.type !== 'edit') return row.payload as object;
  const text = findChange(store, row.message)?.text;
  return text == null ? undefined : { ...(row.payload as object), text };
}

function toBody(desk: Desk, row: OutboxRow, counter: number): Body {
  const payload = findPayload(desk, row);
  if (payload === undefined) throw new AppError('internal.unexpected');
  return bodySchema.parse({
    v: 1,
    type: row.type,
    message: row.message,
    counter,
    // A signal answers no line, and stays short.
    seen: row.type === 'call' ? [] : [...listNewestFromOthers(desk.store, row.conversation, seenLimit)],
    at: row.at,
    ...payload,
  });
}

/** Encrypts one row in the current epoch; row, ratchet state and counters become durable together. */
export function sealRow(desk: Desk, row: OutboxRow, generation: number): Promise<SealedPart> {
  return whileSealing(desk.store, row.message, async () => {
    const state = desk.groups.load(row.conversation, generation);
    const counter = row.counter ?? getSenderCounter(desk.store, row.conversation, desk.device.id) + 1;
    const body = new TextEncoder().encode(JSON.stringify(toBody(desk, row, counter)));
    const encrypted = await encryptMessage(state, body);
    const sealed = {
      envelope: newId(),
      generation,
      epoch: epochOf(encrypted.state),
      bytes: encrypted.envelope,
    };
    desk.groups.save(row.conversation, generation, encrypted, () => {
      setSealed(desk.store, row.seq, counter, sealed);
      setSenderCounter(desk.store, row.conversation, desk.device.id, counter);
      countEnvelopeMade(desk.store);
      desk.groups.countMessage(row.conversation, generation);
    });
    return sealed;
  });
}

/** The service's number decides between edits of several devices. */
function settleSent({ store }: Desk, row: OutboxRow, number: number): void {
  numberChange(store, row.message, number);
  settleEdits(store, targetOf(row));
}

const targetOf = (row: OutboxRow): string => (row.payload as Pick<BodyPayload<'edit'>, 'target'>).target;

function finishRow(desk: Desk, row: OutboxRow, envelope: string, number: number): void {
  inTransaction(desk.store, () => {
    removeFromOutbox(desk.store, row.seq);
    if (row.type === 'text') markSent(desk.store, row.message, number, envelope);
    if (row.type === 'edit') settleSent(desk, row, number);
    if (row.type === 'delivered') clearReceiptsDue(desk.store, row.payload as BodyPayload<'delivered'>);
  });
  const shown = row.type === 'edit' ? targetOf(row) : row.message;
  const message = findMessage(desk.store, shown);
  if (message !== undefined) desk.emit('message.changed', message);
}

/** The number under which the service took an envelope of which it is not known here; null: it never did. */
async function findNumber(authorised: Authorised, row: OutboxRow, envelope: string): Promise<number | null> {
  try {
    return (await authorised('messages.row', { conversation: row.conversation, envelope })).row.number;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'envelope.unknown') return null;
    throw thrown;
  }
}

/**
 * The epoch of an envelope was over before the answer to it came. It is not handed over again: people have come or gone. Whether
 * it left is asked, as nobody can tell later: what left is not made to vanish here, and its counter is spent.
 */
async function settleOver(
  desk: Desk,
  authorised: Authorised,
  row: OutboxRow,
  envelope: string,
): Promise<void> {
  const number = await findNumber(authorised, row, envelope);
  if (number !== null && findPayload(desk, row) === undefined) {
    finishRow(desk, row, envelope, number);
    return;
  }
  inTransaction(desk.store, () => {
    dropSealed(desk.store, row.seq);
    if (number !== null && row.type === 'text') noteNumber(desk.store, row.message, number);
  });
}

/** Deleted or taken back after it was sealed, and then its epoch was over: there is nothing left to seal anew. */
function dropGone(desk: Desk, row: OutboxRow): void {
  const { store, device } = desk;
  // An earlier envelope of it left: it stands on all sides as one that was taken back.
  if ((findMessage(store, row.message)?.number ?? null) !== null) {
    removeFromOutbox(store, row.seq);
    return;
  }
  inTransaction(desk.store, () => {
    removeFromOutbox(desk.store, row.seq);
    // Nobody misses a body that never was.
    if (row.counter !== null) giveBackCounter(store, row.conversation, device.id, row.counter);
    // A line that was taken back and never left: nobody has it, and nothing stands for it.
    if (findChangeTarget(desk.store, row.message)?.isErased !== true) return;
    hideMessages(desk.store, row.conversation, [row.message], desk.clock.now());
    eraseMessages(desk.store, [row.message], desk.clock.now());
  });
  if (row.type === 'text')
    desk.emit('messages.removed', { conversation: row.conversation, messages: [row.message] });
}

/**
 * Sends a conversation's rows in order until none is left. `stale`: the epoch moved on under an envelope, which was
 * dropped; go on after the commits that are on their way. Throws `network.*` and refusals that a later try may lift.
 */
export async function sendWaiting(
  desk: Desk,
  authorised: Authorised,
  conversation: { readonly id: string; readonly generation: number },
): Promise<'done' | 'stale'> {
  const next = () => findNextOut(desk.store, conversation.id, isPaused(desk.store));
  for (let row = next(); row !== undefined; row = next()) {
    const epoch = epochOf(await desk.groups.load(conversation.id, conversation.generation));
    if (
      row.sealed !== null &&
      (row.sealed.epoch !== epoch || row.sealed.generation !== conversation.generation)
    ) {
      await settleOver(desk, authorised, row, row.sealed.envelope);
      continue;
    }
    if (row.sealed === null && findPayload(desk, row) === undefined) {
      dropGone(desk, row);
      continue;
    }
    const sealed = row.sealed ?? (await sealRow(desk, row, conversation.generation));
    reach('send.sealed');
    try {
      const { number } = await authorised('messages.send', {
        conversation: conversation.id,
        generation: sealed.generation,
        epoch: sealed.epoch,
        envelope: sealed.envelope,
        bytes: toBase64Url(sealed.bytes),
      });
      reach('send.accepted');
      finishRow(desk, row, sealed.envelope, number);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'envelope.staleEpoch') throw thrown;
      dropSealed(desk.store, row.seq);
      return 'stale';
    }
  }
  return 'done';
}
