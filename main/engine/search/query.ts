/** What a person typed, as words and phrases to look for. Every string is a query; some look for nothing. */
import { listStems, listWords } from '../../../contract/domain/search-words.ts';

/** One word, folded: itself, or its stem. `isBeginning`: what begins with either counts too. */
export interface WantedWord {
  readonly kind: 'word';
  readonly forms: readonly string[];
  readonly isBeginning: boolean;
}

/** Words one after the other, exactly; of the last one the beginning where the closing quote is not typed yet. */
export interface WantedPhrase {
  readonly kind: 'phrase';
  readonly words: readonly string[];
  readonly isBeginning: boolean;
}

export type Wanted = WantedWord | WantedPhrase;

/** More than anybody types; keeps a pasted page from becoming a thousand look-ups. */
const mostWanted = 16;
/** A single letter begins half of all words: it has to be the whole word. */
const lettersOfABeginning = 2;

const quoted = /["“”„«»]([^"“”„«»]*)(["“”„«»]|$)|[^\s"“”„«»]+/gu;

const mayBegin = (word: string): boolean => [...word].length >= lettersOfABeginning;

function toWords(text: string): readonly Wanted[] {
  return listWords(text).map((word) => ({
    kind: 'word',
    forms: [word, ...listStems(word)],
    isBeginning: false,
  }));
}

function toPhrase(text: string, isClosed: boolean): readonly Wanted[] {
  const words = listWords(text);
  if (words.length === 0) return [];
  return [{ kind: 'phrase', words, isBeginning: !isClosed && mayBegin(words.at(-1) ?? '') }];
}

/** Every word must be there, the last one as a beginning; "in quotes" a phrase. */
export function parseQuery(typed: string): readonly Wanted[] {
  const wanted = [...typed.matchAll(quoted)]
    .flatMap(([all, inside, end]) => (inside === undefined ? toWords(all) : toPhrase(inside, end !== '')))
    .slice(0, mostWanted);
  const last = wanted.at(-1);
  if (last?.kind !== 'word') return wanted;
  return [...wanted.slice(0, -1), { ...last, isBeginning: mayBegin(last.forms[0] ?? '') }];
}
