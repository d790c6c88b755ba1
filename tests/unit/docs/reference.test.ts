import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { referenceText } from '../../../build/docs/reference.ts';

const root = join(import.meta.dirname, '../../..');

it('docs/reference.md says what the contract says (npm run docs)', () => {
  expect(readFileSync(join(root, 'docs/reference.md'), 'utf8')).toBe(referenceText());
});
