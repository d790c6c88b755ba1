// Reads a recovery key while it is typed: which form it is in, how far it has come, and what in it cannot be right.

import { wordlist } from '@scure/bip39/wordlists/english.js';

const wordCount = 24;
const groupCount = 17;
/** The first letters by which every word of the list is known (BIP-39, "wordlist"). */
const knownBy = 4;

/** The text of a QR card begins like this; its digits follow. */
const cardMark = /^\s*o7-recovery-1\b/;

const words: ReadonlySet<string> = new Set(wordlist);
const beginnings: ReadonlySet<string> = new Set(wordlist.map((word) => word.slice(0, knownBy)));

/** A part that cannot be right; `position` counts from 1. */
export interface WrongPart {
  readonly position: number;
  readonly text: string;
}

/** What stands in the field so far. */
export interface TypedKey {
  readonly form: 'words' | 'groups';
  /** Parts so far, the one that is being typed too. */
  readonly count: number;
  /** How many there have to be. */
  readonly of: number;
  readonly wrong: WrongPart | null;
  /** As many parts as there have to be, and each can be right. */
  readonly isWhole: boolean;
  /** Parts and single spaces alone: what the engine is asked with. */
  readonly text: string;
}

/** Also Arabic and Persian digits, as some keyboards write them. */
function withWesternDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** Whether a finished word stands for one of the list. */
function isWord(part: string): boolean {
  return words.has(part) || (part.length >= knownBy && beginnings.has(part.slice(0, knownBy)));
}

const isBeginning = (part: string): boolean => wordlist.some((word) => word.startsWith(part));

/** 16 bits in five digits. */
const isGroup = (part: string): boolean => /^\d{5}$/.test(part) && Number(part) <= 0xffff;

function readWords(parts: readonly string[], isLastOpen: boolean): TypedKey {
  const wrongAt = parts.findIndex((part, at) => {
    const isOpen = isLastOpen && at === parts.length - 1 && parts.length <= wordCount;
    return !(isWord(part) || (isOpen && isBeginning(part)));
  });
  return judged('words', wordCount, parts, wrongAt, parts.every(isWord));
}

function readGroups(parts: readonly string[], isLastOpen: boolean): TypedKey {
  const wrongAt = parts.findIndex((part, at) => {
    const isOpen = isLastOpen && at === parts.length - 1 && part.length < 5;
    return !(isGroup(part) || isOpen);
  });
  return judged('groups', groupCount, parts, wrongAt, parts.every(isGroup));
}

function judged(
  form: TypedKey['form'],
  of: number,
  parts: readonly string[],
  wrongAt: number,
  areFinished: boolean,
): TypedKey {
  const wrong = wrongAt < 0 ? null : { position: wrongAt + 1, text: parts[wrongAt] ?? '' };
  const isWhole = parts.length === of && wrong === null && areFinished;
  return { form, count: parts.length, of, wrong, isWhole, text: parts.join(' ') };
}

/** Numbers before the words of a printed page, signs between the parts and the head of a scanned card say nothing. */
export function readTypedKey(typed: string): TypedKey {
  const plain = withWesternDigits(typed.normalize('NFKC')).toLowerCase().replace(cardMark, '');
  const parts = plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const isLastOpen = /[\p{L}\p{N}]$/u.test(plain);
  const hasLetters = parts.some((part) => /\p{L}/u.test(part));
  if (!hasLetters) return readGroups(parts.flatMap(splitGroups), isLastOpen);
  return readWords(
    parts.filter((part) => !/^\d{1,2}$/.test(part)),
    isLastOpen,
  );
}

/** Groups written without spaces between them. */
function splitGroups(part: string): readonly string[] {
  return part.length > 5 ? (part.match(/\d{1,5}/g) ?? []) : [part];
}
