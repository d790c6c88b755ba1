import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSafetyText, safetyGroups, safetyQrText } from '../../../../../contract/domain/safety-number.ts';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { safetyNumber } from '../../../../../main/engine/people/safety-number.ts';

beforeAll(loadSodium);

const keyOf = (seed: number) => new Uint8Array(createHash('sha256').update(`key ${seed}`).digest());
const key = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** docs/protocol.md once more, with another library. */
function computedByNode(one: Uint8Array, other: Uint8Array): string {
  const keys = Buffer.concat([one, other].sort(Buffer.compare));
  const label = Buffer.from('o7-safety-number-v1');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(label.length);
  let hash = createHash('sha512')
    .update(Buffer.concat([length, label, keys]))
    .digest();
  for (let round = 1; round < 5_200; round++) {
    hash = createHash('sha512')
      .update(Buffer.concat([hash, keys]))
      .digest();
  }
  const groups = Array.from({ length: 12 }, (_, at) => hash.readUIntBE(at * 5, 5) % 100_000);
  return groups.map((group) => String(group).padStart(5, '0')).join('');
}

describe('a safety number', () => {
  it('is what docs/protocol.md says, for keys in either order', () => {
    expect(safetyNumber(keyOf(1), keyOf(2))).toBe(
      '444371037676671802297903302066924843172164746236327817049887',
    );
    fc.assert(
      fc.property(key, key, (one, other) => {
        const digits = safetyNumber(one, other);
        expect(digits).toMatch(/^\d{60}$/);
        expect(digits).toBe(safetyNumber(other, one));
        expect(digits).toBe(computedByNode(one, other));
      }),
      { numRuns: 10 },
    );
  });

  it('is another one when any bit of either key is', () => {
    const before = safetyNumber(keyOf(1), keyOf(2));
    fc.assert(
      fc.property(fc.nat(511), (bit) => {
        const keys = [keyOf(1), keyOf(2)] as const;
        const changed = keys[bit < 256 ? 0 : 1];
        const at = bit % 256;
        changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
        expect(safetyNumber(...keys)).not.toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it('is read as it is typed, pasted or scanned, in Western and Arabic digits, and nothing else is taken for one', () => {
    const digits = safetyNumber(keyOf(1), keyOf(2));
    const groups = safetyGroups(digits);
    const arabic = [...digits].map((digit) => String.fromCodePoint(0x660 + Number(digit))).join('');
    for (const typed of [digits, groups.join(' '), groups.join('-\n'), safetyQrText(digits), ` ${arabic} `]) {
      expect(readSafetyText(typed)).toBe(digits);
    }
    for (const typed of [
      '',
      digits.slice(1),
      `${digits}0`,
      `${digits.slice(1)}x`,
      `O7-RECOVERY-1 ${digits}`,
    ]) {
      expect(readSafetyText(typed)).toBeNull();
    }
  });
});
