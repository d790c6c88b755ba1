/** The safety number of two accounts: what both sides see when the same two account keys stand between them. */
import { safetyDigits, safetyGroup } from '../../../contract/domain/safety-number.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { concat, sha512 } from '../crypto/primitives.ts';

/** How often the hash runs: finding another pair of keys for the same digits costs as much more. */
const rounds = 5_200;

/**
 * 60 digits over two account keys (32 bytes each) and nothing else, the same whichever comes first: SHA-512 over
 * `o7-safety-number-v1` and both keys, the smaller one first; then 5,199 times over the result and both keys; then each of the
 * first twelve groups of five bytes, big endian, modulo 100,000.
 */
export function safetyNumber(oneKey: Uint8Array, otherKey: Uint8Array): string {
  const [low, high] = Buffer.compare(oneKey, otherKey) <= 0 ? [oneKey, otherKey] : [otherKey, oneKey];
  const keys = concat(low, high);
  let hash = sha512(new ByteWriter().text('o7-safety-number-v1').raw(keys).done());
  for (let round = 1; round < rounds; round++) hash = sha512(concat(hash, keys));
  const bytes = Buffer.from(hash);
  return Array.from({ length: safetyDigits / safetyGroup }, (_, group) =>
    String(bytes.readUIntBE(group * 5, 5) % 100_000).padStart(safetyGroup, '0'),
  ).join('');
}
