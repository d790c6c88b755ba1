/** The pages of a database as its next reader will see them: the file's, or the log's where a commit there is newer. */
import { closeSync, existsSync, fstatSync, readSync } from 'node:fs';
import { openSync } from '../../writing/files.ts';
import { type LogScan, scanLog } from './log-file.ts';
import { createPageCodec, isBlank, type PageCodec, pageBytes, saltBytes } from './page-codec.ts';

const pageCountOffset = 28;

export interface PageFile {
  readonly codec: PageCodec;
  readonly log: LogScan;
  /** Pages of the database after its last commit. */
  readonly pageCount: number;
  /** A page's encrypted bytes; a page that the file should have and has not comes back as zeros. */
  readPage(number: number): Buffer;
  /** Whether a page is what was written, or was never written. */
  isWhole(number: number, page: Buffer): boolean;
  /** Closes the log and wipes the derived key. `database` stays open. */
  close(): void;
}

/**
 * `database`: an open descriptor of the file, the caller's. The log beside it is opened here. Nothing is locked: who needs
 * one moment's picture holds the store's lock.
 */
export function openPageFile(database: number, file: string, dataKey: Uint8Array): PageFile {
  const { size } = fstatSync(database);
  const salt = Buffer.alloc(saltBytes);
  readSync(database, salt, 0, saltBytes, 0);
  const codec = createPageCodec(dataKey, salt);
  const logDescriptor = existsSync(`${file}-wal`) ? openSync(`${file}-wal`, 'r') : null;
  const log = scanLog(
    logDescriptor ?? -1,
    logDescriptor === null ? 0 : fstatSync(logDescriptor).size,
    codec.verify,
  );

  function readPage(number: number): Buffer {
    const page = Buffer.alloc(pageBytes);
    const inLog = log.pages.get(number);
    if (inLog !== undefined && logDescriptor !== null) readSync(logDescriptor, page, 0, pageBytes, inLog);
    else readSync(database, page, 0, pageBytes, (number - 1) * pageBytes);
    return page;
  }

  /** What page 1 says: a file that was cut short lacks pages that it names. */
  function countPages(): number {
    const first = readPage(1);
    const said = codec.verify(1, first) ? codec.decrypt(1, first).readUInt32BE(pageCountOffset) : 0;
    return said === 0 ? Math.ceil(size / pageBytes) : said;
  }

  return {
    codec,
    log,
    pageCount: log.databasePages ?? countPages(),
    readPage,
    isWhole: (number, page) =>
      codec.verify(number, page) || (number > 1 && isBlank(page) && number * pageBytes <= size),
    close() {
      if (logDescriptor !== null) closeSync(logDescriptor);
      codec.wipe();
    },
  };
}
