/** A direct count of what the service holds about the caller's account, by data class of the contract's table. */
import { sql } from 'kysely';
import { type DataClassId, dataClasses, dataClassIds } from '../../contract/domain/data-classes.ts';
import type { RouteResponse } from '../../contract/wire/routes.ts';
import type { Caller, Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { readExpired } from '../jobs/expired.ts';
import { type HeldTable, heldTables } from './held-tables.ts';

type Holding = RouteResponse<'account.holdings'>['holdings'][number];

/** One entry per data class that the service has tables for; `bytes` is the stored size of the rows. */
export async function countHoldings({ db }: Context, caller: Caller): Promise<Holding[]> {
  const classes = dataClassIds.filter((dataClass) => dataClasses[dataClass].serviceTables.length > 0);
  const expired = await readExpired(db);
  const holdings: Holding[] = [];
  for (const dataClass of classes) {
    const counted = await countClass(db, dataClass, caller.account);
    holdings.push({ ...counted, expiredAt: expired.get(dataClass)?.at ?? null });
  }
  return holdings;
}

async function countClass(
  db: Db,
  dataClass: DataClassId,
  account: Buffer,
): Promise<Omit<Holding, 'expiredAt'>> {
  const tables: readonly string[] = dataClasses[dataClass].serviceTables;
  const sum = { dataClass, count: 0, bytes: 0, oldestAt: null as number | null };
  for (const table of tables) {
    const held = heldTables[table as HeldTable];
    const { rows } = await sql<{ count: number; bytes: number; oldest: number | null }>`
      SELECT count(*) AS count, coalesce(sum(pg_column_size(t.*)), 0)::bigint AS bytes,
        min(${sql.raw(held.since)})::bigint AS oldest
      FROM ${sql.table(table)} t WHERE ${held.belongsTo(account)}`.execute(db);
    const row = rows[0];
    if (row === undefined || row.count === 0) continue;
    sum.count += row.count;
    sum.bytes += row.bytes;
    sum.oldestAt = Math.min(sum.oldestAt ?? row.oldest ?? 0, row.oldest ?? 0);
  }
  return sum;
}
