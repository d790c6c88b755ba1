/** What tables take in the database file, in whole pages: counted by SQLite, table by table. */
import type { Store } from '../database.ts';
import { getRow, getRows } from '../statement.ts';

/** Bytes of each table with its indexes; one that `measured` leaves out is not read. */
function sizesOf(store: Store, isMeasured: (table: string) => boolean): ReadonlyMap<string, number> {
  const parts = getRows<{ name: string; tbl_name: string }>(
    store,
    "SELECT name, tbl_name FROM sqlite_schema WHERE type IN ('table', 'index') AND rootpage > 0",
  );
  const sizes = new Map<string, number>();
  for (const { name, tbl_name: table } of parts) {
    if (!isMeasured(table)) continue;
    const sql = 'SELECT pgsize FROM dbstat WHERE name = $name AND aggregate = TRUE';
    const found = getRow<{ pgsize: number }>(store, sql, { name });
    sizes.set(table, (sizes.get(table) ?? 0) + (found?.pgsize ?? 0));
  }
  return sizes;
}

/**
 * Bytes of each group of tables. The `rest` group is what is left of the file's used pages: it is not read page by page, so
 * that a million messages take no longer than ten.
 */
export function measureGroups<Id extends string>(
  store: Store,
  groups: readonly (readonly [Id, readonly string[]])[],
  rest: Id,
): ReadonlyMap<Id, number> {
  const measured = new Set(groups.flatMap(([id, tables]) => (id === rest ? [] : tables)));
  const sizes = sizesOf(store, (table) => measured.has(table));
  const used = getRow<{ bytes: number }>(
    store,
    `SELECT (page_count - freelist_count) * page_size AS bytes
     FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
  );
  const others = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return new Map(
    groups.map(([id, tables]) => [
      id,
      id === rest
        ? Math.max(0, (used?.bytes ?? 0) - others)
        : tables.reduce((sum, table) => sum + (sizes.get(table) ?? 0), 0),
    ]),
  );
}
