/** How much one sender may leave with the service: per mailbox in items and in bytes of handshakes, per account in bytes of messages. */
import { sql } from 'kysely';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { Caller } from '../context.ts';
import type { Tx } from '../db/open.ts';
import type { LockedDevice } from './lock-devices.ts';

/** Throws `mailbox.full`: one of these mailboxes holds this device's share, or the account has too many bytes waiting. */
export async function requireRoom(tx: Tx, caller: Caller, devices: readonly LockedDevice[]): Promise<void> {
  if (devices.length === 0) return;
  const ids = devices.map((device) => device.id);
  const { rows } = await sql<{ full: boolean; bytes: number }>`
    SELECT
      EXISTS (
        SELECT 1 FROM deliveries WHERE device = ANY(${ids}::bytea[]) AND sender_device = ${caller.device}
        GROUP BY device HAVING count(*) >= ${limits.mailboxPerSender}) AS full,
      (SELECT coalesce(sum(size), 0)::bigint FROM envelopes
        WHERE bytes IS NOT NULL
          AND sender_device IN (SELECT id FROM devices WHERE account = ${caller.account})) AS bytes`.execute(
    tx,
  );
  const found = rows[0];
  if (found?.full === true)
    throw new AppError('mailbox.full', { fields: { limit: limits.mailboxPerSender } });
  if ((found?.bytes ?? 0) >= limits.waitingBytesPerAccount) {
    throw new AppError('mailbox.full', { fields: { limitBytes: limits.waitingBytesPerAccount } });
  }
}

/**
 * For a commit with its Welcomes, or an ask; its own bytes are not counted yet. The log has a limit of its own. Throws
 * `mailbox.full`.
 */
export async function requireHandshakeRoom(
  tx: Tx,
  caller: Caller,
  devices: readonly LockedDevice[],
): Promise<void> {
  if (devices.length === 0) return;
  const most = limits.mailboxPerSender + limits.handshakesBeyond;
  const ids = devices.map((device) => device.id);
  const { rows } = await sql<{ full: boolean }>`
    SELECT EXISTS (
      SELECT 1 FROM deliveries WHERE device = ANY(${ids}::bytea[]) AND sender_device = ${caller.device}
      GROUP BY device
      HAVING count(*) >= ${most} OR sum(octet_length(bytes)) >= ${limits.handshakeBytesPerSender}) AS full`.execute(
    tx,
  );
  if (rows[0]?.full === true) throw new AppError('mailbox.full', { fields: { limit: most } });
}
