/** Opening a practice: account, device and practice in one transaction, with the operator's enrolment code where asked. */
import { parsePracticeName } from '../../contract/domain/names.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import type { Practice } from '../../contract/wire/schemas.ts';
import { digestOf, encodeBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { type Db, inTransaction, type Tx } from '../db/open.ts';
import { type CheckedList, checkDeviceList } from './device-list.ts';
import { firstDevice, hasSameFirstList, storeAccount } from './store-account.ts';

/** Same list again: same answer. Throws `account.exists`, `enrolment.refused`, `deviceList.invalid`. */
export async function openPractice(
  { config, clock, db }: Context,
  request: RouteRequest<'accounts.openPractice'>,
): Promise<Practice> {
  const now = clock.now();
  const list = checkDeviceList(request.deviceList, now);
  firstDevice(list);
  const name = practiceName(request.practiceName);
  return inTransaction(db, async (tx) => {
    const held = await findPractice(tx, list.account);
    if (held !== null) {
      if (held.name === name && (await hasSameFirstList(tx, list))) return held;
      throw new AppError('account.exists');
    }
    await storeAccount(tx, list, now);
    if (config.enrolment.kind === 'codes') await spendEnrolmentCode(tx, request.enrolment, list, now);
    await tx
      .insertInto('practices')
      .values({
        account: list.account,
        name,
        licence_body: null,
        country: null,
        checked_at: null,
        licence_signature: null,
        created_at: now,
      })
      .execute();
    return { name, licence: null };
  });
}

/** The name must already be in the form that apps give it. */
function practiceName(typed: string): string {
  try {
    if (parsePracticeName(typed) === typed) return typed;
  } catch (cause) {
    throw new AppError('request.invalid', { cause });
  }
  throw new AppError('request.invalid');
}

async function spendEnrolmentCode(tx: Tx, code: string, list: CheckedList, now: number): Promise<void> {
  const used = await tx
    .updateTable('enrolment_codes')
    .set({ used_by: list.account, used_at: now })
    .where('code_hash', '=', enrolmentHash(code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (used.numUpdatedRows !== 1n) throw new AppError('enrolment.refused');
}

const enrolmentHash = (code: string) => digestOf('o7-enrolment-v1', code);

/** Stores the operator's codes (as hashes) that are not known yet; a used one stays used. */
export async function putEnrolmentCodes(db: Db, codes: readonly string[], now: number): Promise<void> {
  if (codes.length === 0) return;
  await db
    .insertInto('enrolment_codes')
    .values(
      codes.map((code) => ({
        code_hash: enrolmentHash(code),
        created_at: now,
        used_by: null,
        used_at: null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An account's practice as people with an invitation see it; null for accounts without one. */
export async function findPractice(db: Db | Tx, account: Buffer): Promise<Practice | null> {
  const row = await db.selectFrom('practices').selectAll().where('account', '=', account).executeTakeFirst();
  if (row === undefined) return null;
  const { licence_body: licenceBody, country, checked_at: checkedAt, licence_signature: signature } = row;
  if (licenceBody === null || country === null || checkedAt === null || signature === null) {
    return { name: row.name, licence: null };
  }
  return { name: row.name, licence: { licenceBody, country, checkedAt, signature: encodeBytes(signature) } };
}
