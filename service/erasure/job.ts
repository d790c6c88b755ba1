/** Erases the accounts whose time to think again is over; a clock that cannot be believed erases nobody. */
import { sql } from 'kysely';
import { erasedIdKeptMs } from '../../contract/domain/erasure-times.ts';
import type { Context } from '../context.ts';
import { reach } from '../crash-points.ts';
import { type Db, inTransaction } from '../db/open.ts';
import { eraseAccount } from './carry-out.ts';
import { journalFile, shortenJournal } from './journal.ts';

/** Same on every node. */
const erasureLock = 7_011_004;
const hourMs = 60 * 60 * 1000;
/** Wall clock and steady clock may drift apart this far; a service that was last seen longer ago waits a day first. */
const jumpMs = 48 * hourMs;
const waitMs = 24 * hourMs;
const seenName = 'erasure_seen_at';

type Needs = Pick<Context, 'clock' | 'config' | 'db' | 'log'>;

/** A function that erases all that are due, one transaction each, and tells how many; null when the clock is not believed. */
export function createErasures({ clock, config, db, log }: Needs): () => Promise<number | null> {
  const started = { now: clock.now(), monotonic: clock.monotonic() };
  let mayFrom: number | null = null;
  return async () => {
    const now = clock.now();
    const steady = clock.monotonic() - started.monotonic;
    if (Math.abs(now - started.now - steady) > jumpMs) {
      log.warn({}, 'clock jumped: erasure paused until restart');
      return null;
    }
    mayFrom ??= await firstTime(db, now, steady);
    if (steady < mayFrom) {
      log.warn({}, 'long stop, or a wrong clock: erasure waits a day');
      return null;
    }
    await noteSeen(db, now);
    let erased = 0;
    for (const account of await listDue(db, now)) {
      if (await eraseIfDue(db, account, now, journalFile(config))) {
        erased += 1;
        reach('erasure.done');
      }
    }
    if (erased > 0) log.info({ erased }, 'accounts erased');
    shortenJournal(journalFile(config), now - erasedIdKeptMs);
    return erased;
  };
}

/** On the steady clock of this run: at once, or in a day when the wall clock is far from where it was last seen. */
async function firstTime(db: Db, now: number, steady: number): Promise<number> {
  const seen = await db
    .selectFrom('service_state')
    .select('value')
    .where('name', '=', seenName)
    .executeTakeFirst();
  return seen !== undefined && now - Number(seen.value) > jumpMs ? steady + waitMs : steady;
}

async function noteSeen(db: Db, now: number): Promise<void> {
  const value = String(now);
  await db
    .insertInto('service_state')
    .values({ name: seenName, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

async function listDue(db: Db, now: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('erasure_requests')
    .select('account')
    .where('cancelled_at', 'is', null)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .execute();
  return rows.map(({ account }) => account);
}

/** False when it was taken back, or another node was faster. */
async function eraseIfDue(db: Db, account: Buffer, now: number, journal: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${erasureLock})`.execute(tx);
    await tx.selectFrom('accounts').select('id').where('id', '=', account).forUpdate().execute();
    const row = await tx
      .selectFrom('erasure_requests')
      .select('reason')
      .where('account', '=', account)
      .where('cancelled_at', 'is', null)
      .where('due_at', '<=', now)
      .executeTakeFirst();
    if (row === undefined) return false;
    await eraseAccount(tx, { account, reason: row.reason, erasedAt: now, now, journal });
    return true;
  });
}
