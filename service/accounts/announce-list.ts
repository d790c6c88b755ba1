/** Tells everybody joined to an account about its new device list, through their mailboxes. */
import { sql } from 'kysely';
import type { DeviceList } from '../../contract/domain/identity.ts';
import type { Tx } from '../db/open.ts';
import { deliver } from '../mailbox/deliver.ts';
import { type LockedDevice, lockDevices } from '../mailbox/lock-devices.ts';

/** Devices of the account and of all joined to it, locked in one go as every writer of mailboxes does. */
export async function lockAudience(tx: Tx, account: Buffer, now: number): Promise<LockedDevice[]> {
  const { rows } = await sql<{ account: Buffer }>`
    SELECT low AS account FROM relations WHERE high = ${account}
    UNION SELECT high FROM relations WHERE low = ${account}
    UNION SELECT theirs.account FROM conversation_members mine
      JOIN conversation_members theirs USING (conversation) WHERE mine.account = ${account}
    UNION SELECT ${account}::bytea`.execute(tx);
  return lockDevices(
    tx,
    rows.map((row) => row.account),
    now,
  );
}

/** The signed list itself is the item: its readers check it against the list they know. */
export async function announceList(
  tx: Tx,
  audience: readonly LockedDevice[],
  list: DeviceList,
  now: number,
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(list));
  const item = { kind: 'devices', bytes, sender_device: null, envelope: null, invitation: null } as const;
  await deliver(
    tx,
    audience.map((to) => ({ to, item })),
    now,
  );
}
