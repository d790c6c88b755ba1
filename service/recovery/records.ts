/** Keeps one sealed identity for each account, and gives it to whoever knows its look-up id. */
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';

/** In the place of the account's record before, whose look-up id finds nothing any more. Throws `request.invalid`. */
export async function putRecord(
  { db, clock }: Context,
  request: RouteRequest<'recovery.put'>,
  caller: Caller,
): Promise<Record<never, never>> {
  const lookupId = decodeBytes(request.lookupId);
  const record = { lookup_id: lookupId, sealed: decodeBytes(request.sealed), created_at: clock.now() };
  const taken = await db
    .selectFrom('recovery_records')
    .select('account')
    .where('lookup_id', '=', lookupId)
    .where('account', '<>', caller.account)
    .executeTakeFirst();
  // 256 random bits meet by intent alone.
  if (taken !== undefined) throw new AppError('request.invalid');
  await db
    .insertInto('recovery_records')
    .values({ account: caller.account, ...record })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(record))
    .execute();
  return {};
}

/** Throws `recovery.unknown`, the one answer for every look-up id that finds nothing. */
export async function fetchRecord(
  { db }: Context,
  request: RouteRequest<'recovery.fetch'>,
): Promise<{ sealed: string }> {
  const found = await db
    .selectFrom('recovery_records')
    .select('sealed')
    .where('lookup_id', '=', decodeBytes(request.lookupId))
    .executeTakeFirst();
  if (found === undefined) throw new AppError('recovery.unknown');
  return { sealed: encodeBytes(found.sealed) };
}
