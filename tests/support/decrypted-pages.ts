/** Reads every page of an encrypted database and of its log with the data key in hand, free pages too. */
import { createDecipheriv } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

const pageBytes = 4096;
/** At each page's end: 16 bytes of IV, then the authentication code (SQLCipher 4). */
const reserved = 80;
const salt = 16;

function decryptPage(page: Buffer, key: Uint8Array, isFirst: boolean): Buffer {
  const end = pageBytes - reserved;
  const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(page.subarray(isFirst ? salt : 0, end)), cipher.final()]);
}

function filePages(file: string): { page: Buffer; isFirst: boolean }[] {
  const bytes = readFileSync(file);
  return Array.from({ length: Math.floor(bytes.length / pageBytes) }, (_none, at) => ({
    page: bytes.subarray(at * pageBytes, (at + 1) * pageBytes),
    isFirst: at === 0,
  }));
}

/** A log: a header of 32 bytes, then frames of 24 bytes and a page; the page's number stands first. */
function logPages(file: string): { page: Buffer; isFirst: boolean }[] {
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  const frame = 24 + pageBytes;
  return Array.from({ length: Math.max(0, Math.floor((bytes.length - 32) / frame)) }, (_none, at) => {
    const start = 32 + at * frame;
    return {
      page: bytes.subarray(start + 24, start + frame),
      isFirst: bytes.readUInt32BE(start) === 1,
    };
  });
}

/** All content of a store's files, decrypted. `dataKey`: 32 bytes. */
export function readDecrypted(file: string, dataKey: Uint8Array): Buffer {
  const pages = [...filePages(file), ...logPages(`${file}-wal`)];
  return Buffer.concat(pages.map(({ page, isFirst }) => decryptPage(page, dataKey, isFirst)));
}
