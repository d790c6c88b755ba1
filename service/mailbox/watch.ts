/** How many messages wait for a locked device: one number, over a token that is good for nothing else. */
import { limits } from '../../contract/domain/limits.ts';
import { issueCountToken } from '../accounts/tokens.ts';
import { findRestriction } from '../choices/restriction.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';

/** A new token; the one that the device had before opens nothing any more. */
export async function startWatch(
  { db, clock }: Context,
  _request: unknown,
  caller: Caller,
): Promise<{ token: string; expiresAt: number; time: number }> {
  const now = clock.now();
  return { ...(await inTransaction(db, (tx) => issueCountToken(tx, caller.device, now))), time: now };
}

/** None while the account is restricted: nothing of it is used. Waiting messages alone: no commits, welcomes, pairing answers or device lists. */
export async function countWaiting(
  { db }: Context,
  _request: unknown,
  caller: Caller,
): Promise<{ count: number }> {
  if ((await findRestriction(db, caller.device)) !== null) return { count: 0 };
  const { count } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('device', '=', caller.device)
    .where('kind', '=', 'message')
    .executeTakeFirstOrThrow();
  return { count: Math.min(count, limits.mostCounted) };
}
