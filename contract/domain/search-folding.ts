/** How texts compare when people search: case, accents, Arabic letter forms and digits make no difference. */

/** Letters that people write for one another in Arabic, and Western forms of its digits. */
const sameLetters: readonly (readonly [RegExp, string])[] = [
  [/\u0640/g, ''],
  [/[\u0622\u0623\u0625\u0671]/g, '\u0627'],
  [/\u0629/g, '\u0647'],
  [/\u0649/g, '\u064a'],
  [/\u0624/g, '\u0648'],
  [/\u0626/g, '\u064a'],
];

const westernDigit = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf);

/** Compatibility forms, marks and harakat gone (UAX #15), alef, ya and ta marbuta unified, digits Western, lower case. */
export function foldForSearch(text: string): string {
  const unified = sameLetters.reduce(
    (folded, [forms, letter]) => folded.replace(forms, letter),
    text.normalize('NFKC'),
  );
  return unified
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
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
