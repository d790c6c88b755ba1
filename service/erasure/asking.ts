/** The account itself asks for its end, takes that back, or looks how it stands; both ways are signed by its key. */
import {
  erasedBytes,
  erasureCancelBytes,
  erasureRequestBytes,
  type PendingErasure,
} from '../../contract/domain/erasure.ts';
import { erasureGraceMs } from '../../contract/domain/erasure-times.ts';
import { countersignatureBytes } from '../../contract/domain/receipt.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import { verifyEd25519 } from '../accounts/ed25519.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import { journalFile } from './journal.ts';
import { hashOfErased, loadSalt } from './salt.ts';
import { cancelErasure, findErasure, scheduleErasure } from './schedule.ts';

/** Clocks may be this far apart. */
const toleranceMs = 2 * 24 * 60 * 60 * 1000;
/** A service that forgot a request (an older database was put back) is asked again as long as it would have waited. */
const oldestMs = erasureGraceMs + toleranceMs;

type State = Promise<{ erasure: PendingErasure | null }>;

/** Throws `request.invalid` for what the account did not sign, or signed at another time. */
export async function askErasure(
  { db, clock }: Context,
  { request }: RouteRequest<'erasure.ask'>,
  { account }: Caller,
): State {
  return inTransaction(db, async (tx) => {
    await requireSigned(
      tx,
      account,
      erasureRequestBytes(encodeBytes(account), request.at),
      request.signature,
    );
    const now = clock.now();
    if (request.at > now + toleranceMs || request.at < now - oldestMs) throw new AppError('request.invalid');
    const last = await tx
      .selectFrom('erasure_requests')
      .select('asked_at')
      .where('account', '=', account)
      .where('reason', '=', 'person')
      .executeTakeFirst();
    // Recorded and sent once more, perhaps after it was taken back: it asks for nothing.
    if (last !== undefined && request.at <= last.asked_at) return { erasure: await findErasure(tx, account) };
    return { erasure: await scheduleErasure(tx, { account, reason: 'person', now, request }) };
  });
}

/** Throws `erasure.notYours`, `request.invalid`. */
export async function takeErasureBack(
  { db, clock, config }: Context,
  { askedAt, signature }: RouteRequest<'erasure.cancel'>,
  { account }: Caller,
): State {
  return inTransaction(db, async (tx) => {
    await requireSigned(tx, account, erasureCancelBytes(encodeBytes(account), askedAt), signature);
    const pending = await findErasure(tx, account);
    if (pending === null) return { erasure: null };
    if (pending.request === null) throw new AppError('erasure.notYours');
    // It speaks of an earlier one, which was taken back before.
    if (pending.askedAt !== askedAt) return { erasure: pending };
    // Good until it is carried out, and so also where that was held up.
    await cancelErasure(tx, account, clock.now(), journalFile(config));
    return { erasure: null };
  });
}

export async function readErasure({ db }: Context, _request: unknown, { account }: Caller): State {
  return { erasure: await findErasure(db, account) };
}

/** The service's own word, signed; with its signature under the receipt of a device that cannot log in any more. */
export async function readOutcome(
  { db, clock, signingKey }: Context,
  asked: RouteRequest<'erasure.outcome'>,
): Promise<Omit<RouteResponse<'erasure.outcome'>, 'v'>> {
  const who = hashOfErased(await loadSalt(db), decodeBytes(asked.account));
  const row = await db
    .selectFrom('erasures')
    .select(['reason', 'erased_at'])
    .where('who', '=', who)
    .executeTakeFirst();
  if (row === undefined) return { erased: null, countersignature: null };
  const statement = { erasedAt: row.erased_at, reason: row.reason };
  const signature = encodeBytes(signingKey.sign(erasedBytes(asked.account, statement)));
  const at = clock.now();
  const hash = asked.hash === null ? null : decodeBytes(asked.hash);
  const under = (shown: Buffer) => encodeBytes(signingKey.sign(countersignatureBytes(shown, at)));
  return {
    erased: { ...statement, signature },
    countersignature: hash === null ? null : { at, signature: under(hash) },
  };
}

async function requireSigned(tx: Tx, account: Buffer, bytes: Uint8Array, signature: string): Promise<void> {
  const { account_key } = await tx
    .selectFrom('accounts')
    .select('account_key')
    .where('id', '=', account)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (!verifyEd25519(account_key, bytes, decodeBytes(signature))) throw new AppError('request.invalid');
}
