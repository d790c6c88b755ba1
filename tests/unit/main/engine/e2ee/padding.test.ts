// Padding: few sizes, exact decode, every other form refused.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padBody, paddedSize, unpadBody } from '../../../../../main/engine/e2ee/padding.ts';
import { hex, refusal } from './kit.ts';

const bodies = fc.uint8Array({ maxLength: 5000 });

describe('padding', () => {
  it('gives back exactly the body, in a size of 512 times a power of two with room for it', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const padded = padBody(body);
        expect(hex(unpadBody(padded))).toBe(hex(body));
        expect(Math.log2(padded.length / 512) % 1).toBe(0);
        expect(padded.length === 512 || padded.length / 2 < body.length + 4).toBe(true);
        expect(padded.length).toBe(paddedSize(body.length));
      }),
    );
  });

  it('moves to the next size where the length no longer fits', () => {
    expect([0, 508, 509, 1020, 1021, 2044, 2045].map(paddedSize)).toEqual([
      512, 512, 1024, 1024, 2048, 2048, 4096,
    ]);
  });

  it('refuses another length, another filler, another size', async () => {
    const padded = padBody(new Uint8Array([1, 2, 3]));
    const changed = (at: number, value: number): Uint8Array =>
      padded.map((byte, index) => (index === at ? value : byte));
    for (const wrong of [
      new Uint8Array(0),
      padded.slice(0, 511),
      Uint8Array.of(...padded, 0),
      changed(0, 1),
      changed(2, 2),
      changed(511, 1),
      changed(3, 2),
      Uint8Array.of(...padded, ...new Uint8Array(512)),
    ]) {
      expect(await refusal(() => unpadBody(wrong))).toBe('e2ee.badPadding');
    }
  });

  it('never takes arbitrary bytes for a body in a size it would not have used', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 512, maxLength: 1100 }), (bytes) => {
        let body: Uint8Array;
        try {
          body = unpadBody(bytes);
        } catch {
          return;
        }
        expect(hex(padBody(body))).toBe(hex(bytes));
      }),
    );
  });

  it('takes a view into a larger buffer', () => {
    const larger = new Uint8Array(600);
    larger.set(padBody(new Uint8Array([7, 8])), 60);
    expect([...unpadBody(larger.subarray(60, 572))]).toEqual([7, 8]);
  });
});
