/** Puts items into mailboxes whose devices the caller has locked, and wakes their sockets when the transaction commits. */
import { sql } from 'kysely';
import type { Tx } from '../db/open.ts';
import type { NewDelivery } from '../db/schema.ts';
import { notifyMailboxes } from '../realtime/notify.ts';
import type { LockedDevice } from './lock-devices.ts';

/** An item without its place in the mailbox; one per device and transaction. */
export type NewItem = Omit<NewDelivery, 'device' | 'seq' | 'created_at'>;

/** Gives each item the next number of its device. */
export async function deliver(
  tx: Tx,
  items: readonly { readonly to: LockedDevice; readonly item: NewItem }[],
  now: number,
): Promise<void> {
  if (items.length === 0) return;
  await tx
    .insertInto('deliveries')
    .values(
      items.map(({ to, item }) => ({ ...item, device: to.id, seq: to.mailboxSeq + 1, created_at: now })),
    )
    .execute();
  const devices = items.map(({ to }) => to.id);
  await sql`UPDATE devices SET mailbox_seq = mailbox_seq + 1 WHERE id = ANY(${devices}::bytea[])`.execute(tx);
  await notifyMailboxes(tx, devices);
}
