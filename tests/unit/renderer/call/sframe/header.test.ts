// The SFrame header against the vectors of RFC 9605 (appendix C.1) and against itself.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHeader, encodeHeader, longestHeader } from '../../../../../renderer/call/sframe/header.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const number64 = fc.oneof(
  fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
  fc.bigInt({ min: 0n, max: 300n }),
  fc.integer({ min: 0, max: 63 }).map((bits) => 1n << BigInt(bits)),
);

describe('S13: the header of a sealed frame', () => {
  it.each([
    [0n, 0n, '00'],
    [0n, 255n, '08ff'],
    [0n, 256n, '090100'],
    [0n, 18446744073709551615n, '0fffffffffffffffff'],
    [1n, 0n, '10'],
    [1n, 281474976710656n, '1e01000000000000'],
    [255n, 0n, '80ff'],
    [255n, 65536n, '8aff010000'],
    [256n, 4294967296n, '9c01000100000000'],
    [65535n, 1n, '91ffff'],
    [16777216n, 72057594037927935n, 'be01000000ffffffffffffff'],
    [4294967296n, 0n, 'c00100000000'],
    [18446744073709551615n, 18446744073709551615n, 'ffffffffffffffffffffffffffffffffff'],
  ])('is written as in RFC 9605 for key %d and counter %d', (kid, counter, encoded) => {
    expect(hex(encodeHeader(kid, counter))).toBe(encoded);
    expect(decodeHeader(bytes(encoded), 0)).toEqual({ kid, counter, length: encoded.length / 2 });
  });

  it('is read as it was written, wherever it stands', () => {
    fc.assert(
      fc.property(number64, number64, fc.uint8Array({ maxLength: 12 }), (kid, counter, before) => {
        const header = encodeHeader(kid, counter);
        expect(header.length).toBeLessThanOrEqual(longestHeader);
        const whole = new Uint8Array([...before, ...header, 7]);
        expect(decodeHeader(whole, before.length)).toEqual({ kid, counter, length: header.length });
        expect(decodeHeader(whole.subarray(0, before.length + header.length - 1), before.length)).toBeNull();
      }),
    );
  });

  it('has one way of being written: any bytes that are read are written the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: longestHeader }), (any) => {
        const header = decodeHeader(any, 0);
        if (header === null) return;
        expect(hex(encodeHeader(header.kid, header.counter))).toBe(hex(any.subarray(0, header.length)));
      }),
    );
    for (const padded of ['8005', '0801', '890012ff', '0b00000001']) {
      expect(decodeHeader(bytes(padded), 0)).toBeNull();
    }
  });

  it('refuses numbers past 64 bits', () => {
    expect(() => encodeHeader(1n << 64n, 0n)).toThrow(RangeError);
    expect(() => encodeHeader(0n, -1n)).toThrow(RangeError);
  });
});
