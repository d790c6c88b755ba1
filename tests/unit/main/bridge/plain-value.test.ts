// What may come over the bridge before any schema sees it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainWithin } from '../../../../main/bridge/plain-value.ts';

const roomy = 1024 * 1024;

describe('isPlainWithin', () => {
  it('takes any plain JSON value that is small and shallow', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(isPlainWithin(value, roomy)).toBe(true);
      }),
    );
  });

  it('refuses what JSON cannot say', () => {
    class Own {
      readonly field = 1;
    }
    const strange = [
      undefined,
      () => 1,
      Symbol('x'),
      1n,
      new Date(),
      new Map(),
      new Uint8Array(4),
      /x/,
      new Own(),
    ];
    for (const value of strange) {
      expect(isPlainWithin(value, roomy)).toBe(false);
      expect(isPlainWithin({ inside: [value] }, roomy)).toBe(false);
    }
  });

  it('counts two bytes a character, keys too, and stops at the limit', () => {
    expect(isPlainWithin('x'.repeat(500), 1000)).toBe(true);
    expect(isPlainWithin('x'.repeat(501), 1000)).toBe(false);
    expect(isPlainWithin({ ['x'.repeat(600)]: 1 }, 1000)).toBe(false);
    expect(
      isPlainWithin(
        Array.from({ length: 200 }, () => 0),
        1000,
      ),
    ).toBe(false);
  });

  it('refuses a sparse array that claims to be huge without walking it', () => {
    expect(isPlainWithin(new Array(4_000_000_000), roomy)).toBe(false);
  });

  it('refuses cycles and deep nesting', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(isPlainWithin(cycle, roomy)).toBe(false);
    const deep = JSON.parse(`${'['.repeat(9)}${']'.repeat(9)}`) as unknown;
    expect(isPlainWithin(deep, roomy)).toBe(true);
    expect(isPlainWithin([deep], roomy)).toBe(false);
  });
});
