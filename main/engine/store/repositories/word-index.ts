/** The word index over messages: entries are made and erased in the transaction that adds and erases their message. */
import { listStems, listWords } from '../../../../contract/domain/search-words.ts';
import type { Store } from '../database.ts';
import { getRows, run } from '../statement.ts';

/** What an entry is made of. The same values take it away again: the index keeps no text to look them up in. */
export interface Indexed {
  readonly place: number;
  readonly conversation: string;
  readonly text: string;
  /** Names of its files, one a line; null where it has none. */
  readonly names: string | null;
  readonly at: number;
}

/** Of a message, as an `Indexed` has them. */
export const indexedColumns = 'place, conversation, body_text AS text, file_names AS names, at';

/** The word that stands for a conversation. */
export function conversationMark(conversation: string): string {
  return `c${Buffer.from(conversation, 'utf8').toString('hex')}`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The words that stand for a time's year and month (UTC). */
export function timeMarks(at: number): { readonly year: string; readonly month: string } {
  const date = new Date(at);
  const year = String(date.getUTCFullYear());
  return { year: `y${year}`, month: `m${year}${twoDigits(date.getUTCMonth() + 1)}` };
}

function toEntry({ place, conversation, text, names, at }: Indexed) {
  const words = listWords(names === null ? text : `${text}\n${names}`);
  const { year, month } = timeMarks(at);
  return {
    place,
    words: words.join(' '),
    stems: words.flatMap(listStems).join(' '),
    marks: `${conversationMark(conversation)} ${year} ${month}`,
  };
}

/** Call inside the transaction that adds the message. */
export function addToIndex(store: Store, message: Indexed): void {
  run(
    store,
    'INSERT INTO word_index (rowid, words, stems, marks) VALUES ($place, $words, $stems, $marks)',
    toEntry(message),
  );
}

/** Call inside the transaction that erases the message. With secure deletion no word of it stays in the file. */
export function removeFromIndex(store: Store, message: Indexed): void {
  run(
    store,
    `INSERT INTO word_index (word_index, rowid, words, stems, marks) VALUES ('delete', $place, $words, $stems, $marks)`,
    toEntry(message),
  );
}

const sliceRows = 500;

/** Before version 90 messages had no files. */
function columnsOf(store: Store): string {
  const found = getRows(store, `SELECT 1 FROM pragma_table_info('message') WHERE name = 'file_names'`);
  return found.length > 0 ? indexedColumns : 'place, conversation, body_text AS text, NULL AS names, at';
}

/** Adds every message to an empty index. Call inside a transaction. */
export function fillIndex(store: Store): void {
  const columns = columnsOf(store);
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const slice = getRows<Indexed>(
      store,
      `SELECT ${columns} FROM message WHERE place > $after
       ORDER BY place LIMIT ${sliceRows}`,
      { after },
    );
    for (const message of slice) addToIndex(store, message);
    const last = slice.at(-1);
    if (last === undefined) return;
    after = last.place;
  }
}

/** Forgets all entries and makes them anew from the messages. Call inside a transaction. */
export function rebuildIndex(store: Store): void {
  run(store, `INSERT INTO word_index (word_index) VALUES ('delete-all')`);
  fillIndex(store);
}

/** Whether the index's own structure is sound. */
export function isIndexSound(store: Store): boolean {
  try {
    run(store, `INSERT INTO word_index (word_index) VALUES ('integrity-check')`);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && /^SQLITE_CORRUPT/.test(String(thrown.code)))
      return false;
    throw thrown;
  }
}
