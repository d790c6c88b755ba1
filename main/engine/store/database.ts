/** Opens the encrypted database with every durability and secrecy setting in force, and reads the settings back. */
import Database from 'better-sqlite3';
import { AppError } from '../../../contract/errors/app-error.ts';
import { migrate } from './migrations/index.ts';
import { storeError } from './store-error.ts';

/** An open store. All SQL lives under main/engine/store. */
export type Store = Database.Database;

export interface StoreOptions {
  readonly file: string;
  /** 32 bytes; the caller wipes it. */
  readonly dataKey: Uint8Array;
  /** `create` refuses an existing file, `open` a missing one: a database never comes to exist by accident. */
  readonly mode: 'create' | 'open';
  /** The SQLite binding of the test runtime. */
  readonly nativeBinding?: string | undefined;
}

/** What the encrypting build adds to better-sqlite3's types. */
interface EncryptedDatabase {
  key(key: Buffer): void;
}

/** Settings that must read back exactly; `synchronous` 2 is FULL, `temp_store` 2 is MEMORY (crypto-store facts, README). */
export const requiredPragmas = {
  journal_mode: 'wal',
  synchronous: 2,
  temp_store: 2,
  secure_delete: 1,
  foreign_keys: 1,
  trusted_schema: 0,
} as const;

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

function applyPragmas(store: Store, journal: 'wal' | 'memory'): void {
  // One process per profile: the lock is the operating system's and dies with us. Also spares the shared-memory file.
  store.pragma('locking_mode = EXCLUSIVE');
  store.pragma(`journal_mode = ${journal}`);
  store.pragma('synchronous = FULL');
  store.pragma('temp_store = MEMORY');
  store.pragma('secure_delete = ON');
  store.pragma('foreign_keys = ON');
  store.pragma('trusted_schema = OFF');
  store.pragma('cache_size = -16000');
  if (process.platform === 'darwin') {
    store.pragma('fullfsync = ON');
    store.pragma('checkpoint_fullfsync = ON');
  }
  for (const [name, expected] of Object.entries({ ...requiredPragmas, journal_mode: journal })) {
    if (store.pragma(name, { simple: true }) !== expected)
      throw new AppError('store.damaged', { fields: { pragma: name } });
  }
}

/**
 * Opens or creates. Throws `store.missing`, `store.damaged`, `store.newer`, `store.readOnly`, `store.diskFull`;
 * a failed open of an existing file changes nothing in it.
 */
export function openStore(options: StoreOptions): Store {
  const key = rawKey(options.dataKey);
  let store: Store | undefined;
  try {
    store = new Database(options.file, {
      fileMustExist: options.mode === 'open',
      timeout: 500,
      ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
    });
    store.pragma("cipher = 'sqlcipher'");
    store.pragma('legacy = 4');
    (store as unknown as EncryptedDatabase).key(key);
    const version = store.pragma('user_version', { simple: true }) as number;
    migrate.refuseNewer(version);
    applyPragmas(store, 'wal');
    store.exec('BEGIN EXCLUSIVE; COMMIT');
    migrate.run(store, version);
    return store;
  } catch (thrown) {
    store?.close();
    throw storeError(thrown, 'store.damaged');
  } finally {
    key.fill(0);
  }
}

/** A new store that lives in this process's memory alone: same schema, no file of any kind. Gone when it is closed. */
export function openMemoryStore(nativeBinding?: string): Store {
  const store = new Database(':memory:', nativeBinding === undefined ? {} : { nativeBinding });
  try {
    applyPragmas(store, 'memory');
    migrate.run(store, 0);
    return store;
  } catch (thrown) {
    store.close();
    throw storeError(thrown);
  }
}
