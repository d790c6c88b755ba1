/** Looks messages up by their words: newest first, always limited. */
import type { MessageView } from '../../../../contract/bridge/views.ts';
import type { Store } from '../database.ts';
import { getRows } from '../statement.ts';
import { columns, type Row, toViews } from './message-rows.ts';
import { conversationMark, timeMarks } from './word-index.ts';

/** Words to be found together: any of `forms`, in this order where there are several words in one. */
export interface SearchTerm {
  readonly forms: readonly string[];
  /** Exact words only, not what is left of them without attached prefixes. */
  readonly isExact: boolean;
  readonly isBeginning: boolean;
}

export interface Search {
  readonly terms: readonly SearchTerm[];
  readonly conversation: string | null;
  /** Written at or after / before this time. */
  readonly from: number | null;
  readonly until: number | null;
  /** Only places before this one. */
  readonly before: number | null;
  readonly limit: number;
}

export interface Found {
  readonly place: number;
  readonly message: MessageView;
}

const anyOf = (parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`;

/** Terms hold letters, digits and pictures only (contract/domain/search-words.ts): nothing in them can end the quotes. */
function termToFts({ forms, isExact, isBeginning }: SearchTerm): string {
  const columnsOf = isExact ? 'words' : '{words stems}';
  return anyOf(forms.map((form) => `${columnsOf} : "${form}"${isBeginning ? ' *' : ''}`));
}

const firstOfYear = (year: number): number => Date.UTC(year, 0, 1);

/** The marks of every month and, where it lies inside, every year that a span touches; null where they would be too many. */
function spanMarks(from: number, until: number): readonly string[] {
  const marks: string[] = [];
  for (let at = new Date(from); at.getTime() < until; ) {
    const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
    const { year: yearMark, month: monthMark } = timeMarks(at.getTime());
    const isWholeYear = month === 0 && firstOfYear(year + 1) <= until;
    marks.push(isWholeYear ? yearMark : monthMark);
    at = new Date(isWholeYear ? firstOfYear(year + 1) : Date.UTC(year, month + 1, 1));
  }
  return marks;
}

/** No message is older than this product. */
const oldest = Date.UTC(2020, 0, 1);

function spanToFts(search: Search, now: number): readonly string[] {
  if (search.from === null && search.until === null) return [];
  // A clock may run ahead: what is open towards the future ends a year from now.
  const newest = now + 366 * 24 * 60 * 60 * 1000;
  const until = Math.min(search.until ?? newest, newest);
  const marks = spanMarks(Math.max(search.from ?? oldest, oldest), until);
  return [anyOf(marks.length === 0 ? ['marks : "none"'] : marks.map((mark) => `marks : "${mark}"`))];
}

/** The expression in the language of SQLite's word index (fts5, section 3). */
function toFts(search: Search, now: number): string {
  const where = search.conversation === null ? [] : [`marks : "${conversationMark(search.conversation)}"`];
  return [...search.terms.map(termToFts), ...where, ...spanToFts(search, now)].join(' AND ');
}

const named = columns
  .split(/,\s*/)
  .map((column) => `m.${column}`)
  .join(', ');

/** Messages that hold all terms and stand in their list. No terms: none. */
export function findByWords(store: Store, search: Search, now: number): readonly Found[] {
  if (search.terms.length === 0) return [];
  // The cast: numbers are bound as floating point, and the index seeks to whole ones only.
  const rows = getRows<Row & { place: number }>(
    store,
    `SELECT m.place, ${named} FROM word_index CROSS JOIN message m ON m.place = word_index.rowid
     WHERE word_index MATCH $match AND word_index.rowid < CAST($before AS INTEGER) AND m.delete_at IS NULL
       AND m.at >= $from AND m.at < $until
     ORDER BY word_index.rowid DESC LIMIT $limit`,
    {
      match: toFts(search, now),
      before: search.before ?? Number.MAX_SAFE_INTEGER,
      from: search.from ?? Number.MIN_SAFE_INTEGER,
      until: search.until ?? Number.MAX_SAFE_INTEGER,
      limit: search.limit,
    },
  );
  const views = toViews(store, rows);
  return views.map((message, at) => ({ place: rows[at]?.place ?? 0, message }));
}
