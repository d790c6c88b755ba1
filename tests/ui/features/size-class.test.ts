// The size class that "What O7 sees" names is the one the engine padded the text to.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../contract/domain/limits.ts';
import { paddedSize } from '../../../main/engine/e2ee/padding.ts';
import { sizeClassOf, toHexDump } from '../../../renderer/features/transparency/hex-dump.ts';

test('names the padded size of any text, whatever the sealing adds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: limits.textBytes }),
      fc.integer({ min: 1, max: 511 }),
      (text, sealing) => {
        expect(sizeClassOf(paddedSize(text) + sealing)).toBe(paddedSize(text));
      },
    ),
  );
});

test('shows every byte once and in order', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const shown = toHexDump(bytes)
        .split('\n')
        .flatMap((line) => line.slice(6).split(/ +/))
        .filter((pair) => pair !== '')
        .map((pair) => Number.parseInt(pair, 16));
      expect(shown).toEqual([...bytes]);
    }),
  );
});
