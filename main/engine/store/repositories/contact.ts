/** Messages that this person wrote to the operator, and their answers. */
import type { Store } from '../database.ts';
import { getRows, run } from '../statement.ts';

export interface StoredContact {
  readonly id: string;
  readonly madeAt: number;
  readonly words: string;
  readonly reply: 'none' | 'email' | 'app';
  readonly address: string | null;
  /** The private key that opens the answer, for `app`. */
  readonly replyKey: Uint8Array | null;
  readonly sentAt: number | null;
  readonly answer: string | null;
  readonly answeredAt: number | null;
}

const columns = `id, made_at AS madeAt, words, reply, address, reply_key AS replyKey, sent_at AS sentAt, answer,
  answered_at AS answeredAt`;

export function addContactMessage(
  store: Store,
  { sentAt: _sentAt, answer: _answer, answeredAt: _answeredAt, ...made }: StoredContact,
): void {
  run(
    store,
    `INSERT INTO contact_message (id, made_at, words, reply, address, reply_key)
     VALUES ($id, $madeAt, $words, $reply, $address, $replyKey)`,
    made,
  );
}

/** Newest first. */
export function listContactMessages(store: Store): readonly StoredContact[] {
  return getRows(
    store,
    `SELECT ${columns} FROM contact_message WHERE is_removed = 0 ORDER BY made_at DESC, id`,
  );
}

export function markContactSent(store: Store, id: string, at: number): void {
  run(store, 'UPDATE contact_message SET sent_at = $at WHERE id = $id', { id, at });
}

/** Its key has done its work and goes. */
export function putContactAnswer(
  store: Store,
  { id, text, at }: { readonly id: string; readonly text: string; readonly at: number },
): void {
  run(
    store,
    'UPDATE contact_message SET answer = $text, answered_at = $at, reply_key = NULL WHERE id = $id',
    { id, text, at },
  );
}

/** Its words go at once; the id stays until the service was told. */
export function hideContactMessage(store: Store, id: string): void {
  run(
    store,
    `UPDATE contact_message SET words = '', address = NULL, reply_key = NULL, answer = NULL, is_removed = 1
     WHERE id = $id`,
    { id },
  );
}

export function listHiddenContacts(store: Store): readonly string[] {
  return getRows<{ id: string }>(store, 'SELECT id FROM contact_message WHERE is_removed = 1').map(
    ({ id }) => id,
  );
}

export function dropContactMessage(store: Store, id: string): void {
  run(store, 'DELETE FROM contact_message WHERE id = $id', { id });
}
