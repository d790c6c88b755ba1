import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alphaOf, writeAlpha } from '../../../../../renderer/call/effects/mask.ts';

describe('the mask of a person', () => {
  test('what is in doubt belongs to the room; it grows with certainty and never leaves 0 to 255', () => {
    expect([0, 0.3, 0.5, Number.NaN, -4].map(alphaOf)).toEqual([0, 0, 0, 0, 0]);
    expect([0.9, 1, 7, Number.POSITIVE_INFINITY].map(alphaOf)).toEqual([255, 255, 255, 255]);
    fc.assert(
      fc.property(fc.float({ noNaN: true }), fc.float({ noNaN: true }), (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map(alphaOf);
        expect(less).toBeLessThanOrEqual(more ?? -1);
        expect(less).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('writes only alpha, and refuses a mask of another size', () => {
    const pixels = new Uint8ClampedArray([1, 2, 3, 9, 4, 5, 6, 9]);
    writeAlpha(new Float32Array([0, 1]), pixels);
    expect([...pixels]).toEqual([1, 2, 3, 0, 4, 5, 6, 255]);
    expect(() => writeAlpha(new Float32Array(3), pixels)).toThrow(RangeError);
  });
});
