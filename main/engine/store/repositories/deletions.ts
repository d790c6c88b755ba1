/** Deleting messages on this computer: first out of every list, then out of the file; only the id is remembered. */
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import { dropChangesOf } from './changes.ts';
import { type Indexed, indexedColumns, removeFromIndex } from './word-index.ts';

/** A message that left the file, as it was. */
export interface Erased extends Indexed {
  readonly id: string;
  readonly senderDevice: string;
}

/** Takes messages of a conversation off its list; answers the ids that were on it. */
export function hideMessages(
  store: Store,
  conversation: string,
  ids: readonly string[],
  deleteAt: number,
): readonly string[] {
  return ids.filter(
    (id) =>
      run(
        store,
        'UPDATE message SET delete_at = $deleteAt WHERE id = $id AND conversation = $conversation AND delete_at IS NULL',
        { id, conversation, deleteAt },
      ) > 0,
  );
}

/** Puts messages back on their list; answers the ids that were about to go. */
export function unhideMessages(
  store: Store,
  conversation: string,
  ids: readonly string[],
): readonly string[] {
  return ids.filter(
    (id) =>
      run(
        store,
        'UPDATE message SET delete_at = NULL WHERE id = $id AND conversation = $conversation AND delete_at IS NOT NULL',
        { id, conversation },
      ) > 0,
  );
}

/** Takes up to `limit` messages of a conversation that came no later than `upTo` off the list; answers how many. */
export function hideSlice(
  store: Store,
  slice: {
    readonly conversation: string;
    readonly until: number;
    readonly upTo: number;
    readonly limit: number;
  },
): number {
  return run(
    store,
    `UPDATE message SET delete_at = $until WHERE place IN (SELECT place FROM message
       WHERE conversation = $conversation AND delete_at IS NULL AND place <= $upTo LIMIT $limit)`,
    slice,
  );
}

/** Puts up to `limit` messages that were to go then back on the list; answers how many. */
export function unhideSlice(
  store: Store,
  slice: { readonly conversation: string; readonly until: number; readonly limit: number },
): number {
  return run(
    store,
    `UPDATE message SET delete_at = NULL WHERE place IN (SELECT place FROM message
       WHERE conversation = $conversation AND delete_at = $until LIMIT $limit)`,
    slice,
  );
}

/** Messages of a conversation that are to go then. */
export function listHiddenUntil(store: Store, conversation: string, until: number): readonly string[] {
  return getRows<{ id: string }>(
    store,
    'SELECT id FROM message WHERE conversation = $conversation AND delete_at = $until',
    { conversation, until },
  ).map(({ id }) => id);
}

/** The place of the message that came last. */
export function newestPlace(store: Store): number {
  return getRow<{ place: number | null }>(store, 'SELECT max(place) AS place FROM message')?.place ?? 0;
}

/** Messages off their list and still in the file, with when they are to go. */
export function listHidden(store: Store): readonly { readonly id: string; readonly deleteAt: number }[] {
  return getRows(store, 'SELECT id, delete_at AS deleteAt FROM message WHERE delete_at IS NOT NULL');
}

/**
 * Deletes those of these messages that are still off their list, and their words from the index; answers them. What was never
 * sealed is not sent any more; an envelope that was sealed may be under way already and takes its course.
 */
export function eraseMessages(store: Store, ids: readonly string[], now: number): readonly Erased[] {
  return ids.flatMap((id) => {
    const erased = getRow<Erased>(
      store,
      `DELETE FROM message WHERE id = $id AND delete_at IS NOT NULL
       RETURNING id, ${indexedColumns}, sender_device AS senderDevice`,
      { id },
    );
    if (erased === undefined) return [];
    removeFromIndex(store, erased);
    run(store, 'DELETE FROM outbox WHERE message = $id AND counter IS NULL', { id });
    dropChangesOf(store, id);
    run(store, 'INSERT INTO deleted_message VALUES ($id, $now) ON CONFLICT (id) DO NOTHING', { id, now });
    return [erased];
  });
}

/** Their ids are remembered as those of deleted messages, though they were never here. */
export function rememberDeleted(store: Store, ids: readonly string[], now: number): void {
  for (const id of ids)
    run(store, 'INSERT INTO deleted_message VALUES ($id, $now) ON CONFLICT (id) DO NOTHING', { id, now });
}

/** Whether a message is here, is about to go, or was deleted here. */
export function wasEverHere(store: Store, id: string): boolean {
  const found = getRow(
    store,
    'SELECT 1 FROM message WHERE id = $id UNION ALL SELECT 1 FROM deleted_message WHERE id = $id',
    { id },
  );
  return found !== undefined;
}

/** Whether a message with this id is in the file, on its list or about to go; or was, and only its id is remembered. */
export function whereIs(store: Store, id: string): 'here' | 'erased' | 'unknown' {
  if (getRow(store, 'SELECT 1 FROM message WHERE id = $id', { id }) !== undefined) return 'here';
  return wasEverHere(store, id) ? 'erased' : 'unknown';
}

/** Forgets ids deleted before this time: nothing with these ids can be on its way any more. */
export function forgetDeletedBefore(store: Store, time: number): void {
  run(store, 'DELETE FROM deleted_message WHERE at < $time', { time });
}

/** Empties the log of changes into the file, whose free pages are overwritten: old pages stand nowhere after it. */
export function clearOldPages(store: Store): void {
  store.pragma('wal_checkpoint(TRUNCATE)');
}
