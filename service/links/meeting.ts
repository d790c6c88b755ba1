/** Two computers of one person meet under a look-up id; what they hand each other is sealed, and gone after ten minutes. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import { decodeBytes, encodeBytes, sameBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';

/** In the place of the one that the account waited for before. Throws `request.invalid` for a look-up id that is taken. */
export async function createLink(
  { db, clock }: Context,
  request: RouteRequest<'links.create'>,
  caller: Caller,
): Promise<{ expiresAt: number; time: number }> {
  const now = clock.now();
  const lookupId = decodeBytes(request.lookupId);
  const offer = decodeBytes(request.offer, limits.linkPartBytes);
  const expiresAt = now + limits.linkLifetimeMs;
  return inTransaction(db, async (tx) => {
    await tx.deleteFrom('links').where('account', '=', caller.account).execute();
    const made = await tx
      .insertInto('links')
      .values({
        lookup_id: lookupId,
        account: caller.account,
        offer,
        answer: null,
        reveal: null,
        handover: null,
        created_at: now,
        expires_at: expiresAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // 256 random bits meet by intent alone.
    if (made.numInsertedOrUpdatedRows !== 1n) throw new AppError('request.invalid');
    return { expiresAt, time: now };
  });
}

/** Reading an offer uses nothing up. Throws `link.unknown`. */
export async function fetchLink(
  { db, clock }: Context,
  request: RouteRequest<'links.fetch'>,
): Promise<{ offer: string }> {
  const row = await db
    .selectFrom('links')
    .select('offer')
    .where('lookup_id', '=', decodeBytes(request.lookupId))
    .where('answer', 'is', null)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst();
  if (row === undefined) throw new AppError('link.unknown');
  return { offer: encodeBytes(row.offer) };
}

async function lockOpen(tx: Tx, lookupId: Buffer, now: number) {
  const row = await tx
    .selectFrom('links')
    .selectAll()
    .where('lookup_id', '=', lookupId)
    .where('expires_at', '>', now)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new AppError('link.unknown');
  return row;
}

/** The first answer stands. Throws `link.unknown`, also for whoever comes second. */
export async function answerLink(
  { db, clock }: Context,
  request: RouteRequest<'links.answer'>,
): Promise<Record<never, never>> {
  const lookupId = decodeBytes(request.lookupId);
  const answer = decodeBytes(request.answer, limits.linkPartBytes);
  return inTransaction(db, async (tx) => {
    const row = await lockOpen(tx, lookupId, clock.now());
    if (row.answer !== null && !sameBytes(row.answer, answer)) throw new AppError('link.unknown');
    await tx.updateTable('links').set({ answer }).where('lookup_id', '=', lookupId).execute();
    return {};
  });
}

const orNull = (bytes: Buffer | null): string | null => (bytes === null ? null : encodeBytes(bytes));

/** Throws `link.unknown`. */
export async function readLink(
  { db, clock }: Context,
  request: RouteRequest<'links.read'>,
): Promise<Omit<RouteResponse<'links.read'>, 'v'>> {
  const row = await db
    .selectFrom('links')
    .select(['answer', 'reveal', 'handover'])
    .where('lookup_id', '=', decodeBytes(request.lookupId))
    .where('expires_at', '>', clock.now())
    .executeTakeFirst();
  if (row === undefined) throw new AppError('link.unknown');
  return { answer: orNull(row.answer), reveal: orNull(row.reveal), handover: orNull(row.handover) };
}

/** Each part once, after the answer. What is handed over stays for another ten minutes. Throws `link.unknown`, `request.invalid`. */
export async function putLinkPart(
  { db, clock }: Context,
  request: RouteRequest<'links.put'>,
  caller: Caller,
): Promise<Record<never, never>> {
  const now = clock.now();
  const lookupId = decodeBytes(request.lookupId);
  const most = request.part === 'reveal' ? limits.linkPartBytes : limits.linkHandoverBytes;
  const sealed = decodeBytes(request.sealed, most);
  return inTransaction(db, async (tx) => {
    const row = await lockOpen(tx, lookupId, now);
    if (!sameBytes(row.account, caller.account)) throw new AppError('link.unknown');
    const held = row[request.part];
    if (held !== null && sameBytes(held, sealed)) return {};
    const isInTurn = row.answer !== null && (request.part === 'reveal' || row.reveal !== null);
    if (held !== null || !isInTurn) throw new AppError('request.invalid');
    const expires = request.part === 'handover' ? { expires_at: now + limits.linkLifetimeMs } : {};
    await tx
      .updateTable('links')
      .set({ [request.part]: sealed, ...expires })
      .where('lookup_id', '=', lookupId)
      .execute();
    return {};
  });
}

/** One that is over already is no mistake. */
export async function endLink(
  { db }: Context,
  request: RouteRequest<'links.end'>,
  caller: Caller,
): Promise<Record<never, never>> {
  await db
    .deleteFrom('links')
    .where('lookup_id', '=', decodeBytes(request.lookupId))
    .where('account', '=', caller.account)
    .execute();
  return {};
}
