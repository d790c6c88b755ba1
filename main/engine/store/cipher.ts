/** How a database file is encrypted: SQLCipher 4, under the data key as its raw key. */
import type { Store } from './database.ts';

/** What the encrypting build adds to better-sqlite3's types. */
interface EncryptedDatabase {
  key(key: Buffer): void;
  rekey(key: Buffer): void;
}

/** SQLCipher's raw key form; built as bytes so that no string of the key stays in memory. */
function rawKey(dataKey: Uint8Array): Buffer {
  const hex = Buffer.alloc(67);
  hex.write("x'");
  const digits = '0123456789abcdef';
  dataKey.forEach((byte, index) => {
    hex[2 + 2 * index] = digits.charCodeAt(byte >> 4);
    hex[3 + 2 * index] = digits.charCodeAt(byte & 15);
  });
  hex.write("'", 66);
  return hex;
}

function withRawKey(
  store: Store,
  dataKey: Uint8Array,
  use: (database: EncryptedDatabase, key: Buffer) => void,
) {
  const key = rawKey(dataKey);
  try {
    use(store as unknown as EncryptedDatabase, key);
  } finally {
    key.fill(0);
  }
}

/** Call first on a new connection. `dataKey`: 32 bytes, the caller's to wipe. A wrong one shows at the first read. */
export function setDataKey(store: Store, dataKey: Uint8Array): void {
  store.pragma("cipher = 'sqlcipher'");
  store.pragma('legacy = 4');
  withRawKey(store, dataKey, (database, key) => database.key(key));
}

/** Encrypts every page anew, in place. Not under a write-ahead log. */
export function changeDataKey(store: Store, dataKey: Uint8Array): void {
  withRawKey(store, dataKey, (database, key) => database.rekey(key));
}
