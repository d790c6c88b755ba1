/** Edits and erasures of messages: which words stand, what waits for its line or for its number, and taking content away. */
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import type { Erased } from './deletions.ts';
import { eraseFiles } from './message-files.ts';
import { addToIndex, type Indexed, indexedColumns, removeFromIndex } from './word-index.ts';

/** An edit, or with `text` null an erasure. */
export interface Change {
  /** Id of the body that says it. */
  readonly body: string;
  readonly target: string;
  readonly conversation: string;
  readonly account: string;
  /** The service's order; null while it waits here. */
  readonly number: number | null;
  readonly text: string | null;
  /** The author's clock. */
  readonly at: number;
  readonly receivedAt: number;
}

/** What decides whether a message may be changed, also while it is off its list. */
export interface ChangeTarget {
  readonly id: string;
  readonly conversation: string;
  readonly account: string;
  readonly mine: boolean;
  readonly at: number;
  readonly receivedAt: number;
  readonly isNotice: boolean;
  readonly isErased: boolean;
}

export function findChangeTarget(store: Store, id: string): ChangeTarget | undefined {
  const row = getRow<
    Omit<ChangeTarget, 'mine' | 'isNotice' | 'isErased'> & { mine: 0 | 1; isNotice: 0 | 1; isErased: 0 | 1 }
  >(
    store,
    `SELECT id, conversation, sender_account AS account, mine, at, received_at AS receivedAt,
       notice IS NOT NULL AS isNotice, erased_at IS NOT NULL AS isErased FROM message WHERE id = $id`,
    { id },
  );
  if (row === undefined) return undefined;
  return { ...row, mine: row.mine === 1, isNotice: row.isNotice === 1, isErased: row.isErased === 1 };
}

const columns = 'body, target, conversation, account, number, text, at, received_at AS receivedAt';

/** A body that comes twice is one change. */
export function addChange(store: Store, change: Change): void {
  run(
    store,
    `INSERT INTO message_change (body, target, conversation, account, number, text, at, received_at)
     VALUES ($body, $target, $conversation, $account, $number, $text, $at, $receivedAt) ON CONFLICT DO NOTHING`,
    { ...change },
  );
}

/** In the order in which they came. */
export function listChangesOf(store: Store, target: string): readonly Change[] {
  return getRows<Change>(
    store,
    `SELECT ${columns} FROM message_change WHERE target = $target ORDER BY rowid`,
    { target },
  );
}

export function findChange(store: Store, body: string): Change | undefined {
  return getRow<Change>(store, `SELECT ${columns} FROM message_change WHERE body = $body`, { body });
}

export function removeChange(store: Store, { body, target }: Pick<Change, 'body' | 'target'>): void {
  run(store, 'DELETE FROM message_change WHERE body = $body AND target = $target', { body, target });
}

/** The service took an edit of ours: from now on it stands at the service's number. */
export function numberChange(store: Store, body: string, number: number): void {
  run(store, 'UPDATE message_change SET number = $number WHERE body = $body', { body, number });
}

/** Of the changes whose line has not come, the newest `most` of a conversation stay. */
export function trimHeldChanges(store: Store, conversation: string, most: number): void {
  run(
    store,
    `DELETE FROM message_change WHERE conversation = $conversation AND body IN (
       SELECT body FROM message_change WHERE conversation = $conversation AND number IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM message WHERE message.id = target)
       ORDER BY received_at DESC, rowid DESC LIMIT -1 OFFSET $most)`,
    { conversation, most },
  );
}

/** Lets go of what came before this time and whose line never did. */
export function forgetHeldChangesBefore(store: Store, time: number): void {
  run(
    store,
    `DELETE FROM message_change WHERE received_at < $time AND number IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM message WHERE message.id = target)`,
    { time },
  );
}

type Words = Indexed & { readonly number: number | null };

function readWords(store: Store, id: string): Words | undefined {
  return getRow<Words>(store, `SELECT ${indexedColumns}, edit_number AS number FROM message WHERE id = $id`, {
    id,
  });
}

function showWords(store: Store, id: string, before: Words, change: Change): void {
  const text = change.text ?? '';
  removeFromIndex(store, before);
  run(
    store,
    `UPDATE message SET body_text = $text, first_text = coalesce(first_text, body_text), edited_at = $at WHERE id = $id`,
    { id, text, at: change.at },
  );
  addToIndex(store, { ...before, text });
}

/**
 * Brings a message's words in step with its edits: of those with a number the largest counts, and one that waits here will
 * get a larger one. The newest of them is kept: it stands again where one that waits gives way to it. Call inside a transaction, with edits that are allowed only.
 */
export function settleEdits(store: Store, target: string): void {
  const words = readWords(store, target);
  if (words === undefined) return;
  const edits = listChangesOf(store, target).filter(({ text }) => text !== null);
  const waiting = edits.findLast(({ number }) => number === null);
  const numbered = edits
    .filter(({ number }) => number !== null && number >= (words.number ?? 0))
    .reduce<Change | undefined>(
      (best, one) => ((one.number ?? 0) > (best?.number ?? 0) ? one : best),
      undefined,
    );
  const chosen = waiting ?? numbered;
  if (chosen !== undefined) showWords(store, target, words, chosen);
  for (const edit of edits) if (edit.number !== null && edit !== numbered) removeChange(store, edit);
  if (numbered !== undefined)
    run(store, 'UPDATE message SET edit_number = $number WHERE id = $id', {
      id: target,
      number: numbered.number,
    });
}

/** New words for a line that nobody has seen: no trace of the first ones. Call inside a transaction. */
export function replaceText(store: Store, id: string, text: string): void {
  const before = readWords(store, id);
  if (before === undefined) return;
  removeFromIndex(store, before);
  run(store, 'UPDATE message SET body_text = $text WHERE id = $id', { id, text });
  addToIndex(store, { ...before, text });
}

/** Takes the words of edits away, sent or not: nothing of them is sealed anew. */
export function dropChangesOf(store: Store, target: string): void {
  run(
    store,
    `DELETE FROM outbox WHERE type = 'edit' AND counter IS NULL
       AND message IN (SELECT body FROM message_change WHERE target = $target)`,
    { target },
  );
  run(store, 'DELETE FROM message_change WHERE target = $target', { target });
}

/**
 * Leaves of a message that its author took back only that it stood there: words, first words, index, edits, marks and files
 * go. Answers it as it was. Call inside a transaction, and empty the log of changes after it.
 */
export function eraseContent(store: Store, id: string, at: number): Erased | undefined {
  const erased = getRow<Erased>(
    store,
    `SELECT id, ${indexedColumns}, sender_device AS senderDevice
     FROM message WHERE id = $id AND erased_at IS NULL`,
    { id },
  );
  if (erased === undefined) return undefined;
  removeFromIndex(store, erased);
  dropChangesOf(store, id);
  eraseFiles(store, id);
  run(
    store,
    `UPDATE message SET body_text = '', first_text = NULL, edited_at = NULL, reply_to = NULL, starred_at = NULL,
       pinned_at = NULL, file_count = 0, erased_at = $at WHERE id = $id`,
    { id, at },
  );
  addToIndex(store, { ...erased, text: '', names: null });
  return erased;
}
