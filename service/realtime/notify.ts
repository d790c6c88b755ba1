/** What nodes tell each other through the database (LISTEN/NOTIFY), in the transaction that changed it. */
import { sql } from 'kysely';
import { encodeBytes } from '../bytes.ts';
import type { Tx } from '../db/open.ts';

/** A mailbox has new items; the payload is the device's id. */
export const mailboxChannel = 'o7_mailbox';
/** A device was revoked. */
export const revokedChannel = 'o7_revoked';

export async function notifyRevoked(tx: Tx, device: Buffer): Promise<void> {
  await sql`SELECT pg_notify(${revokedChannel}, ${encodeBytes(device)})`.execute(tx);
}
