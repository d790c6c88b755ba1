/** An account may ask that its data is only stored: what waits for it stays, nothing of it is handed out, until it is lifted. */
import { type Selectable, sql } from 'kysely';
import { limits } from '../../contract/domain/limits.ts';
import type { StandingRestriction } from '../../contract/domain/restriction.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import type { Caller, Context } from '../context.ts';
import { type Db, inTransaction, type Tx } from '../db/open.ts';
import type { Tables } from '../db/schema.ts';
import type { LockedDevice } from '../mailbox/lock-devices.ts';
import { notifyEnded, notifyMailbox } from '../realtime/notify.ts';

/** The restriction of this device's account; null: there is none. */
export async function findRestriction(db: Db | Tx, device: Buffer): Promise<StandingRestriction | null> {
  const row = await db
    .selectFrom('restrictions')
    .innerJoin('devices', 'devices.account', 'restrictions.account')
    .select(['restrictions.since', 'restrictions.decided_at', 'restrictions.lifted_at'])
    .where('devices.id', '=', device)
    .executeTakeFirst();
  return row === undefined ? null : toStanding(row);
}

type Row = Pick<Selectable<Tables['restrictions']>, 'since' | 'decided_at' | 'lifted_at'>;

const toStanding = ({ since, decided_at, lifted_at }: Row): StandingRestriction | null =>
  lifted_at === null ? { since, decidedAt: decided_at } : null;

/** What is in `restrictions` after a decision. */
function decideRow(before: Row | undefined, restricted: boolean, decidedAt: number, now: number): Row {
  const isHeld = before !== undefined && before.lifted_at === null;
  if (restricted) return { decided_at: decidedAt, since: isHeld ? before.since : now, lifted_at: null };
  return { decided_at: decidedAt, since: before?.since ?? now, lifted_at: before?.lifted_at ?? now };
}

/**
 * Of two decisions the one decided later stands, whichever device tells it first or again. Answers what holds now.
 */
export async function setRestriction(
  { db, clock }: Context,
  { restricted, decidedAt }: RouteRequest<'account.restrict'>,
  { account, device }: Caller,
): Promise<{ restriction: StandingRestriction | null }> {
  return inTransaction(db, async (tx) => {
    // One decision at a time.
    await tx.selectFrom('accounts').select('id').where('id', '=', account).forNoKeyUpdate().execute();
    const before = await tx
      .selectFrom('restrictions')
      .select(['since', 'decided_at', 'lifted_at'])
      .where('account', '=', account)
      .executeTakeFirst();
    if (before !== undefined && decidedAt <= before.decided_at) return { restriction: toStanding(before) };
    const row = decideRow(before, restricted, decidedAt, clock.now());
    await tx
      .insertInto('restrictions')
      .values({ account, ...row })
      .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
      .execute();
    await tellDevices(tx, account, device);
    return { restriction: toStanding(row) };
  });
}

/** The one that decided gets what waited, if anything does; the others begin anew, and learn with the first word how it stands. */
async function tellDevices(tx: Tx, account: Buffer, decider: Buffer): Promise<void> {
  const devices = await tx.selectFrom('devices').select('id').where('account', '=', account).execute();
  for (const { id } of devices) await (id.equals(decider) ? notifyMailbox(tx, id) : notifyEnded(tx, id));
}

/** Devices that something may be said to which is stored nowhere. */
export async function withoutRestricted(
  tx: Tx,
  devices: readonly LockedDevice[],
): Promise<readonly LockedDevice[]> {
  const accounts = devices.map(({ account }) => account);
  const restricted = await tx
    .selectFrom('restrictions')
    .select('account')
    .where('account', '=', sql<Buffer>`ANY(${accounts}::bytea[])`)
    .where('lifted_at', 'is', null)
    .execute();
  return devices.filter((device) => !restricted.some(({ account }) => account.equals(device.account)));
}

/** SQL: this account (an expression) is restricted, or was until so lately that it may not have collected what waited. */
export function isKeptFor(account: ReturnType<typeof sql>, now: number): ReturnType<typeof sql> {
  return sql`EXISTS (
    SELECT 1 FROM restrictions r WHERE r.account = ${account}
      AND (r.lifted_at IS NULL OR r.lifted_at > ${now - limits.mailboxLifetimeMs}))`;
}
