/** Facts of all conversations at once, for the list: one statement each, where asking per conversation takes thousands. */
import type { MessageView } from '../../../../contract/bridge/views.ts';
import type { Store } from '../database.ts';
import { getRows } from '../statement.ts';
import { columns, type Row, toViews } from './message-rows.ts';

/** Unread lines of one conversation: how many, and the oldest. Absent where all is read. */
export interface Unread {
  readonly count: number;
  readonly first: { readonly message: string; readonly at: number };
}

/** The newest line, by conversation. */
export function listLastMessages(store: Store): ReadonlyMap<string, MessageView> {
  const rows = getRows<Row>(
    store,
    `SELECT ${columns} FROM message WHERE id IN (
       SELECT (SELECT id FROM message WHERE conversation = c.id AND delete_at IS NULL AND notice IS NULL
         ORDER BY sort_key DESC, id DESC LIMIT 1) FROM conversation c)`,
  );
  return new Map(toViews(store, rows).map((view) => [view.conversation, view]));
}

/** By conversation. */
export function listUnread(store: Store): ReadonlyMap<string, Unread> {
  // SQLite takes the other columns from the row that has the least sort key.
  const rows = getRows<{ conversation: string; count: number; message: string; at: number }>(
    store,
    `SELECT m.conversation, count(*) AS count, min(m.sort_key), m.id AS message, m.at
     FROM conversation c CROSS JOIN message m ON m.conversation = c.id
     WHERE m.mine = 0 AND m.delete_at IS NULL AND m.sort_key > c.read_up_to GROUP BY c.id`,
  );
  return new Map(
    rows.map(({ conversation, count, message, at }) => [conversation, { count, first: { message, at } }]),
  );
}

/** Messages that wait here, by conversation. */
export function listWaiting(store: Store): ReadonlyMap<string, number> {
  const rows = getRows<{ conversation: string; count: number }>(
    store,
    `SELECT conversation, count(*) AS count FROM outbox WHERE type = 'text'
       AND NOT EXISTS (SELECT 1 FROM message WHERE message.id = outbox.message AND delete_at IS NOT NULL)
     GROUP BY conversation`,
  );
  return new Map(rows.map(({ conversation, count }) => [conversation, count]));
}
