/** The first frame of every live socket: what the service knows of this device. */
import { sql } from 'kysely';
import type { ServerFrame } from '../../contract/wire/mailbox.ts';
import { findRestriction } from '../choices/restriction.ts';
import type { Caller, Context } from '../context.ts';

export async function makeGreeting(
  { db, clock, serviceGeneration }: Context,
  caller: Caller,
): Promise<Extract<ServerFrame, { t: 'hello' }>> {
  const { rows } = await sql<{ accepted: number; packages: number; waiting: number }>`
    SELECT accepted,
      (SELECT count(*) FROM key_packages k WHERE k.device = devices.id AND NOT k.last_resort) AS packages,
      (SELECT count(*) FROM deliveries d WHERE d.device = devices.id) AS waiting
    FROM devices WHERE id = ${caller.device}`.execute(db);
  const row = rows[0];
  return {
    v: 1,
    t: 'hello',
    serviceGeneration,
    accepted: row?.accepted ?? 0,
    keyPackages: row?.packages ?? 0,
    waiting: row?.waiting ?? 0,
    restriction: await findRestriction(db, caller.device),
    time: clock.now(),
  };
}
