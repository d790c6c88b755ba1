/** Puts items into mailboxes whose devices the caller has locked, and wakes their sockets when the transaction commits. */
import { sql } from 'kysely';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
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

/** Throws `mailbox.full` when one of these mailboxes already holds as much from this device as one sender may leave there. */
export async function requireRoom(tx: Tx, sender: Buffer, devices: readonly LockedDevice[]): Promise<void> {
  if (devices.length === 0) return;
  const ids = devices.map((device) => device.id);
  const full = await sql`
    SELECT 1 FROM deliveries
    WHERE device = ANY(${ids}::bytea[]) AND sender_device = ${sender}
    GROUP BY device HAVING count(*) >= ${limits.mailboxPerSender} LIMIT 1`.execute(tx);
  if (full.rows.length > 0)
    throw new AppError('mailbox.full', { fields: { limit: limits.mailboxPerSender } });
}
