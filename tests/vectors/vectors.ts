// Finds and reads the official MLS test vectors (mlswg/mls-implementations), which are not part of this repository; one test for each case.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { getSuite, suiteNumber } from '../../main/engine/e2ee/suites.ts';

const checkout = join(import.meta.dirname, '..', '..');
const beside = join(checkout, '..', 'shared', 'vectors', 'mls');
const named = process.env['MLS_VECTORS'] ?? '';
const folder = named !== '' ? named : existsSync(beside) ? beside : null;

if (folder === null) {
  process.stdout.write('MLS_VECTORS is not set: the official MLS vectors are not run.\n');
}

/** The suite the vectors are run against: ours, over libsodium. */
export const suite = getSuite('x25519-chacha20');

/** The cases of a file that belong to no suite or to ours. An empty file is an error: it would prove nothing. */
function readCases<T extends object>(file: string): readonly T[] {
  const all = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as (T & { cipher_suite?: number })[];
  const wanted = suiteNumber('x25519-chacha20');
  const cases = all.filter(({ cipher_suite: number }) => number === undefined || number === wanted);
  if (cases.length === 0) throw new Error(`${file} holds no case for our suite`);
  return cases;
}

/** One test for each case of a file, named by the file and the case's place in it; without the files, one that says so. */
export function eachCase<T extends object>(
  file: string,
  run: (one: T) => void | Promise<void>,
  what = 'holds',
): void {
  if (folder === null) {
    it.skipIf(folder === null)(`${file} ${what}: not here`, () => {});
    return;
  }
  const cases = readCases<T>(file);
  it.each(cases.map((one, at) => [at + 1, one] as const))(
    `${file}: case %i of ${cases.length} ${what}`,
    async (_at, one) => {
      await run(one);
    },
  );
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
