/** Reads what can be read of a damaged database: whole tables where they are whole, else halves of halves around what is not. */
import { existsSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { copyFileSync } from '../../../writing/files.ts';
import { setDataKey } from '../cipher.ts';
import type { Store } from '../database.ts';
import { storeError } from '../store-error.ts';
import { backupPlans, type RowSlice, toCell } from './backup-rows.ts';

/** Rows of one step while all is well. */
const sliceRows = 256;
/** Above any rowid that a profile comes to. */
const mostRows = 2 ** 32;
/** Tries in one table before what is left of it is given up. */
const mostTries = 50_000;

/** A copy of a damaged database, open for reading; the original is not touched. `close` takes the copy away. */
export interface DamagedCopy {
  readonly store: Store;
  close(): void;
}

/** Throws `store.damaged` where not even the beginning can be read, `store.diskFull`. */
export function openDamagedCopy(
  file: string,
  copy: string,
  dataKey: Uint8Array,
  nativeBinding: string | undefined,
): DamagedCopy {
  let store: Database.Database | undefined;
  const close = (): void => {
    store?.close();
    for (const suffix of ['', '-wal', '-journal']) rmSync(`${copy}${suffix}`, { force: true });
  };
  try {
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    store = new Database(copy, {
      fileMustExist: true,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
    setDataKey(store, dataKey);
    store.pragma('locking_mode = EXCLUSIVE');
    store.pragma('temp_store = MEMORY');
    store.prepare('SELECT count(*) FROM sqlite_master').get();
    return { store, close };
  } catch (thrown) {
    close();
    throw storeError(thrown, 'store.damaged');
  }
}

/** The value, or undefined where a page that it needs is damaged. */
function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (thrown) {
    const { code } = storeError(thrown, 'store.damaged');
    if (code === 'store.diskFull') throw thrown;
    return undefined;
  }
}

type Row = Record<string, unknown>;

/** Rows by rowid, in order, around every range that cannot be read. */
function* readByRanges(store: Store, table: string, columns: string): Generator<readonly Row[]> {
  const rows = store.prepare(
    `SELECT rowid AS "rowid at", ${columns} FROM "${table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?`,
  );
  let tries = 0;
  const read = (from: number, to: number): readonly Row[] | undefined => {
    tries += 1;
    return attempt(() => rows.all(from, to, sliceRows) as Row[]);
  };
  const ranges: [number, number][] = [[-mostRows, mostRows]];
  while (tries < mostTries) {
    const range = ranges.pop();
    if (range === undefined) return;
    const [from, to] = range;
    const found = read(from, to);
    if (found !== undefined) {
      if (found.length > 0) yield found;
      const last = found.at(-1)?.['rowid at'];
      if (found.length === sliceRows && typeof last === 'number' && last < to) ranges.push([last + 1, to]);
    } else if (from < to) {
      const middle = Math.floor((from + to) / 2);
      ranges.push([middle + 1, to], [from, middle]);
    }
  }
}

const columnsOf = (store: Store, table: string): readonly string[] =>
  (attempt(() => store.pragma(`table_info("${table}")`) as { name: string }[]) ?? []).map((one) => one.name);

/** What of a table can be read, in slices. A table without rowids comes whole or not at all. */
export function* readWhatCanBe(store: Store, table: string): Generator<RowSlice> {
  const plan = backupPlans[table];
  if (plan === undefined || plan === 'never') return;
  const columns = columnsOf(store, table).filter((name) => plan.without?.includes(name) !== true);
  if (columns.length === 0) return;
  const quoted = columns.map((name) => `"${name}"`).join(', ');
  const toSlice = (rows: readonly Row[]): RowSlice => ({
    table,
    columns,
    rows: rows.map((row) => columns.map((name) => toCell(row[name]))),
  });
  const hasRowids = attempt(() => store.prepare(`SELECT rowid FROM "${table}" LIMIT 0`)) !== undefined;
  if (hasRowids) {
    for (const rows of readByRanges(store, table, quoted)) yield toSlice(rows);
    return;
  }
  const rows = attempt(() => store.prepare(`SELECT ${quoted} FROM "${table}"`).all() as Row[]);
  if (rows !== undefined) yield toSlice(rows);
}

/** How many messages there were, by the index that is stored apart from them; undefined where that is damaged too. */
export function countByIndex(store: Store): number | undefined {
  const count = 'SELECT count(*) AS n FROM message INDEXED BY message_in_order';
  return attempt(() => (store.prepare(count).get() as { n: number }).n);
}

/** The version that its rows are of. */
export const versionOf = (store: Store): number => store.pragma('user_version', { simple: true }) as number;
