/** Key packages: 50 one-time per device, handed out once and in order, and one last-resort package when they are gone. */
import { sql } from 'kysely';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import { areJoined } from '../accounts/relations.ts';
import { decodeBytes, digestOf, encodeBytes, sameBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import { onceOnly } from './once-only.ts';

type Offer = RouteRequest<'keyPackages.publish'>['offer'];

/** Adds one-time packages (the newest 50 stay) and replaces the last-resort one. */
export async function storeOffer(tx: Tx, device: Buffer, offer: Offer, now: number): Promise<number> {
  if (offer.lastResort !== null) {
    await tx
      .deleteFrom('key_packages')
      .where('device', '=', device)
      .where('last_resort', '=', true)
      .execute();
  }
  const rows = [
    ...offer.oneTime.map((text) => ({ text, last_resort: false })),
    ...(offer.lastResort === null ? [] : [{ text: offer.lastResort, last_resort: true }]),
  ].map(({ text, last_resort }) => ({
    device,
    last_resort,
    bytes: decodeBytes(text, limits.keyPackageBytes),
    created_at: now,
  }));
  if (rows.length > 0) await tx.insertInto('key_packages').values(rows).execute();
  await sql`DELETE FROM key_packages WHERE seq IN (
    SELECT seq FROM key_packages WHERE device = ${device} AND NOT last_resort
    ORDER BY seq DESC OFFSET ${limits.keyPackagesOneTime})`.execute(tx);
  const left = await tx
    .selectFrom('key_packages')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('device', '=', device)
    .where('last_resort', '=', false)
    .executeTakeFirstOrThrow();
  return left.count;
}

/** The same offer again within 7 days gets the stored answer: a package already handed out never comes back. */
export async function publishKeyPackages(
  { db, clock }: Context,
  caller: Caller,
  { offer }: RouteRequest<'keyPackages.publish'>,
): Promise<{ oneTimeLeft: number }> {
  const now = clock.now();
  const digest = digestOf('keyPackages.publish', ...offer.oneTime, offer.lastResort ?? '');
  return inTransaction(db, (tx) =>
    onceOnly(tx, caller.device, digest, now, async () => ({
      oneTimeLeft: await storeOffer(tx, caller.device, offer, now),
    })),
  );
}

interface Handed {
  readonly device: Buffer;
  readonly bytes: Buffer;
  readonly last_resort: boolean;
}

/** One package per device; `keyPackage.none` for unknown, not joined and empty alike; `keyPackage.limit` past 10 a day. */
export async function fetchKeyPackages(
  { db, clock }: Context,
  caller: Caller,
  request: RouteRequest<'keyPackages.fetch'>,
): Promise<Omit<RouteResponse<'keyPackages.fetch'>, 'v'>> {
  const target = decodeBytes(request.account);
  const now = clock.now();
  const packages = await inTransaction(db, async (tx) => {
    const own = sameBytes(target, caller.account);
    if (!own && !(await areJoined(tx, caller.account, target))) throw new AppError('keyPackage.none');
    // A new computer is let into every conversation of its own account: that many are needed at once.
    if (!own) await countFetch(tx, caller.account, target, now);
    const handed = await handOut(tx, target, caller.device, now);
    if (handed.length === 0) throw new AppError('keyPackage.none');
    return handed;
  });
  return {
    packages: packages.map((row) => ({
      device: encodeBytes(row.device),
      keyPackage: encodeBytes(row.bytes),
      lastResort: row.last_resort,
    })),
  };
}

async function countFetch(tx: Tx, account: Buffer, target: Buffer, now: number): Promise<void> {
  const day = Math.floor(now / (24 * 60 * 60 * 1000));
  const { rows } = await sql<{ count: number }>`
    INSERT INTO key_package_fetches (account, target, day, count) VALUES (${account}, ${target}, ${day}, 1)
    ON CONFLICT (account, target, day) DO UPDATE SET count = key_package_fetches.count + 1
    RETURNING count`.execute(tx);
  const limit = limits.keyPackageFetchesPerPairPerDay;
  if ((rows[0]?.count ?? 0) > limit) throw new AppError('keyPackage.limit', { fields: { limit } });
}

/** The oldest one-time package of each valid device, deleted as it is read; else the last-resort one, which stays. */
async function handOut(tx: Tx, target: Buffer, notTo: Buffer, now: number): Promise<Handed[]> {
  const devices = await tx
    .selectFrom('devices')
    .select('id')
    .where('account', '=', target)
    .where('id', '!=', notTo)
    .where('revoked_at', 'is', null)
    .where('valid_until', '>', now)
    .orderBy('id')
    .execute();
  const handed: Handed[] = [];
  for (const { id } of devices) {
    const { rows } = await sql<Handed>`
      DELETE FROM key_packages WHERE seq = (
        SELECT seq FROM key_packages WHERE device = ${id} AND NOT last_resort
        ORDER BY seq LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING device, bytes, last_resort`.execute(tx);
    const oneTime = rows[0];
    const found =
      oneTime ??
      (await tx
        .selectFrom('key_packages')
        .select(['device', 'bytes', 'last_resort'])
        .where('device', '=', id)
        .where('last_resort', '=', true)
        .executeTakeFirst());
    if (found !== undefined) handed.push(found);
  }
  return handed;
}
