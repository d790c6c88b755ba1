/** What this node may have missed while it could not listen: waiting items, and devices that were revoked. */
import { sql } from 'kysely';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Db } from '../db/open.ts';
import type { Hub } from './hub.ts';

/** Closes the sockets of revoked devices and wakes all others. */
export async function catchUp(db: Db, hub: Hub): Promise<void> {
  const ids = hub.devices().map((device) => decodeBytes(device));
  const revoked = await db
    .selectFrom('devices')
    .select('id')
    .where('id', '=', sql<Buffer>`ANY(${ids}::bytea[])`)
    .where('revoked_at', 'is not', null)
    .execute();
  for (const { id } of revoked) hub.closeDevice(encodeBytes(id), 'device.revoked');
  hub.wakeAll();
}
