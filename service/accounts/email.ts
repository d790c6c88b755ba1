/** The e-mail address of an account: kept only where one was given. */
import type { RouteRequest } from '../../contract/wire/routes.ts';
import type { Caller, Context } from '../context.ts';

/** Null removes it: nothing is left of it but what the database has not written over yet (docs/threat-model.md). */
export async function setEmail(
  { db, clock }: Context,
  { address }: RouteRequest<'account.setEmail'>,
  { account }: Caller,
): Promise<Record<never, never>> {
  if (address === null) {
    await db.deleteFrom('account_emails').where('account', '=', account).execute();
    return {};
  }
  const row = { address, created_at: clock.now() };
  await db
    .insertInto('account_emails')
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
    .execute();
  return {};
}
