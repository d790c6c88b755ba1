/** Copies a database under another key. The copy is nobody's until a key file names it. */
import { closeSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../contract/errors/app-error.ts';
import { copyFileSync, openSync } from '../../writing/files.ts';
import { syncFile, syncFolder } from '../keys/durable-file.ts';
import { changeDataKey, setDataKey } from './cipher.ts';
import { openPageFile } from './page-file.ts';
import { storeError } from './store-error.ts';

export interface Rekeying {
  readonly from: string;
  readonly to: string;
  readonly oldKey: Uint8Array;
  readonly newKey: Uint8Array;
  readonly nativeBinding?: string | undefined;
}

/** Reads every page back under its key. Throws `store.damaged`. */
function assertWhole(file: string, dataKey: Uint8Array): void {
  const database = openSync(file, 'r');
  const pages = openPageFile(database, file, dataKey);
  try {
    for (let number = 1; number <= pages.pageCount; number += 1)
      if (!pages.isWhole(number, pages.readPage(number)))
        throw new AppError('store.damaged', { fields: { page: number } });
  } finally {
    pages.close();
    closeSync(database);
  }
}

/**
 * The database at `from` must be closed and its log empty. Throws `store.diskFull`, `store.readOnly`, `store.damaged`; then no
 * copy is left behind and `from` is as it was.
 */
export function copyUnderNewKey({ from, to, oldKey, newKey, nativeBinding }: Rekeying): void {
  let copy: Database.Database | undefined;
  try {
    copyFileSync(from, to);
    copy = new Database(to, {
      fileMustExist: true,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
    setDataKey(copy, oldKey);
    // A key is not changed under a write-ahead log, and of a copy that fails nothing has to be undone.
    copy.pragma('journal_mode = DELETE');
    copy.pragma('journal_mode = OFF');
    copy.pragma('temp_store = MEMORY');
    changeDataKey(copy, newKey);
    copy.close();
    syncFile(to);
    syncFolder(dirname(to));
    // The old one is deleted on the strength of this.
    assertWhole(to, newKey);
  } catch (thrown) {
    copy?.close();
    rmSync(to, { force: true });
    throw storeError(thrown, 'store.damaged');
  }
}
