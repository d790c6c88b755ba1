/** Who has read which of our lines, and which of theirs were read here. */
import type { Store } from '../database.ts';
import { getRows, run } from '../statement.ts';

/** Lines of others behind one sort key and up to another, oldest first, at most a thousand: the newest ones. */
export function listReadBetween(
  store: Store,
  conversation: string,
  span: { readonly after: number; readonly upTo: number },
): readonly string[] {
  return getRows<{ id: string }>(
    store,
    `SELECT id FROM message WHERE conversation = $conversation AND mine = 0 AND delete_at IS NULL
       AND sort_key > $after AND sort_key <= $upTo ORDER BY sort_key DESC LIMIT 1000`,
    { conversation, ...span },
  )
    .map(({ id }) => id)
    .reverse();
}

/** Of a pair: the other person has read these of ours. Answers the ids that changed. */
export function markReadByOther(
  store: Store,
  conversation: string,
  ids: readonly string[],
  at: number,
): readonly string[] {
  return ids.filter(
    (id) =>
      run(
        store,
        `UPDATE message SET read_at = $at, delivery = 'delivered'
         WHERE id = $id AND conversation = $conversation AND mine = 1 AND notice IS NULL AND read_at IS NULL`,
        { id, conversation, at },
      ) > 0,
  );
}

/** Of a group: one of its people has read these of ours. Answers the ids that changed. */
export function markReadByMember(
  store: Store,
  conversation: string,
  account: string,
  ids: readonly string[],
  at: number,
): readonly string[] {
  return ids.filter(
    (id) =>
      run(
        store,
        `INSERT INTO message_receipt (message, account, delivered_at, read_at)
         SELECT id, $account, $at, $at FROM message
         WHERE id = $id AND conversation = $conversation AND mine = 1 AND notice IS NULL
         ON CONFLICT (message, account) DO UPDATE SET read_at = $at WHERE read_at IS NULL`,
        { id, conversation, account, at },
      ) > 0,
  );
}

/** All that is known of others' reading goes; that their computers have the lines stays. */
export function forgetReading(store: Store): void {
  run(store, 'UPDATE message SET read_at = NULL WHERE read_at IS NOT NULL');
  run(store, 'UPDATE message_receipt SET read_at = NULL WHERE read_at IS NOT NULL');
}
