/** Raw mailbox items: durable before they are acknowledged, processed after. */
import type { MailboxItem } from '../../../../contract/wire/mailbox.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

/** How many processed sequence numbers are remembered, to recognise a repeated delivery. */
const remembered = 5_000;

/** Stores what is new; a repeated item changes nothing. */
export function addToInbox(store: Store, items: readonly MailboxItem[], now: number): void {
  for (const item of items) {
    run(
      store,
      `INSERT INTO inbox (seq, item, state, received_at) VALUES ($seq, $item, 'new', $now) ON CONFLICT (seq) DO NOTHING`,
      { seq: item.seq, item: JSON.stringify(item), now },
    );
  }
}

/** Before every item; those of a service that was put back since stand below zero. */
export const beforeAllItems = -Number.MAX_SAFE_INTEGER;

/** The oldest items after `seq` that are not yet processed, by the numbers under which they are kept here. */
export function listNextIn(store: Store, seq: number, limit: number): readonly MailboxItem[] {
  const rows = getRows<{ seq: number; item: string }>(
    store,
    `SELECT seq, item FROM inbox WHERE state = 'new' AND seq > $seq ORDER BY seq LIMIT $limit`,
    { seq, limit },
  );
  // Parsed by the schema before it was stored.
  return rows.map((row) => ({ ...(JSON.parse(row.item) as MailboxItem), seq: row.seq }));
}

/** Whether anything waits to be processed. */
export function hasNewItems(store: Store): boolean {
  return getRow(store, `SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1`) !== undefined;
}

/** The service counts anew: what waits here comes before it, and its numbers say nothing about what was here before. */
export function restartInbox(store: Store): void {
  run(store, `DELETE FROM inbox WHERE state = 'done'`);
  const kept = getRow<{ least: number | null; most: number | null }>(
    store,
    'SELECT min(seq) AS least, max(seq) AS most FROM inbox',
  );
  const most = kept?.most ?? -1;
  if (most < 0) return;
  // Further than they are apart, so that no number meets another on its way.
  const shift = most + Math.max(0, -(kept?.least ?? 0)) + 1;
  run(store, 'UPDATE inbox SET seq = seq - $shift', { shift });
}

/** Processed: the bytes go, the number stays for a while. */
export function markDone(store: Store, seq: number): void {
  run(store, `UPDATE inbox SET state = 'done', item = NULL WHERE seq = $seq`, { seq });
  run(store, `DELETE FROM inbox WHERE state = 'done' AND seq < $oldest`, { oldest: seq - remembered });
}

/** Set aside with a code: it blocks nothing, and its bytes stay until the data class expires. */
export function setAside(store: Store, seq: number, code: string): void {
  run(store, `UPDATE inbox SET state = 'aside', code = $code WHERE seq = $seq`, { seq, code });
}

/** Forgets the mailbox of a device that is being replaced; its numbers mean nothing to the new one. */
export function clearInbox(store: Store): void {
  run(store, 'DELETE FROM inbox');
}

/** Whether an item came later than that. */
export function isReceivedAfter(store: Store, seq: number, time: number): boolean {
  return (
    getRow(store, 'SELECT 1 FROM inbox WHERE seq = $seq AND received_at > $time', { seq, time }) !== undefined
  );
}

/** Whether an item may go on waiting for what explains it: among the first `most` of its kind that do, no longer than since `since`. */
export function mayWait(store: Store, seq: number, since: number, most: number): boolean {
  const row = getRow<{ receivedAt: number; before: number }>(
    store,
    `SELECT received_at AS receivedAt, (SELECT count(*) FROM inbox AS earlier WHERE earlier.state = 'new'
       AND earlier.seq < inbox.seq AND earlier.item ->> '$.kind' = inbox.item ->> '$.kind') AS before
     FROM inbox WHERE seq = $seq`,
    { seq },
  );
  return row !== undefined && row.receivedAt > since && row.before < most;
}
