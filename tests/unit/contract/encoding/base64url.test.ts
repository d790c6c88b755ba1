import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../../../contract/encoding/base64url.ts';

describe('base64url', () => {
  it('writes what Node writes, and reads it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one text for each value: no padding, foreign letters, impossible lengths or spare bits', () => {
    for (const text of ['AA==', 'A', 'AAAAA', 'A+', 'A/', 'A ', 'AB', 'AAB', 'ä']) {
      expect(() => fromBase64Url(text), text).toThrow(RangeError);
    }
  });
});
