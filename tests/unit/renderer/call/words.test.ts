// The four words: known answers by another implementation of HKDF, and two lists in which nothing can be mistaken.

import { hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { arabicWords } from '../../../../renderer/call/words/ar.ts';
import { englishWords } from '../../../../renderer/call/words/en.ts';
import { fourWords } from '../../../../renderer/call/words/four-words.ts';
import { callWords } from '../../../../renderer/call/words/words.ts';

const fill = (value: number) => new Uint8Array(32).fill(value);

/** Letters that must be changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [place, against] of [...other].entries()) {
      const changed = (row[place] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(changed, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

describe('the four words', () => {
  it('come from the secret and the sorted fingerprints, as by OpenSSL', async () => {
    const info = Buffer.concat([Buffer.from('o7 call words 1'), fill(1), fill(2), fill(200)]);
    const expected = [...new Uint8Array(hkdfSync('sha256', fill(7), '', info, 4))];
    for (const order of [
      [fill(200), fill(1), fill(2)],
      [fill(2), fill(200), fill(1)],
    ]) {
      expect(await fourWords(fill(7), order)).toEqual(expected);
    }
    expect(await fourWords(fill(8), [fill(1), fill(2), fill(200)])).not.toEqual(expected);
    expect(await fourWords(fill(7), [fill(1), fill(3), fill(200)])).not.toEqual(expected);
  });

  it('stay these for good: both computers must say the same whatever version they run', async () => {
    const words = await fourWords(fill(7), [fill(1), fill(2)]);
    expect({ words, en: callWords(words, 'en'), ar: callWords(words, 'ar') }).toMatchInlineSnapshot(`
      {
        "ar": [
          "رافعة",
          "خوخ",
          "نرد",
          "طاووس",
        ],
        "en": [
          "crane",
          "peach",
          "dice",
          "peacock",
        ],
        "words": [
          72,
          187,
          85,
          188,
        ],
      }
    `);
  });

  it.each([
    ['English', englishWords, /^[a-z]{2,11}$/],
    ['Arabic', arabicWords, /^[\u0621-\u064a]{2,11}$/],
  ] as const)('%s: 256 words, no two less than two letters apart', (_, list, shape) => {
    expect(list).toHaveLength(256);
    expect(list.filter((word) => !shape.test(word))).toEqual([]);
    const close = list.flatMap((word, at) =>
      list.slice(at + 1).flatMap((other) => (distance(word, other) < 2 ? [`${word} ${other}`] : [])),
    );
    expect(close).toEqual([]);
  });
});
