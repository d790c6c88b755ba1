/** One page of an encrypted database, read without SQLite: SQLCipher 4 in its raw-key form. */
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';

/** Bytes of a page, everywhere in this product (crypto-store facts: larger ones cost more than they save). */
export const pageBytes = 4096;
/** The database's salt stands in clear at the start of page 1. */
export const saltBytes = 16;
const ivBytes = 16;
const codeBytes = 64;
/** Bytes of a page that hold content; what follows is IV and authentication code. */
export const contentBytes = pageBytes - ivBytes - codeBytes;

export interface PageCodec {
  /** Whether the page's authentication code fits: written under this key, for this page number, and unchanged since. */
  verify(number: number, page: Buffer): boolean;
  /** The page's 4016 bytes of content, unchecked; of page 1 the first 16 are SQLite's magic. */
  decrypt(number: number, page: Buffer): Buffer;
  /** Wipes the derived key; `dataKey` stays the caller's. */
  wipe(): void;
}

const magic = Buffer.from('SQLite format 3\0', 'latin1');

/** A page that was never written: a hole in the file. SQLCipher takes it as empty. */
export const isBlank = (page: Buffer): boolean => page[0] === 0 && page.equals(blank);
const blank = Buffer.alloc(pageBytes);

/** `dataKey`: 32 bytes, kept by reference. `salt`: the database file's first 16 bytes. */
export function createPageCodec(dataKey: Uint8Array, salt: Uint8Array): PageCodec {
  const codeSalt = Buffer.from(salt.map((byte) => byte ^ 0x3a));
  const codeKey = pbkdf2Sync(dataKey, codeSalt, 2, 32, 'sha512');
  const pageNumber = Buffer.alloc(4);
  const start = (number: number) => (number === 1 ? saltBytes : 0);
  return {
    verify(number, page) {
      pageNumber.writeUInt32LE(number);
      const code = createHmac('sha512', codeKey)
        .update(page.subarray(start(number), contentBytes + ivBytes))
        .update(pageNumber)
        .digest();
      return timingSafeEqual(code, page.subarray(contentBytes + ivBytes, pageBytes));
    },
    decrypt(number, page) {
      const iv = page.subarray(contentBytes, contentBytes + ivBytes);
      const cipher = createDecipheriv('aes-256-cbc', dataKey, iv).setAutoPadding(false);
      const content = cipher.update(page.subarray(start(number), contentBytes));
      cipher.final();
      return number === 1 ? Buffer.concat([magic, content]) : content;
    },
    wipe() {
      codeKey.fill(0);
    },
  };
}
