/** Cuts a message around its first hit and says which parts of it were looked for, in the writing of its author. */
import { type Chunk, listChunks, listStems } from '../../../contract/domain/search-words.ts';
import type { Wanted } from './query.ts';

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const lettersBefore = 40;
const lettersInAll = 180;
/** Stands where something was left out. */
const more = '…';

const clusters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const fits = (word: string, form: string, isBeginning: boolean): boolean =>
  isBeginning ? word.startsWith(form) : word === form;

function isWanted(word: string, wanted: Wanted): boolean {
  if (wanted.kind === 'phrase') return false;
  return [word, ...listStems(word)].some((candidate) =>
    wanted.forms.some((form) => fits(candidate, form, wanted.isBeginning)),
  );
}

/** Where a phrase's words stand one after the other. */
function findPhrase(words: readonly Word[], wanted: Extract<Wanted, { kind: 'phrase' }>): readonly Span[] {
  const last = wanted.words.length - 1;
  return words.flatMap((first, at) => {
    const fit = wanted.words.every((form, offset) =>
      fits(words[at + offset]?.word ?? '', form, wanted.isBeginning && offset === last),
    );
    return fit ? [{ start: first.chunk.start, end: words[at + last]?.chunk.end ?? first.chunk.end }] : [];
  });
}

interface Word {
  readonly word: string;
  readonly chunk: Chunk;
}

function findHits(text: string, query: readonly Wanted[]): readonly Span[] {
  const chunks = listChunks(text);
  const words = chunks.flatMap((chunk) => chunk.words.map((word) => ({ word, chunk })));
  const found = query.flatMap((wanted): readonly Span[] =>
    wanted.kind === 'phrase'
      ? findPhrase(words, wanted)
      : chunks.filter((chunk) => chunk.words.some((word) => isWanted(word, wanted))),
  );
  const inOrder = found.toSorted((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const { start, end } of inOrder) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else joined.push({ start, end });
  }
  return joined;
}

/** The nearest place at or before `at` that splits no letter from its marks and no picture. */
function wholeBefore(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
  return clusters.segment(text).containing(at)?.index ?? at;
}

/** From after the first gap between words behind `lettersBefore` letters before the hit. */
function findStart(text: string, hit: number): number {
  const earliest = hit - lettersBefore;
  if (earliest <= 0) return 0;
  const gap = text.slice(earliest, hit).search(/\s/);
  return gap === -1 ? wholeBefore(text, earliest) : wholeBefore(text, earliest + gap + 1);
}

/** To before the last gap that `lettersInAll` reach. */
function findEnd(text: string, start: number, hit: Span): number {
  const latest = start + lettersInAll;
  if (latest >= text.length) return text.length;
  const gap = /\s(?=\S*$)/.exec(text.slice(hit.start, latest))?.index ?? 0;
  return gap > 0 ? hit.start + gap : wholeBefore(text, latest);
}

/** The pieces in order; together the text, or a part of it around the first hit between two "…". */
export function cutPieces(text: string, query: readonly Wanted[]): readonly Piece[] {
  const hits = findHits(text, query);
  const first = hits[0] ?? { start: 0, end: 0 };
  const start = findStart(text, first.start);
  const end = findEnd(text, start, first);
  const pieces: Piece[] = [];
  const add = (piece: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (piece === '') return;
    if (last?.hit === hit) pieces[pieces.length - 1] = { text: last.text + piece, hit };
    else pieces.push({ text: piece, hit });
  };
  let at = start;
  add(start > 0 ? more : '', false);
  for (const hit of hits.filter((one) => one.start < end)) {
    add(text.slice(at, hit.start), false);
    at = Math.min(hit.end, end);
    add(text.slice(hit.start, at), true);
  }
  add(text.slice(at, end), false);
  add(end < text.length ? more : '', false);
  return pieces;
}
