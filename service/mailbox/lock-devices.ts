/** Locks the mailboxes a transaction will write to, always in one order, so that numbers become visible in the order they count. */
import { sql } from 'kysely';
import type { Tx } from '../db/open.ts';

export interface LockedDevice {
  readonly id: Buffer;
  readonly account: Buffer;
  readonly mailboxSeq: number;
  readonly accepted: number;
}

/** All valid devices of these accounts, locked until the transaction ends. */
export async function lockDevices(tx: Tx, accounts: readonly Buffer[], now: number): Promise<LockedDevice[]> {
  const rows = await tx
    .selectFrom('devices')
    .select(['id', 'account', 'mailbox_seq', 'accepted'])
    .where('account', '=', sql<Buffer>`ANY(${accounts}::bytea[])`)
    .where('revoked_at', 'is', null)
    .where('valid_until', '>', now)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    account: row.account,
    mailboxSeq: row.mailbox_seq,
    accepted: row.accepted,
  }));
}
