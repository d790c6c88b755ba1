/** The end of a device: nothing of it opens anything any more, on any node; what only a device of the account can read moves on. */
import { sql } from 'kysely';
import type { Tx } from '../db/open.ts';
import { settleDeliveries } from '../mailbox/settle.ts';
import { notifyRevoked } from '../realtime/notify.ts';

/** Tokens, key packages and waiting items go, its live sockets close. The device's row is locked. */
export async function revokeDevice(tx: Tx, device: Buffer, now: number): Promise<void> {
  await tx.updateTable('devices').set({ revoked_at: now }).where('id', '=', device).execute();
  await tx.deleteFrom('tokens').where('device', '=', device).execute();
  await tx.deleteFrom('key_packages').where('device', '=', device).execute();
  await settleDeliveries(tx, device, null, null);
  await notifyRevoked(tx, device);
}

/**
 * Pairing answers and device lists are not encrypted to one device: its successors get those still waiting, in order.
 * Messages are, and cannot be read by another device.
 */
export async function inheritMailbox(
  tx: Tx,
  from: Buffer,
  to: readonly Buffer[],
  now: number,
): Promise<void> {
  for (const device of to) {
    await sql`
      WITH waiting AS (
        SELECT *, row_number() OVER (ORDER BY seq) AS place FROM deliveries
        WHERE device = ${from} AND kind IN ('pairing', 'devices')
      ), moved AS (
        INSERT INTO deliveries (device, seq, kind, invitation, bytes, created_at)
        SELECT ${device}, d.mailbox_seq + place, kind, invitation, bytes, ${now}::bigint
        FROM waiting, devices d WHERE d.id = ${device}
        RETURNING 1
      )
      UPDATE devices SET mailbox_seq = mailbox_seq + (SELECT count(*) FROM moved) WHERE id = ${device}`.execute(
      tx,
    );
  }
}
