/** Keeps reports as they come: sealed to the operator's key, which is not here. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { decodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';

export async function operatorKey({ config }: Context): Promise<{ publicKey: string | null }> {
  return { publicKey: config.operatorKey };
}

/** The same id again gets the answer of then. Throws `report.notOffered` without an operator's key, `request.tooMany`. */
export async function putReport(
  { db, clock, config }: Context,
  request: RouteRequest<'reports.put'>,
  { account }: Caller,
): Promise<{ receivedAt: number }> {
  if (config.operatorKey === null) throw new AppError('report.notOffered');
  const id = decodeBytes(request.report);
  return inTransaction(db, async (tx) => {
    await tx.selectFrom('accounts').select('id').where('id', '=', account).forUpdate().execute();
    const held = await tx
      .selectFrom('abuse_reports')
      .select(['id', 'created_at'])
      .where('account', '=', account)
      .execute();
    const before = held.find((one) => one.id.equals(id));
    if (before !== undefined) return { receivedAt: before.created_at };
    if (held.length >= limits.reportsPerAccount) throw new AppError('request.tooMany');
    const now = clock.now();
    const sealed = decodeBytes(request.sealed, limits.reportBytes);
    await tx.insertInto('abuse_reports').values({ account, id, sealed, created_at: now }).execute();
    return { receivedAt: now };
  });
}
