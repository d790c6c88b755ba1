/** The stores that are compared: ours, the same without a key, and Signal's library, all under the same code and schema. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { openStore, requiredPragmas, type Store } from '../../main/engine/store/database.ts';
import { migrate } from '../../main/engine/store/migrations/index.ts';

export interface Contestant {
  readonly name: 'ours' | 'plain' | 'signal';
  /** A fresh connection; `create` for a new file. */
  open(mode: 'create' | 'open'): Store;
}

const cachePages = 'cache_size = -16000';

function applyPragmas(pragma: (source: string) => unknown): void {
  pragma('locking_mode = EXCLUSIVE');
  for (const [name, value] of Object.entries(requiredPragmas)) pragma(`${name} = ${value}`);
  pragma(cachePages);
}

/** Our own build without a key: what encryption and its checks cost. */
function plain(folder: string): Contestant {
  return {
    name: 'plain',
    open(mode) {
      const store = new Database(join(folder, 'plain.db'));
      applyPragmas((source) => store.pragma(source));
      if (mode === 'create') migrate.run(store, 0);
      return store;
    },
  };
}

function ours(folder: string): Contestant {
  const dataKey = new Uint8Array(32).fill(5);
  return { name: 'ours', open: (mode) => openStore({ file: join(folder, 'ours.db'), dataKey, mode }) };
}

const signalVersion = '4.1.0';

/** What we use of its interface (its own type declarations are not installed with this repository). */
interface SignalStatement {
  run(params?: Record<string, unknown>): { changes: number };
  get(params?: Record<string, unknown>): unknown;
  all(params?: Record<string, unknown>): unknown[];
}
interface SignalDatabase {
  exec(sql: string): void;
  prepare(sql: string): SignalStatement;
  pragma(source: string, options?: { simple: true }): unknown;
  transaction(work: () => unknown): () => unknown;
  close(): void;
}
type SignalLibrary = new (file: string) => SignalDatabase;

/**
 * Downloads it once into the user's cache. Measured only: its licence (AGPL) keeps it out of package.json and of every
 * package. Null where there is no network.
 */
async function fetchSignal(): Promise<SignalLibrary | null> {
  const cache = join(
    process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? tmpdir(), '.cache'),
    'o7-bench',
  );
  const home = join(cache, `sqlcipher-${signalVersion}`);
  const entry = join(home, 'node_modules/@signalapp/sqlcipher/dist/index.mjs');
  try {
    if (!existsSync(entry)) {
      mkdirSync(home, { recursive: true });
      const what = `@signalapp/sqlcipher@${signalVersion}`;
      execFileSync('npm', ['install', '--prefix', home, '--no-save', '--no-audit', '--no-fund', what], {
        stdio: 'ignore',
        timeout: 120_000,
      });
    }
    const library = (await import(pathToFileURL(entry).href)) as { default: SignalLibrary };
    return library.default;
  } catch {
    return null;
  }
}

const named = /\$([a-zA-Z]+)/g;

/** Signal's database under the interface that our statements use. It wants exactly the named values that a statement has. */
function asStore(database: SignalDatabase): Store {
  let inTransaction = false;
  const store = {
    prepare(sql: string) {
      const statement = database.prepare(sql);
      const names = [...new Set([...sql.matchAll(named)].map(([, name]) => name ?? ''))];
      const pick = (values: Record<string, unknown> = {}) => {
        if (names.length === 0) return undefined;
        const picked: Record<string, unknown> = {};
        for (const name of names) picked[name] = values[name];
        return picked;
      };
      return {
        run: (values?: Record<string, unknown>) => statement.run(pick(values)),
        get: (values?: Record<string, unknown>) => statement.get(pick(values)),
        all: (values?: Record<string, unknown>) => statement.all(pick(values)),
      };
    },
    exec: (sql: string) => database.exec(sql),
    pragma: (source: string) => database.pragma(source),
    transaction(work: () => unknown) {
      const run = () => {
        database.exec('BEGIN IMMEDIATE');
        inTransaction = true;
        try {
          const result = work();
          database.exec('COMMIT');
          return result;
        } catch (thrown) {
          database.exec('ROLLBACK');
          throw thrown;
        } finally {
          inTransaction = false;
        }
      };
      return Object.assign(run, { immediate: run });
    },
    get inTransaction() {
      return inTransaction;
    },
    close: () => database.close(),
  };
  return store as unknown as Store;
}

function signal(folder: string, Library: SignalLibrary): Contestant {
  return {
    name: 'signal',
    open(mode) {
      const database = new Library(join(folder, 'signal.db'));
      database.pragma(`key = "x'${'05'.repeat(32)}'"`);
      applyPragmas((source) => database.pragma(source));
      const store = asStore(database);
      if (mode === 'create') migrate.run(store, 0);
      return store;
    },
  };
}

/** Ours first; Signal's only where it can be had. */
export async function listContestants(folder: string): Promise<readonly Contestant[]> {
  const library = await fetchSignal();
  return [ours(folder), plain(folder), ...(library === null ? [] : [signal(folder, library)])];
}
