/** Looks at a database before SQLite does: whatever is wrong is found by reading alone, so that no byte has changed. */
import { accessSync, closeSync, constants, existsSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../contract/errors/app-error.ts';
import { openSync } from '../../writing/files.ts';
import { pageBytes } from './page-codec.ts';
import { openPageFile, type PageFile } from './page-file.ts';
import { walkSchema } from './schema-pages.ts';

/** Pages that are checked before every start: the whole of most databases, and the roots and small tables of any. */
const checkedPages = (64 * 1024 * 1024) / pageBytes;
const versionOffset = 60;
const pageSizeOffset = 16;

function refuseDamage(found: 'log' | 'page', at: number): never {
  throw new AppError('store.damaged', { fields: { [found]: at } });
}

function readWhole(pages: PageFile, number: number): Buffer {
  const page = pages.readPage(number);
  if (number > pages.pageCount || !pages.isWhole(number, page)) refuseDamage('page', number);
  return pages.codec.decrypt(number, page);
}

function examine(pages: PageFile): number {
  if (pages.pageCount === 0) refuseDamage('page', 1);
  // First: under another key nothing in the log can be judged.
  const first = readWhole(pages, 1);
  if (pages.log.damagedAt !== null) refuseDamage('log', pages.log.damagedAt);
  if (first.readUInt16BE(pageSizeOffset) !== pageBytes) refuseDamage('page', 1);
  walkSchema((number) => readWhole(pages, number));
  for (let number = 2; number <= Math.min(pages.pageCount, checkedPages); number++) {
    if (!pages.isWhole(number, pages.readPage(number))) refuseDamage('page', number);
  }
  return first.readUInt32BE(versionOffset);
}

const stateOf = (file: string): readonly (Stats | null)[] =>
  [file, `${file}-wal`].map((one) => (existsSync(one) ? statSync(one) : null));

function isSame(before: readonly (Stats | null)[], after: readonly (Stats | null)[]): boolean {
  return before.every((one, at) => one?.size === after[at]?.size && one?.mtimeMs === after[at]?.mtimeMs);
}

/**
 * Answers the database's `user_version`. Reads, and only reads. Throws `store.missing`, `store.readOnly`, `store.damaged` (fields `page` or `log`: what number), and
 * `profile.inUse` where what looks like damage is somebody writing at this moment.
 */
export function preflight(file: string, dataKey: Uint8Array): number {
  if (!existsSync(file)) throw new AppError('store.missing');
  for (const one of [file, `${file}-wal`])
    if (existsSync(one)) accessSync(one, constants.R_OK | constants.W_OK);
  accessSync(dirname(file), constants.W_OK);
  const before = stateOf(file);
  const database = openSync(file, 'r');
  let pages: PageFile | undefined;
  try {
    pages = openPageFile(database, file, dataKey);
    return examine(pages);
  } catch (thrown) {
    if (!isSame(before, stateOf(file))) throw new AppError('profile.inUse', { cause: thrown });
    throw thrown;
  } finally {
    pages?.close();
    closeSync(database);
  }
}
