/** Prepares each SQL text once per open store. */
import type Database from 'better-sqlite3';
import type { Store } from './database.ts';

const prepared = new WeakMap<Store, Map<string, Database.Statement>>();

function statement(store: Store, sql: string): Database.Statement {
  let known = prepared.get(store);
  if (known === undefined) {
    known = new Map();
    prepared.set(store, known);
  }
  let found = known.get(sql);
  if (found === undefined) {
    found = store.prepare(sql);
    known.set(sql, found);
  }
  return found;
}

/** Values that SQLite binds. */
export type Bound = string | number | Uint8Array | null;
export type Bindings = Readonly<Record<string, Bound>>;

/** Changes rows; answers how many. */
export function run(store: Store, sql: string, bindings: Bindings = {}): number {
  return statement(store, sql).run(bindings).changes;
}

/** The first row, or undefined. The row's shape is the caller's claim about its own SQL. */
export function getRow<Row>(store: Store, sql: string, bindings: Bindings = {}): Row | undefined {
  return statement(store, sql).get(bindings) as Row | undefined;
}

/** All rows. */
export function getRows<Row>(store: Store, sql: string, bindings: Bindings = {}): readonly Row[] {
  return statement(store, sql).all(bindings) as Row[];
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/**
 * Runs `work` in one immediate transaction: all of it is on disk when this returns, or none. The library's own way makes four
 * functions for each; every line that is sent or read comes by here several times.
 */
export function inTransaction<Result>(store: Store, work: () => Result): Result {
  if (store.inTransaction) return work();
  statement(store, 'BEGIN IMMEDIATE').run();
  try {
    const result = work();
    if (isPromise(result)) throw new TypeError('a transaction cannot wait');
    statement(store, 'COMMIT').run();
    return result;
  } finally {
    // A full disk may have ended it already.
    if (store.inTransaction) statement(store, 'ROLLBACK').run();
  }
}
