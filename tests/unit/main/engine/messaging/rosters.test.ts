/** Rosters of groups: which one is the next, whoever of the founder's computers says it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { nextVersion } from '../../../../../main/engine/messaging/groups/roster.ts';

const device = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => ({ device: { id: toBase64Url(bytes) } }) as Parameters<typeof nextVersion>[0]);
const known = fc.integer({ min: 0, max: 1_000_000_000 });

it('every next version is above what was known, whichever computer said that', () => {
  fc.assert(
    fc.property(device, device, known, (one, other, start) => {
      const first = nextVersion(one, start);
      expect(first).toBeGreaterThan(start);
      expect(nextVersion(other, first)).toBeGreaterThan(first);
      expect(Number.isSafeInteger(first)).toBe(true);
    }),
  );
});

it('two computers that say the next one at once say different ones, and always the same', () => {
  const named = (last: number) =>
    ({ device: { id: toBase64Url(new Uint8Array(16).fill(last, 15)) } }) as Parameters<typeof nextVersion>[0];
  expect(nextVersion(named(1), 5_777)).toBe(6_001);
  expect(nextVersion(named(2), 5_777)).toBe(6_002);
});
