/** The copy of a database that is made before a migration, destroyed at the first good start, and put back when asked for. */
import { closeSync, existsSync, fsyncSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '../../../contract/errors/app-error.ts';
import { openSync, renameSync } from '../../writing/files.ts';
import { reach } from '../crash-points.ts';
import { syncFolder } from '../keys/durable-file.ts';
import { newestVersion } from './migrations/index.ts';
import { pageBytes, saltBytes } from './page-codec.ts';
import { openPageFile, type PageFile } from './page-file.ts';

const snapshotName = (file: string, version: number): string => `${file}.before-${version}`;
/** End of the name of the copy that was asked for, from that moment on until it stands in the database's place. */
const chosenEnd = '.chosen';
/** End of the names of what stood there until then. */
const asideEnd = '.aside';

/** The database with its log as one file, page by page; each page's code was checked when it was read. */
function copyPages(pages: PageFile, database: number, copy: number): void {
  for (let number = 1; number <= pages.pageCount; number++) {
    const page = pages.readPage(number);
    if (!pages.isWhole(number, page)) throw new AppError('store.damaged', { fields: { page: number } });
    if (number === 1) readSync(database, page, 0, saltBytes, 0);
    if (writeSync(copy, page) !== pageBytes) throw new AppError('store.diskFull');
  }
  fsyncSync(copy);
}

function compare(pages: PageFile, copy: number): void {
  const page = Buffer.alloc(pageBytes);
  for (let number = 1; number <= pages.pageCount; number++) {
    const read = readSync(copy, page, 0, pageBytes, (number - 1) * pageBytes);
    const isSame = page.subarray(saltBytes).equals(pages.readPage(number).subarray(saltBytes));
    if (read !== pageBytes || !isSame || !pages.isWhole(number, page)) throw new AppError('store.diskFull');
  }
}

/**
 * Copies a database that is about to be migrated from `version`, before SQLite opens it: synced, then read back and compared
 * page by page. Throws `store.diskFull`, `store.damaged`, `store.readOnly`; the database is as it was, and no part of a copy
 * stays.
 */
export function makeSnapshot(file: string, version: number, dataKey: Uint8Array): void {
  const temporary = `${snapshotName(file, version)}.new`;
  const database = openSync(file, 'r');
  let pages: PageFile | undefined;
  try {
    pages = openPageFile(database, file, dataKey);
    const copy = openSync(temporary, 'w+', 0o600);
    try {
      copyPages(pages, database, copy);
      compare(pages, copy);
    } finally {
      closeSync(copy);
    }
    renameSync(temporary, snapshotName(file, version));
    syncFolder(dirname(file));
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw thrown;
  } finally {
    pages?.close();
    closeSync(database);
  }
}

interface Snapshot {
  readonly name: string;
  /** Name of the database that it is a copy of. */
  readonly of: string;
  readonly version: number;
}

/** Copies in a vault's folder, oldest first; those of a later app are not ours to open. */
function listSnapshots(folder: string): readonly Snapshot[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, of, version] = /^(.+)\.before-(\d+)$/.exec(name) ?? [];
      return of === undefined ? [] : [{ name, of, version: Number(version) }];
    })
    .filter(({ version }) => version <= newestVersion)
    .toSorted((a, b) => a.version - b.version);
}

/** Whether a vault's folder holds a copy of before an update to go back to. */
export function hasEarlierCopy(folder: string): boolean {
  return listSnapshots(folder).length > 0;
}

/**
 * Destroys every copy, and what a copy took the place of: the database has proven itself. Call after each good start; what
 * cannot be removed now goes after a later one.
 */
export function discardSnapshots(folder: string): void {
  const copies = readdirSync(folder).filter((name) => /\.(before-\d+(\.new)?|aside(-wal)?)$/.test(name));
  if (copies.length === 0) return;
  try {
    for (const name of copies) rmSync(join(folder, name), { force: true });
    syncFolder(folder);
  } catch {
    // A disk that takes no changes now: nothing that is open depends on it.
  }
}

/**
 * Puts a chosen copy in its database's place; does nothing where none is chosen. Call before every open: what a crash broke
 * off is finished by the next start. The log goes first, because it belongs to the database that it stands beside.
 */
export function finishEarlierCopy(folder: string): void {
  const chosen = readdirSync(folder).find((name) => name.endsWith(chosenEnd));
  if (chosen === undefined) return;
  const file = join(folder, chosen.slice(0, -chosenEnd.length));
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${file}${asideEnd}-wal`);
  reach('earlierCopy.logAside');
  if (existsSync(file)) renameSync(file, `${file}${asideEnd}`);
  reach('earlierCopy.databaseAside');
  renameSync(join(folder, chosen), file);
  syncFolder(folder);
}

/** Goes back to the newest copy. The store must be closed. Throws `store.missing` where there is none. */
export function takeEarlierCopy(folder: string): void {
  const newest = listSnapshots(folder).at(-1);
  if (newest === undefined) throw new AppError('store.missing');
  renameSync(join(folder, newest.name), join(folder, `${newest.of}${chosenEnd}`));
  syncFolder(folder);
  reach('earlierCopy.chosen');
  finishEarlierCopy(folder);
}
