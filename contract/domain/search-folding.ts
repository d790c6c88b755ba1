/** How texts compare when people search: case, accents, Arabic letter forms and digits make no difference. */

/** Letters that people write for one another in Arabic; a hamza without a carrier is as often left out as written. */
const sameLetters: Readonly<Record<string, string>> = {
  '\u0621': '',
  '\u0640': '',
  '\u0622': '\u0627',
  '\u0623': '\u0627',
  '\u0625': '\u0627',
  '\u0671': '\u0627',
  '\u0629': '\u0647',
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u0624': '\u0648',
  '\u0626': '\u064a',
  '\u06a9': '\u0643',
};
const sameLetter = /[\u0621-\u0626\u0629\u0640\u0649\u0671\u06a9\u06cc]/g;
const ascii = /^[\0-\x7f]*$/;

const westernDigit = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf);

/**
 * Compatibility forms, marks, harakat and invisible characters gone (UAX #15), alef, hamza carriers, ya and ta marbuta
 * unified, digits Western, lower case. The word index holds what this makes: a change needs a migration that builds it anew.
 */
export function foldForSearch(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(sameLetter, (letter) => sameLetters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(sameLetter, (letter) => sameLetters[letter] ?? letter)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, westernDigit)
    .toLowerCase();
}

/** Whether every word of a query begins a word of one of these texts. An empty query fits everything. */
export function fitsQuery(query: string, texts: readonly (string | null)[]): boolean {
  const wanted = foldForSearch(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const words = texts.flatMap((text) => (text === null ? [] : foldForSearch(text).split(/[^\p{L}\p{N}]+/u)));
  const whole = texts.map((text) => foldForSearch(text ?? ''));
  return wanted.every(
    (part) => words.some((word) => word.startsWith(part)) || whole.some((text) => text.startsWith(part)),
  );
}
