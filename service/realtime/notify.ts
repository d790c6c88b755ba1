/** Wakes every node about a mailbox or a revoked device, in the transaction that changed it (LISTEN/NOTIFY). */
import { sql } from 'kysely';
import { encodeBytes } from '../bytes.ts';
import type { Tx } from '../db/open.ts';

export const mailboxChannel = 'o7_mailbox';
export const revokedChannel = 'o7_revoked';

export async function notifyMailboxes(tx: Tx, devices: readonly Buffer[]): Promise<void> {
  if (devices.length === 0) return;
  const ids = devices.map(encodeBytes);
  await sql`SELECT pg_notify(${mailboxChannel}, id) FROM unnest(${ids}::text[]) AS id`.execute(tx);
}

export async function notifyRevoked(tx: Tx, device: Buffer): Promise<void> {
  await sql`SELECT pg_notify(${revokedChannel}, ${encodeBytes(device)})`.execute(tx);
}
