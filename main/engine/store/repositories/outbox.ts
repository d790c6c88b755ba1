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
  /** The body's own fields; null for a text, which is read from its message when it is sealed. */
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

/** Something to be sealed and sent; a text's own fields are its message's. */
export type NewOutboxRow = Pick<OutboxRow, 'conversation' | 'message' | 'at'> &
  (
    | { readonly type: 'text' }
    | {
        [Type in Exclude<BodyType, 'text'>]: { readonly type: Type; readonly payload: BodyPayload<Type> };
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

/** The next row of a conversation. A text that is about to be deleted stays unless it was sealed before. */
export function findNextOut(store: Store, conversation: string): OutboxRow | undefined {
  const row = getRow<Row>(
    store,
    `SELECT * FROM outbox WHERE conversation = $conversation AND (envelope IS NOT NULL OR NOT EXISTS
       (SELECT 1 FROM message WHERE message.id = outbox.message AND delete_at IS NOT NULL)) ORDER BY seq LIMIT 1`,
    { conversation },
  );
  return row === undefined ? undefined : toOutboxRow(row);
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
