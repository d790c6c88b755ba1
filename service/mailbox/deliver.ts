/** Puts items into mailboxes whose devices the caller has locked, and wakes their sockets when the transaction commits. */
import { sql } from 'kysely';
import { encodeBytes } from '../bytes.ts';
import type { Tx } from '../db/open.ts';
import type { NewDelivery } from '../db/schema.ts';
import { mailboxChannel } from '../realtime/notify.ts';
import type { LockedDevice } from './lock-devices.ts';

/** An item without its place in the mailbox; one per device and transaction. */
export type NewItem = Omit<NewDelivery, 'device' | 'seq' | 'created_at'>;

/** Gives each item the next number of its device: one statement, as every message passes here. */
export async function deliver(
  tx: Tx,
  items: readonly { readonly to: LockedDevice; readonly item: NewItem }[],
  now: number,
): Promise<void> {
  if (items.length === 0) return;
  const devices = items.map(({ to }) => to.id);
  const names = devices.map(encodeBytes);
  const column = <Name extends keyof NewItem>(name: Name) => items.map(({ item }) => item[name] ?? null);
  await sql`
    WITH item AS (
      SELECT * FROM unnest(
        ${devices}::bytea[], ${names}::text[], ${column('kind')}::text[], ${column('sender_device')}::bytea[],
        ${column('envelope')}::bytea[], ${column('invitation')}::bytea[], ${column('bytes')}::bytea[]
      ) AS item (device, name, kind, sender_device, envelope, invitation, bytes)
    ), numbered AS (
      UPDATE devices SET mailbox_seq = mailbox_seq + 1 WHERE id = ANY(${devices}::bytea[])
      RETURNING id, mailbox_seq
    ), delivered AS (
      INSERT INTO deliveries (device, seq, kind, sender_device, envelope, invitation, bytes, created_at)
      SELECT device, mailbox_seq, kind, sender_device, envelope, invitation, bytes, ${now}::bigint
      FROM item JOIN numbered ON numbered.id = item.device
    )
    SELECT pg_notify(${mailboxChannel}, name) FROM item`.execute(tx);
}
