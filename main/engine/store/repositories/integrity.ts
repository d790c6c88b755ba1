/** SQLite's own checks, one table at a time. */
import type { Store } from '../database.ts';
import { getRows } from '../statement.ts';
import { listTables } from './holdings.ts';
import { isIndexSound } from './word-index.ts';

/** What was found, with the row number where there is one (0: none). */
export interface Flaw {
  readonly what: 'reference' | 'index';
  readonly at: number;
}

function isCorrupt(thrown: unknown): boolean {
  return (
    thrown instanceof Error && 'code' in thrown && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String(thrown.code))
  );
}

/** A check that meets a damaged page has found something, whatever else it was looking for. */
function orFlaw(check: () => readonly Flaw[]): readonly Flaw[] {
  try {
    return check();
  } catch (thrown) {
    if (isCorrupt(thrown)) return [{ what: 'index', at: 0 }];
    throw thrown;
  }
}

const mostFlaws = 100;

function checkTable(store: Store, table: string): readonly Flaw[] {
  const references = getRows<{ rowid: number | null }>(
    store,
    `SELECT rowid FROM pragma_foreign_key_check($table) LIMIT ${mostFlaws}`,
    { table },
  ).map((row): Flaw => ({ what: 'reference', at: row.rowid ?? 0 }));
  const structure = getRows<{ found: string }>(
    store,
    `SELECT quick_check AS found FROM pragma_quick_check($table) WHERE quick_check <> 'ok' LIMIT ${mostFlaws}`,
    { table },
  ).map((): Flaw => ({ what: 'index', at: 0 }));
  return [...references, ...structure];
}

/** The checks in order, each short by itself: references and structure of each table, then the word index. */
export function listChecks(store: Store): readonly (() => readonly Flaw[])[] {
  return [
    ...listTables(store).map((table) => () => orFlaw(() => checkTable(store, table))),
    () => orFlaw(() => (isIndexSound(store) ? [] : [{ what: 'index', at: 0 }])),
  ];
}
