import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch } from '../../../../contract/domain/search-folding.ts';
import { listChunks, listWords } from '../../../../contract/domain/search-words.ts';

describe('the words of a text', () => {
  it('are those of the folded text, whatever the letters and marks', () => {
    // All of Latin, combining marks, Greek, Cyrillic, Hebrew, Arabic, presentation forms.
    const code = fc.oneof(
      fc.integer({ min: 0x20, max: 0x6ff }),
      fc.integer({ min: 0x300, max: 0x36f }),
      fc.integer({ min: 0x610, max: 0x670 }),
      fc.integer({ min: 0xfb50, max: 0xfdff }),
    );
    const unit = code.map((one) => String.fromCodePoint(one));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        for (const { start, end, words } of listChunks(text)) {
          const plain = text.slice(start, end).replace(/['’ʼ]/g, '');
          expect(words).toEqual(
            foldForSearch(plain).match(/[\p{L}\p{N}\p{Co}]+|\p{Extended_Pictographic}/gu) ?? [],
          );
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same when they are folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = listWords(text);
        expect(listWords(words.join(' '))).toEqual(words);
      }),
    );
  });
});
