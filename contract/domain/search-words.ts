/** The words of a text as the search compares them, and what stays of an Arabic word without its attached prefixes. */
import { foldForSearch } from './search-folding.ts';

/** A run of letters, digits and what belongs to them as it stands in a text; a picture is a word of its own. */
const chunk = /[\p{L}\p{N}\p{M}\p{Cf}\p{Co}'’ʼ]+|\p{Extended_Pictographic}/gu;
const apostrophe = /['’ʼ]/g;
/** What may stand in a word of the index: nothing that means something to the index's own language. */
const word = /[\p{L}\p{N}\p{Co}]+|\p{Extended_Pictographic}/gu;

/**
 * What each letter of the scripts of this product folds to by itself, for speed: there it never depends on its neighbours.
 * Undefined: fold the whole chunk. Greek is left out, whose sigma changes at a word's end.
 */
const byLetter: readonly (string | undefined)[] = Array.from({ length: 0x700 }, (_none, code) => {
  const isCovered = code < 0x370 || code >= 0x600;
  const folded = foldForSearch(String.fromCharCode(code));
  return isCovered && /^[\p{L}\p{N}]*$/u.test(folded) ? folded : undefined;
});
const apostropheCodes: ReadonlySet<number> = new Set([0x27, 0x2bc, 0x2019]);

function foldLetters(text: string): string | undefined {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (apostropheCodes.has(code)) continue;
    const letter = byLetter[code];
    if (letter === undefined) return undefined;
    folded += letter;
  }
  return folded;
}

function wordsOf(text: string): readonly string[] {
  const folded = foldLetters(text);
  if (folded !== undefined) return folded === '' ? [] : [folded];
  return foldForSearch(text.replace(apostrophe, '')).match(word) ?? [];
}

/** A piece of a text, where it stands there (UTF-16), and the words it is compared by: mostly one. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
}

export function listChunks(text: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (const match of text.matchAll(chunk)) {
    const words = wordsOf(match[0]);
    if (words.length > 0) chunks.push({ start: match.index, end: match.index + match[0].length, words });
  }
  return chunks;
}

/** All words of a text in order. */
export function listWords(text: string): readonly string[] {
  return listChunks(text).flatMap(({ words }) => words);
}

const arabicStart = /^[وفبكلا]/;
const withArticle = /^[وف]?(?:[بك]?ال|لل)(.{2,})$/;
const withConjunction = /^[وف](.{3,})$/;
/** Longer: in short words these letters mostly belong to the root. */
const withPreposition = /^[بكل](.{4,})$/;

/**
 * What a folded word may be without "and", "so", "in", "like", "for" and "the", which Arabic writes attached to it. None for
 * a word that has no such beginning or would be too short; a word that only looks like it gets a stem that nobody looks for.
 */
export function listStems(folded: string): readonly string[] {
  if (!arabicStart.test(folded)) return [];
  const article = withArticle.exec(folded)?.[1];
  if (article !== undefined) return [article];
  const conjunction = withConjunction.exec(folded)?.[1];
  const preposition = withPreposition.exec(conjunction ?? folded)?.[1];
  return [conjunction, preposition].filter((stem) => stem !== undefined);
}
