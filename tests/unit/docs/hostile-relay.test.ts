// The protocol says what each attack of a relay comes to, and where that is tried: those tests exist, and none of the attacks goes without.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const table = (
  readFileSync(join(root, 'docs/protocol.md'), 'utf8').split('## What a hostile relay can do')[1] ?? ''
)
  .split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (attack|---) /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it.each([
  'drop',
  'replay',
  'reorder',
  'delay',
  'swapped sender',
  'ghost device',
  'old key package',
  'old device list',
  'forked log',
  'claimed delivery',
  'poisoned commit',
  'rolled-back service',
])('%s: what the person sees is written down, and tried', (attack) => {
  const [row, another] = table?.filter(([, name]) => name?.startsWith(attack)) ?? [];
  expect(another).toBeUndefined();
  expect(row?.[2]).toBeTruthy();
});

it('names tests that there are', () => {
  const named = (table ?? []).flatMap(([, , , tests]) => tests?.split('; ') ?? []);
  expect(named.length).toBeGreaterThanOrEqual(21);
  const missing = named.filter((one) => {
    const [name = '', title = ''] = one.split(/: (.*)/);
    const file = name.startsWith('unit ')
      ? `tests/unit/main/engine/${name.slice('unit '.length)}.test.ts`
      : `tests/scenario/${name}.test.ts`;
    return (
      title === '' || !existsSync(join(root, file)) || !readFileSync(join(root, file), 'utf8').includes(title)
    );
  });
  expect(missing).toEqual([]);
});
