import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { referenceText } from '../../../build/docs/reference.ts';
import { portableSchemas, portableSchemaText } from '../../../contract/domain/portable.ts';

const root = join(import.meta.dirname, '../../..');

it('docs/reference.md says what the contract says (npm run docs)', () => {
  expect(readFileSync(join(root, 'docs/reference.md'), 'utf8')).toBe(referenceText());
});

it('docs/export holds the schemas that every export carries (npm run docs)', () => {
  const names = Object.keys(portableSchemas) as (keyof typeof portableSchemas)[];
  const published = readdirSync(join(root, 'docs/export'));
  expect(published.toSorted()).toEqual(names.map((name) => `${name}.json`).toSorted());
  for (const name of names)
    expect(readFileSync(join(root, 'docs/export', `${name}.json`), 'utf8')).toBe(portableSchemaText(name));
});
