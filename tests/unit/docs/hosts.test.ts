import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hostsText } from '../../../build/docs/hosts.ts';

const root = join(import.meta.dirname, '../../..');

it('docs/hosts.md says what the allowlist and the routes say (npm run docs)', () => {
  expect(readFileSync(join(root, 'docs/hosts.md'), 'utf8')).toBe(hostsText());
});
