/** What goes out, per conversation in order; encrypted only when the connection stands. */
import type { BodyPayload, BodyType } from '../../../../contract/domain/body.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface SealedPart {
  readonly envelope: string;
  readonly generation: number;
  readonly epoch: number;
  readonly bytes: Uint8Array;
}

export interface OutboxRow {
  readonly seq: number;
  readonly conversation: string;
  readonly message: string;
  readonly type: BodyType;
  /** The body's own fields; null for a text, which is read from its message when it is sealed; of an edit without its words. */
  readonly payload: unknown;
  readonly at: number;
  /** The body's counter, fixed when it is first encrypted. */
  readonly counter: number | null;
  readonly sealed: SealedPart | null;
}

interface Row {
  seq: number;
  conversation: string;
  message: string;
  type: OutboxRow['type'];
  payload: string | null;
  at: number;
  counter: number | null;
  envelope: string | null;
  generation: number | null;
  epoch: number | null;
  bytes: Uint8Array | null;
}

function toOutboxRow(row: Row): OutboxRow {
  const { envelope, generation, epoch, bytes } = row;
  const complete = envelope !== null && generation !== null && epoch !== null && bytes !== null;
  return {
    seq: row.seq,
    conversation: row.conversation,
    message: row.message,
    type: row.type,
    payload: row.payload === null ? null : JSON.parse(row.payload),
    at: row.at,
    counter: row.counter,
    sealed: complete ? { envelope, generation, epoch, bytes: new Uint8Array(bytes) } : null,
  };
}

/** Words stand in the message, or in its change, and not here as well: so they go when those go. */
type Waiting<Type extends BodyType> = Omit<BodyPayload<Type>, Type extends 'edit' ? 'text' : never>;

/** Something to be sealed and sent; a text's own fields are its message's. */
export type NewOutboxRow = Pick<OutboxRow, 'conversation' | 'message' | 'at'> &
  (
    | { readonly type: 'text' }
    | {
        [Type in Exclude<BodyType, 'text'>]: { readonly type: Type; readonly payload: Waiting<Type> };
      }[Exclude<BodyType, 'text'>]
  );

export function addToOutbox(store: Store, row: NewOutboxRow): void {
  run(
    store,
    `INSERT INTO outbox (conversation, message, type, payload, at)
     VALUES ($conversation, $message, $type, $payload, $at)`,
    {
      conversation: row.conversation,
      message: row.message,
      type: row.type,
      payload: row.type === 'text' ? null : JSON.stringify(row.payload),
      at: row.at,
    },
  );
}

/** Said besides the lines, so it need not wait for a line whose files are still on their way. */
const asides = `'delivered', 'read', 'typing', 'pause', 'call'`;

/** What is said although the author's data is only stored: that it is so, what their own computers and leaving need, and rights. */
const always = `'pause', 'sync', 'leave', 'erase', 'profile', 'rightsRequest', 'rightsAnswer'`;

/**
 * The next row of a conversation. A text that is about to be deleted stays unless it was sealed before; one whose files are
 * on their way waits for them, and what was written after it waits with it. `isPaused`: only what was sealed before, and what says so.
 */
export function findNextOut(store: Store, conversation: string, isPaused = false): OutboxRow | undefined {
  const row = getRow<Row>(
    store,
    `SELECT * FROM outbox WHERE conversation = $conversation
       AND ($isPaused = 0 OR counter IS NOT NULL OR type IN (${always})) AND (envelope IS NOT NULL OR (
       NOT EXISTS (SELECT 1 FROM message WHERE message.id = outbox.message AND delete_at IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM message_file f WHERE f.message = outbox.message AND f.outgoing = 1 AND f.state <> 'here')
       AND (type IN (${asides}) OR NOT EXISTS (
         SELECT 1 FROM outbox o JOIN message_file f ON f.message = o.message JOIN attachment a ON a.file = f.file
           JOIN message m ON m.id = o.message
         WHERE o.conversation = $conversation AND o.seq < outbox.seq AND o.envelope IS NULL AND m.delete_at IS NULL
           AND f.outgoing = 1 AND f.state IN ('waiting', 'moving'))))) ORDER BY seq LIMIT 1`,
    { conversation, isPaused: isPaused ? 1 : 0 },
  );
  return row === undefined ? undefined : toOutboxRow(row);
}

/** Whether something of this id is still on its way. */
export function isInOutbox(store: Store, message: string): boolean {
  return getRow(store, 'SELECT 1 FROM outbox WHERE message = $message', { message }) !== undefined;
}

export function setSealed(store: Store, seq: number, counter: number, sealed: SealedPart): void {
  run(
    store,
    `UPDATE outbox SET counter = $counter, envelope = $envelope, generation = $generation, epoch = $epoch,
       bytes = $bytes WHERE seq = $seq`,
    { seq, counter, ...sealed },
  );
}

/** Drops an envelope whose epoch is over; row, id and counter stay. */
export function dropSealed(store: Store, seq: number): void {
  run(
    store,
    'UPDATE outbox SET envelope = NULL, generation = NULL, epoch = NULL, bytes = NULL WHERE seq = $seq',
    { seq },
  );
}

export function removeFromOutbox(store: Store, seq: number): void {
  run(store, 'DELETE FROM outbox WHERE seq = $seq', { seq });
}

/** Conversations with something to send. */
export function listConversationsWithOutbox(store: Store): readonly string[] {
  return getRows<{ conversation: string }>(store, 'SELECT DISTINCT conversation FROM outbox').map(
    (row) => row.conversation,
  );
}

/** Bodies of one type that have not left a conversation yet. */
export function countInOutbox(store: Store, conversation: string, type: BodyType): number {
  return (
    getRow<{ n: number }>(
      store,
      'SELECT count(*) AS n FROM outbox WHERE conversation = $conversation AND type = $type',
      { conversation, type },
    )?.n ?? 0
  );
}

/** Drops every envelope and counter: what waits is encrypted anew, by the new device. */
export function dropAllSealed(store: Store): void {
  run(
    store,
    'UPDATE outbox SET counter = NULL, envelope = NULL, generation = NULL, epoch = NULL, bytes = NULL',
  );
}

/** Drops what would tell our other devices of an earlier place in a conversation and is not sealed yet. */
export function removeUnsealedReads(store: Store, conversation: string): void {
  run(
    store,
    `DELETE FROM outbox WHERE type = 'sync' AND envelope IS NULL AND payload ->> '$.change.kind' = 'read'
       AND payload ->> '$.change.conversation' = $conversation`,
    { conversation },
  );
}

/** Whether a body waits here and was never encrypted. */
export function isUnsealed(store: Store, message: string): boolean {
  return (
    getRow(store, 'SELECT 1 FROM outbox WHERE message = $message AND counter IS NULL', { message }) !==
    undefined
  );
}

/** Drops what was to be said with bodies of one type and was never encrypted. */
export function dropUnsealed(store: Store, type: BodyType): void {
  run(store, 'DELETE FROM outbox WHERE type = $type AND counter IS NULL', { type });
}

/** Drops signals of one kind about a call that were never encrypted. */
export function dropUnsealedSignals(store: Store, call: string, kind: string): void {
  run(
    store,
    `DELETE FROM outbox WHERE type = 'call' AND counter IS NULL AND payload ->> '$.call' = $call
       AND payload ->> '$.signal.kind' = $kind`,
    { call, kind },
  );
}
