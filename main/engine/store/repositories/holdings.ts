/** Counts rows by table for "What we hold". */
import type { Store } from '../database.ts';
import { getRow, getRows } from '../statement.ts';

/** Columns that say when a row came to be, in order of preference. */
const timeColumns = [
  ...['created_at', 'received_at', 'at', 'added_at', 'joined_at', 'made_at', 'kept_at', 'confirmed_at'],
  ...['asked_at', 'since', 'seen_at', 'named_at', 'last_commit_at', 'started_at'],
];

function findTimeColumn(store: Store, table: string): string | undefined {
  const columns = getRows<{ name: string }>(store, 'SELECT name FROM pragma_table_info($table)', { table });
  return timeColumns.find((candidate) => columns.some((column) => column.name === candidate));
}

/** Rows in these tables together, and the oldest of their times. Table names come from the data-class table, never from outside. */
export function countRows(
  store: Store,
  tables: readonly string[],
): { readonly count: number; readonly oldestAt: number | null } {
  const counts = tables.map((table) => {
    const column = findTimeColumn(store, table);
    const oldest = column === undefined ? 'NULL' : `min("${column}")`;
    return getRow<{ n: number; oldest: number | null }>(
      store,
      `SELECT count(*) AS n, ${oldest} AS oldest FROM "${table}"`,
    );
  });
  const times = counts.flatMap((count) => (count?.oldest == null ? [] : [count.oldest]));
  return {
    count: counts.reduce((sum, count) => sum + (count?.n ?? 0), 0),
    oldestAt: times.length === 0 ? null : Math.min(...times),
  };
}

/**
 * All tables of the store, for the test that no table stands outside the data classes. The word index is left out: it holds
 * the words of what `message` holds, and goes with it.
 */
export function listTables(store: Store): readonly string[] {
  return getRows<{ name: string }>(
    store,
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
     ORDER BY name`,
  ).map((row) => row.name);
}
