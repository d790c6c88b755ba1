/** Opens the encrypted database with every durability and secrecy setting in force, and reads the settings back. */
import { closeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../../contract/errors/app-error.ts';
import { openSync } from '../../writing/files.ts';
import { reach } from '../crash-points.ts';
import { setDataKey } from './cipher.ts';
import { migrate, newestVersion } from './migrations/index.ts';
import { preflight } from './preflight.ts';
import { needRoom } from './room.ts';
import { makeSnapshot } from './snapshot.ts';
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
  /** Only for one that is created: the version to stop at, so that rows of then can be put in. The newest if left out. */
  readonly version?: number;
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

const descriptors = new WeakMap<Store, number>();

/**
 * A descriptor for reading an open store's file page by page; null for a store in memory. It lives exactly as long as the
 * connection: to close any descriptor of a file gives up all POSIX locks this process holds on it, SQLite's among them.
 */
export function descriptorOf(store: Store): number | null {
  return descriptors.get(store) ?? null;
}

/** Calls `after` once the store has been closed. */
export function whenClosed(store: Store, after: () => void): void {
  const close = store.close.bind(store);
  store.close = () => {
    const wasOpen = store.open;
    close();
    if (wasOpen) after();
    return store;
  };
}

function keepDescriptor(store: Store, file: string): void {
  const descriptor = openSync(file, 'r');
  descriptors.set(store, descriptor);
  whenClosed(store, () => {
    descriptors.delete(store);
    closeSync(descriptor);
  });
}

/** All that is read, and the copy that is written, before SQLite may touch an existing file. */
function prepare({ file, dataKey }: StoreOptions): void {
  const version = preflight(file, dataKey);
  migrate.refuseNewer(version);
  needRoom(file);
  if (version === newestVersion) return;
  makeSnapshot(file, version, dataKey);
  reach('migration.snapshotMade');
}

/**
 * Opens or creates. Throws `store.missing`, `store.damaged`, `store.newer`, `store.readOnly`, `store.diskFull`;
 * a failed open of an existing file changes nothing in it or beside it, which is why `preflight` reads it before SQLite does.
 */
export function openStore(options: StoreOptions): Store {
  let store: Store | undefined;
  try {
    if (options.mode === 'open') prepare(options);
    store = new Database(options.file, {
      fileMustExist: options.mode === 'open',
      timeout: 500,
      ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
    });
    setDataKey(store, options.dataKey);
    const version = store.pragma('user_version', { simple: true }) as number;
    keepDescriptor(store, options.file);
    applyPragmas(store, 'wal');
    store.exec('BEGIN EXCLUSIVE; COMMIT');
    migrate.run(store, version, options.version);
    return store;
  } catch (thrown) {
    store?.close();
    throw storeError(thrown, 'store.damaged');
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
