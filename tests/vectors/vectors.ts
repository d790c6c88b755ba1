// Finds and reads the official MLS test vectors (mlswg/mls-implementations), which are not part of this repository.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getSuite, suiteNumber } from '../../main/engine/e2ee/suites.ts';

const folder = process.env['MLS_VECTORS'];
const checkout = join(import.meta.dirname, '..', '..');
const expectedBeside = join(checkout, '..', 'shared', 'vectors', 'mls');

/** Whether the vectors can be read. When they should be there and are not, the first file to ask fails. */
export const hasVectors = folder !== undefined && folder !== '';

const isCi = process.env['CI'] === '1' || process.env['CI'] === 'true';
if (!hasVectors && isCi && existsSync(expectedBeside)) {
  throw new Error('The MLS vectors are beside the checkout, but MLS_VECTORS does not name their folder.');
}
if (!hasVectors) {
  process.stdout.write('MLS_VECTORS is not set: the official MLS vectors are not run.\n');
}

/** The suite the vectors are run against: ours, over libsodium. */
export const suite = getSuite('x25519-chacha20');

/** The cases of a file that belong to no suite or to ours. An empty file is an error: it would prove nothing. */
export function readCases<T extends object>(file: string): T[] {
  const all = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as (T & { cipher_suite?: number })[];
  const wanted = suiteNumber('x25519-chacha20');
  const cases = all.filter(({ cipher_suite: number }) => number === undefined || number === wanted);
  if (cases.length === 0) throw new Error(`${file} holds no case for our suite`);
  process.stdout.write(`${file}: ${cases.length} cases\n`);
  return cases;
}

/** Hex to bytes. */
export const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));

/** Bytes to hex, to compare as text. */
export const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex');

/** Decodes exactly one value. */
export function decodeWhole<T>(
  decoder: (data: Uint8Array, at: number) => [T, number] | undefined,
  data: Uint8Array,
): T {
  const decoded = decoder(data, 0);
  if (decoded === undefined || decoded[1] !== data.length) throw new Error('does not decode exactly');
  return decoded[0];
}
