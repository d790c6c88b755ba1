/** When a device was last here: to the hour, for the account's own eyes. */
import type { RouteResponse } from '../../contract/wire/routes.ts';
import { encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import type { Tx } from '../db/open.ts';

const hourMs = 60 * 60 * 1000;

/** Called at every login. */
export async function noteSeen(tx: Tx, device: Buffer, now: number): Promise<void> {
  const hour = now - (now % hourMs);
  await tx
    .updateTable('devices')
    .set({ seen_at: hour })
    .where('id', '=', device)
    .where((where) => where.or([where('seen_at', 'is', null), where('seen_at', '<', hour)]))
    .execute();
}

/** Devices that are not revoked. */
export async function listSeen(
  { db }: Context,
  caller: Caller,
): Promise<Omit<RouteResponse<'devices.seen'>, 'v'>> {
  const rows = await db
    .selectFrom('devices')
    .select(['id', 'seen_at'])
    .where('account', '=', caller.account)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute();
  return { devices: rows.map((row) => ({ device: encodeBytes(row.id), seenAt: row.seen_at })) };
}
