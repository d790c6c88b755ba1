/** A practice reports the age of somebody it invited; the account is paused, and erased unless that is taken back. */
import { erasureGraceMs } from '../../contract/domain/erasure-times.ts';
import { limits } from '../../contract/domain/limits.ts';
import type { ReportedAge } from '../../contract/domain/pairing.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { type Db, inTransaction, type Tx } from '../db/open.ts';
import { journalFile } from '../erasure/journal.ts';
import { cancelErasure, findErasure, scheduleErasure, unpause } from '../erasure/schedule.ts';

type Reported = RouteResponse<'age.report'>['reported'];

/** One statement at a time for a practice, or two of its computers could go over the limit together. */
async function lockPractice(tx: Tx, practice: Buffer): Promise<void> {
  await tx.selectFrom('accounts').select('id').where('id', '=', practice).forUpdate().execute();
}

/** Whether this practice invited the account: nobody else has a say about its age. */
async function isOwnClient(tx: Tx, practice: Buffer, account: Buffer): Promise<boolean> {
  const practices = await tx
    .selectFrom('practices')
    .select('account')
    .where('account', 'in', [practice, account])
    .execute();
  if (practices.length !== 1 || practices[0]?.account.equals(practice) !== true) return false;
  const [low, high] = Buffer.compare(practice, account) < 0 ? [practice, account] : [account, practice];
  const relation = await tx
    .selectFrom('relations')
    .select('created_at')
    .where('low', '=', low)
    .where('high', '=', high)
    .executeTakeFirst();
  return relation !== undefined;
}

async function listOpen(db: Db | Tx, practice: Buffer): Promise<Reported[]> {
  const rows = await db
    .selectFrom('age_reports as report')
    .leftJoin('erasure_requests as erasure', (join) =>
      join.onRef('erasure.account', '=', 'report.account').on('erasure.cancelled_at', 'is', null),
    )
    .select(['report.account', 'report.age', 'report.created_at', 'erasure.due_at'])
    .where('report.practice', '=', practice)
    .where('report.taken_back_at', 'is', null)
    .orderBy('report.created_at')
    .execute();
  return rows.map((row) => ({
    account: encodeBytes(row.account),
    age: row.age as ReportedAge,
    reportedAt: row.created_at,
    dueAt: row.due_at ?? row.created_at + erasureGraceMs,
  }));
}

/** Throws `age.notYourClient`, `request.tooMany`. */
export async function reportAge(
  { db, clock }: Context,
  request: RouteRequest<'age.report'>,
  caller: Caller,
): Promise<{ reported: Reported }> {
  const account = decodeBytes(request.account);
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    await lockPractice(tx, caller.account);
    if (!(await isOwnClient(tx, caller.account, account))) throw new AppError('age.notYourClient');
    const open = await listOpen(tx, caller.account);
    const before = open.find((one) => one.account === request.account);
    if (before !== undefined) return { reported: before };
    if (open.length >= limits.openAgeReports) throw new AppError('request.tooMany');
    const said = { age: request.age, taken_back_at: null, created_at: now };
    await tx
      .insertInto('age_reports')
      .values({ account, practice: caller.account, ...said })
      .onConflict((conflict) => conflict.columns(['account', 'practice']).doUpdateSet(said))
      .execute();
    const { dueAt } = await scheduleErasure(tx, { account, reason: 'age', now });
    return { reported: { account: request.account, age: request.age, reportedAt: now, dueAt } };
  });
}

/** Does nothing where nothing was reported. */
export async function takeAgeBack(
  { db, clock, config }: Context,
  request: RouteRequest<'age.takeBack'>,
  caller: Caller,
): Promise<Record<string, never>> {
  const account = decodeBytes(request.account);
  const now = clock.now();
  return inTransaction(db, async (tx) => {
    await lockPractice(tx, caller.account);
    const taken = await tx
      .updateTable('age_reports')
      .set({ taken_back_at: now })
      .where('account', '=', account)
      .where('practice', '=', caller.account)
      .where('taken_back_at', 'is', null)
      .executeTakeFirst();
    if (taken.numUpdatedRows === 0n) return {};
    const other = await tx
      .selectFrom('age_reports')
      .select('practice')
      .where('account', '=', account)
      .where('taken_back_at', 'is', null)
      .executeTakeFirst();
    if (other !== undefined) return {};
    const pending = await findErasure(tx, account);
    // One that the person asked for themselves goes on.
    if (pending?.reason === 'age') await cancelErasure(tx, account, now, journalFile(config));
    else if (pending !== null) await unpause(tx, account);
    return {};
  });
}

export async function listAgeReports(
  { db }: Context,
  _request: unknown,
  { account }: Caller,
): Promise<{ reports: Reported[] }> {
  return { reports: await listOpen(db, account) };
}
