/** Where a text rightly stands: rows of the store that hold it now. */
import type { Store } from '../database.ts';
import { getRow, getRows } from '../statement.ts';
import { listTables } from './holdings.ts';

const rowsPerSlice = 10_000;

/** Messages up to the newest: what `countInMessages` goes through, slice by slice. */
export function lastPlace(store: Store): number {
  return getRow<{ place: number }>(store, 'SELECT coalesce(max(place), 0) AS place FROM message')?.place ?? 0;
}

export interface Occurrences {
  readonly rows: number;
  /** How often in all; a row may hold it twice. */
  readonly times: number;
}

/** How often a text stands in messages of one slice of places: those above `after`. Answers the next `after` too. */
export function countInMessages(
  store: Store,
  text: string,
  after: number,
): Occurrences & { readonly next: number } {
  const next = after + rowsPerSlice;
  const found = getRow<Occurrences>(
    store,
    `SELECT count(*) AS rows,
       coalesce(sum((length(body_text) - length(replace(body_text, $text, ''))) / length($text)), 0) AS times
     FROM message WHERE place > $after AND place <= $next AND instr(body_text, $text) > 0`,
    { text, after, next },
  );
  return { rows: found?.rows ?? 0, times: found?.times ?? 0, next };
}

/** Messages of one slice of places whose whole text this is. */
export function countEqual(
  store: Store,
  text: string,
  after: number,
): { readonly rows: number; readonly next: number } {
  const next = after + rowsPerSlice;
  const found = getRow<{ rows: number }>(
    store,
    'SELECT count(*) AS rows FROM message WHERE place > $after AND place <= $next AND body_text = $text',
    { text, after, next },
  );
  return { rows: found?.rows ?? 0, next };
}

/** How often a text stands in any other table's columns of text. */
export function countElsewhere(store: Store, text: string): number {
  return listTables(store)
    .filter((table) => table !== 'message')
    .flatMap((table) =>
      getRows<{ name: string }>(store, `SELECT name FROM pragma_table_info($table) WHERE type = 'TEXT'`, {
        table,
      }).map(({ name }) => ({ table, name })),
    )
    .reduce((sum, { table, name }) => {
      const found = getRow<{ times: number }>(
        store,
        `SELECT coalesce(sum((length("${name}") - length(replace("${name}", $text, ''))) / length($text)), 0) AS times
         FROM "${table}" WHERE instr("${name}", $text) > 0`,
        { text },
      );
      return sum + (found?.times ?? 0);
    }, 0);
}

/** The newest message that is in the file, as it stands in its row; for the control of a search. */
export function findNewest(
  store: Store,
): { readonly text: string; readonly at: number; readonly senderDevice: string } | undefined {
  return getRow(
    store,
    `SELECT body_text AS text, at, sender_device AS senderDevice FROM message
     WHERE length(body_text) < 2000 ORDER BY place DESC LIMIT 1`,
  );
}

/** Whether the word index still knows a message by one of these words. */
export function isInIndex(store: Store, place: number, words: readonly string[]): boolean {
  return words.some((word) => {
    const found = getRow(
      store,
      'SELECT 1 FROM word_index WHERE word_index MATCH $match AND rowid = CAST($place AS INTEGER) LIMIT 1',
      { match: `"${word}"`, place },
    );
    return found !== undefined;
  });
}
