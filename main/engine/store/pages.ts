/** Reads every page of an open store and of its log as it lies on the disk, in slices, so that the engine stays responsive. */
import { closeSync, existsSync, fstatSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { openSync } from '../../writing/files.ts';
import { descriptorOf, type Store } from './database.ts';
import { frameBytes, logHeaderBytes } from './log-file.ts';
import { createPageCodec, isBlank, type PageCodec, pageBytes, saltBytes } from './page-codec.ts';

const pagesPerSlice = 64;

/** A page as it lies on the disk: valid until the visitor returns. */
export interface StoredPage {
  readonly number: number;
  /** Written under this key for this place and unchanged since, or never written. */
  isWhole(): boolean;
  /** Its 4016 bytes of content, decrypted whether whole or not. */
  content(): Buffer;
}

export type VisitPage = (page: StoredPage) => void;

function codecOf(descriptor: number, dataKey: Uint8Array): PageCodec {
  const salt = Buffer.alloc(saltBytes);
  readSync(descriptor, salt, 0, saltBytes, 0);
  return createPageCodec(dataKey, salt);
}

const toStored = (codec: PageCodec, number: number, page: Buffer): StoredPage => ({
  number,
  isWhole: () => codec.verify(number, page) || (number > 1 && isBlank(page)),
  content: () => codec.decrypt(number, page),
});

/** Where the store's file lies; null for one in memory. */
export function fileOf(store: Store): string | null {
  return descriptorOf(store) === null ? null : store.name;
}

/** Bytes of the store's file now. */
export function sizeOf(store: Store): number {
  const descriptor = descriptorOf(store);
  return descriptor === null ? 0 : fstatSync(descriptor).size;
}

/**
 * Visits each page of the file, free ones too. Between slices the store may go on working: a page is always whole, in its
 * old or its new state, because a checkpoint is one step for this process. `onSlice` hears how many bytes were read since.
 */
export async function visitPages(
  store: Store,
  dataKey: Uint8Array,
  visit: VisitPage,
  onSlice: (bytes: number) => void = () => {},
): Promise<void> {
  const descriptor = descriptorOf(store);
  if (descriptor === null) return;
  const codec = codecOf(descriptor, dataKey);
  const slice = Buffer.alloc(pagesPerSlice * pageBytes);
  try {
    for (let first = 1; store.open; first += pagesPerSlice) {
      const read = readSync(descriptor, slice, 0, slice.length, (first - 1) * pageBytes);
      for (let at = 0; at + pageBytes <= read; at += pageBytes)
        visit(toStored(codec, first + at / pageBytes, slice.subarray(at, at + pageBytes)));
      onSlice(read);
      if (read < slice.length) return;
      await setImmediate();
    }
  } finally {
    codec.wipe();
  }
}

/** Visits these pages of the file at once. */
export function visitSome(
  store: Store,
  dataKey: Uint8Array,
  numbers: Iterable<number>,
  visit: VisitPage,
): void {
  const descriptor = descriptorOf(store);
  if (descriptor === null) return;
  const codec = codecOf(descriptor, dataKey);
  const page = Buffer.alloc(pageBytes);
  for (const number of numbers) {
    readSync(descriptor, page, 0, pageBytes, (number - 1) * pageBytes);
    visit(toStored(codec, number, page));
  }
  codec.wipe();
}

/** Visits each page in the log, of earlier rounds too, at once: a log is short. Answers its bytes. */
export function visitLog(store: Store, dataKey: Uint8Array, visit: VisitPage): number {
  const descriptor = descriptorOf(store);
  const file = `${store.name}-wal`;
  if (descriptor === null || !existsSync(file)) return 0;
  const codec = codecOf(descriptor, dataKey);
  const log = openSync(file, 'r');
  try {
    const { size } = fstatSync(log);
    const frame = Buffer.alloc(frameBytes);
    for (let at = logHeaderBytes; at + frameBytes <= size; at += frameBytes) {
      readSync(log, frame, 0, frameBytes, at);
      visit(toStored(codec, frame.readUInt32BE(0), frame.subarray(frameBytes - pageBytes)));
    }
    return size;
  } finally {
    closeSync(log);
    codec.wipe();
  }
}
