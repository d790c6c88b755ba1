/** Opens a copy of a database's beginning with any key or none, to show who can and who cannot. */
import { closeSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../contract/errors/app-error.ts';
import { openSync } from '../../writing/files.ts';
import { setDataKey } from './cipher.ts';
import { descriptorOf, type Store } from './database.ts';
import { clearOldPages } from './repositories/deletions.ts';

/** Every page is encrypted by itself: the first megabytes show as much as all of them. */
const mostBytes = 4 * 1024 * 1024;

/**
 * A copy beside the store, under a name that no key file names, so that the next start removes what a crash left. Read
 * through the store's own descriptor: another one, once closed, would give up the store's lock.
 */
export function copyBeginning(store: Store, now: number): string {
  const descriptor = descriptorOf(store);
  if (descriptor === null) throw new AppError('sample.notConnected');
  clearOldPages(store);
  const copy = join(dirname(store.name), `o7-${now}.db`);
  const file = openSync(copy, 'wx', 0o600);
  try {
    const bytes = Buffer.alloc(mostBytes);
    writeSync(file, bytes, 0, readSync(descriptor, bytes, 0, mostBytes, 0));
  } finally {
    closeSync(file);
  }
  return copy;
}

/** Whether SQLite reads the names of the tables out of it. `dataKey` null: as a file that is not encrypted. */
export function tryCopy(
  copy: string,
  dataKey: Uint8Array | null,
  nativeBinding: string | undefined,
): boolean {
  const database = new Database(copy, {
    fileMustExist: true,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  try {
    if (dataKey !== null) setDataKey(database, dataKey);
    database.pragma('locking_mode = EXCLUSIVE');
    // It knows how long it was; that it is cut here is no damage.
    database.pragma('writable_schema = ON');
    database.prepare("SELECT name FROM sqlite_schema WHERE name = 'message'").pluck().get();
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'SQLITE_NOTADB') return false;
    throw thrown;
  } finally {
    database.close();
  }
}

/** With what SQLite wrote beside it. */
export function removeCopy(copy: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true });
}
