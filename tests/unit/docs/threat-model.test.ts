// The threat model names where each claim is tried: those files exist, and no part of it goes without.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const parts = readFileSync(join(root, 'docs/threat-model.md'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((part) => ({ title: part.split('\n', 1)[0] ?? '', part }));

describe('the threat model', () => {
  it('has a part for each attacker', () => {
    expect(parts.length).toBeGreaterThanOrEqual(9);
  });

  it.each(parts)('says what holds, what does not, and where it is tried: $title', ({ part }) => {
    expect(part).toContain('**Holds.**');
    expect(part).toContain('**Does not hold.**');
    const [, tried] = part.split('*Tried in*');
    const files = [...(tried ?? '').matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '');
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !/^tests\/.+\.(test|spec)\.tsx?$/.test(file))).toEqual([]);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });
});
