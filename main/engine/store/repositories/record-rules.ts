/** Whether chat belongs to the record: of our own practice, and as it was told in each conversation. */
import { type RecordRule, usualRule } from '../../../../contract/domain/record-rule.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

interface Row {
  readonly chat: RecordRule['chat'] | null;
  readonly since: number | null;
}

const columns = 'record_chat AS chat, record_since AS since';

const toRule = (row: Row | undefined): RecordRule | null =>
  row === undefined || row.chat === null || row.since === null ? null : { chat: row.chat, since: row.since };

/** Of our own practice, the usual one before anything was chosen. */
export const getOwnRule = (store: Store): RecordRule =>
  toRule(getRow<Row>(store, `SELECT ${columns} FROM practice`)) ?? usualRule;

export function putOwnRule(store: Store, rule: RecordRule): void {
  run(store, 'UPDATE practice SET record_chat = $chat, record_since = $since', { ...rule });
}

/** As it was told in a conversation; null: nothing was said. */
export const findToldRule = (store: Store, conversation: string): RecordRule | null =>
  toRule(
    getRow<Row>(store, `SELECT ${columns} FROM conversation WHERE id = $conversation`, { conversation }),
  );

export function putToldRule(store: Store, conversation: string, rule: RecordRule): void {
  run(store, 'UPDATE conversation SET record_chat = $chat, record_since = $since WHERE id = $conversation', {
    conversation,
    ...rule,
  });
}

/** Conversations of our own practice that go on, or are about to, and in which another one was told last, or none. */
export function listToldOtherwise(store: Store, rule: RecordRule): readonly string[] {
  return getRows<{ id: string }>(
    store,
    `SELECT id FROM conversation WHERE kind <> 'own' AND state IN ('opening', 'open', 'awaiting')
       AND (record_since IS NOT $since OR record_chat IS NOT $chat) ORDER BY id`,
    { ...rule },
  ).map(({ id }) => id);
}

/** Which rule an invitation's offer named, by its time; null: none. */
export const findOfferedRule = (store: Store, invitation: string): number | null =>
  getRow<{ since: number | null }>(
    store,
    'SELECT record_since AS since FROM invitation WHERE id = $invitation',
    { invitation },
  )?.since ?? null;

export function putOfferedRule(store: Store, invitation: string, { since }: Pick<RecordRule, 'since'>): void {
  run(store, 'UPDATE invitation SET record_since = $since WHERE id = $invitation', { invitation, since });
}
