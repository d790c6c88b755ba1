/** Raw mailbox items: durable before they are acknowledged, processed after. */
import { type MailboxItem, mailboxItemSchema } from '../../../../contract/wire/mailbox.ts';
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';

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

/** The oldest item after `seq` that is not yet processed, by the number under which it is kept here. */
export function findNextIn(store: Store, seq = beforeAllItems): MailboxItem | undefined {
  const row = getRow<{ seq: number; item: string }>(
    store,
    `SELECT seq, item FROM inbox WHERE state = 'new' AND seq > $seq ORDER BY seq LIMIT 1`,
    { seq },
  );
  return row === undefined ? undefined : { ...mailboxItemSchema.parse(JSON.parse(row.item)), seq: row.seq };
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
