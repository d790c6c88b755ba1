import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { promises } from '../../../build/docs/promises.ts';
import { findMissingTests, promisesText } from '../../../build/docs/promises-page.ts';

const root = join(import.meta.dirname, '../../..');

it('docs/promises.md says what the table says (npm run docs), and every test that it names exists', () => {
  expect(readFileSync(join(root, 'docs/promises.md'), 'utf8')).toBe(promisesText());
});

it('a test that was renamed is missed', () => {
  const renamed = {
    file: 'tests/unit/docs/promises.test.ts',
    title: ['a test that was', 'taken out'].join(' '),
  };
  const table = { S1: { ...promises.S1, tests: [...promises.S1.tests, renamed] } };
  expect(findMissingTests(table)).toEqual([renamed]);
});

it('no promise is left out, and each that is kept is tried', () => {
  expect(Object.keys(promises)).toEqual(Array.from({ length: 28 }, (_none, at) => `S${at + 1}`));
  const untried = Object.entries(promises).filter(
    ([, { state, tests }]) => state !== 'notYet' && tests.length === 0,
  );
  expect(untried).toEqual([]);
  // What is only kept in part says what is missing.
  expect(Object.values(promises).filter((one) => one.state !== 'kept' && !('open' in one))).toEqual([]);
});
