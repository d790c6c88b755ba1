import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBase64Url } from '../../../../contract/encoding/base64url.ts';

describe.each([
  ['by itself', createBase64Url(undefined)],
  ["with Node's help", createBase64Url(Buffer)],
])('base64url %s', (_name, { toBase64Url, fromBase64Url }) => {
  it('writes what Node writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('gives bytes of their own, from a view too', () => {
    const bytes = new Uint8Array(500).fill(7).subarray(100, 300);
    const decoded = fromBase64Url(toBase64Url(bytes));
    expect([decoded.length, decoded.buffer.byteLength]).toEqual([200, 200]);
  });

  it.each([0, 400])(
    'has one text for each value: no padding, foreign letters, impossible lengths or spare bits (after %i)',
    (before) => {
      for (const text of ['AA==', 'A', 'AAAAA', 'A+', 'A/', 'A ', 'AB', 'AAB', 'ä', '\u0100A']) {
        expect(() => fromBase64Url('A'.repeat(before) + text), text).toThrow(RangeError);
      }
      expect(fromBase64Url(`${'A'.repeat(before)}AAA_`).at(-1)).toBe(63);
    },
  );
});
