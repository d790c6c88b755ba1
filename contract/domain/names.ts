/** Rules for the names people give: nickname, practice name, private label. */
import { AppError } from '../errors/app-error.ts';
import type { ErrorCode } from '../errors/catalogue.ts';
import { limits } from './limits.ts';

/** Control, format and direction characters, lone surrogates, private use: none belongs in a name. ZWJ stays (emoji, Arabic). */
const forbidden =
  /[\p{Cc}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

interface NameRule {
  readonly maxLetters: number;
  readonly empty: ErrorCode;
  readonly tooLong: ErrorCode;
}

function parseName(typed: string, rule: NameRule): string {
  if (forbidden.test(typed)) throw new AppError('nickname.forbiddenCharacter');
  const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  // Letters that show nothing (fillers, joiners) do not make a name.
  const seen = name.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(seen)) throw new AppError(rule.empty);
  const letters = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name)].length;
  if (letters > rule.maxLetters || name.length > rule.maxLetters * 8) {
    throw new AppError(rule.tooLong, { fields: { max: rule.maxLetters } });
  }
  return name;
}

/** Trimmed NFC nickname; throws `nickname.empty`, `nickname.tooLong`, `nickname.forbiddenCharacter`. */
export function parseNickname(typed: string): string {
  return parseName(typed, {
    maxLetters: limits.nicknameLetters,
    empty: 'nickname.empty',
    tooLong: 'nickname.tooLong',
  });
}

/** Trimmed NFC practice name; throws `practice.nameEmpty`, `practice.nameTooLong`, `nickname.forbiddenCharacter`. */
export function parsePracticeName(typed: string): string {
  return parseName(typed, {
    maxLetters: limits.practiceNameLetters,
    empty: 'practice.nameEmpty',
    tooLong: 'practice.nameTooLong',
  });
}

/** A private label; an empty one means "no label" and gives null. */
export function parseLabel(typed: string): string | null {
  if (typed.trim() === '') return null;
  return parseName(typed, {
    maxLetters: limits.labelLetters,
    empty: 'nickname.empty',
    tooLong: 'nickname.tooLong',
  });
}

/** What a person says of themselves in a word or two; nothing gives null. */
export function parseDetail(typed: string): string | null {
  if (typed.trim() === '') return null;
  return parseName(typed, {
    maxLetters: limits.nicknameLetters,
    empty: 'nickname.empty',
    tooLong: 'nickname.tooLong',
  });
}

/** Whether a name that came from somebody else is one that this app would have let them give. */
export function isProperName(name: string, parse: (typed: string) => string | null): boolean {
  try {
    return parse(name) === name;
  } catch {
    return false;
  }
}
