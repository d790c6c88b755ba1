// The list of a build, and the words that must not be in it: each is planted first, so that the search is known to find.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenWords } from '../../../build/contents/words.ts';
import { writeContents } from '../../../build/contents/write.ts';
import { checkBuild } from '../../../main/shell/build-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'o7-contents-'));
const code = join(folder, 'main', 'main.cjs');

beforeAll(() => {
  mkdirSync(join(folder, 'main'));
  mkdirSync(join(folder, '.cache'));
  writeFileSync(code, 'use(window.o7);');
  writeFileSync(join(folder, 'main', 'icon.png'), 'MediaRecorder in a picture is no code');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a build', () => {
  it.each(forbiddenWords.flatMap(({ words }) => words))(
    'S14, S18, S19: is refused with %s in its code',
    (word) => {
      writeFileSync(code, `use(window.${word});`);
      expect(() => writeContents(folder)).toThrow(`main/main.cjs: ${word}`);
      writeFileSync(code, 'use(window.o7);');
    },
  );

  const once = forbiddenWords.flatMap((group) => group.once);
  it.each(once)('S14: may hold $word once below $below, and nowhere else', ({ word, below }) => {
    const file = join(folder, below, 'one.js');
    mkdirSync(join(folder, below), { recursive: true });
    const refused = `one.js: ${word}`;
    writeFileSync(file, `use.${word}(choice);`);
    writeContents(folder);
    writeFileSync(file, `use.${word}(choice); use.${word}(another);`);
    expect(() => writeContents(folder)).toThrow(refused);
    rmSync(file);
    writeFileSync(join(folder, 'one.js'), `use.${word}(choice);`);
    expect(() => writeContents(folder)).toThrow(refused);
    rmSync(join(folder, 'one.js'));
  });

  it('is listed, and every difference from the list is found', () => {
    writeContents(folder);
    const whole = checkBuild(folder);
    expect(whole).toMatchObject({ files: 2, changed: 0, missing: 0, unknown: 0 });
    expect(whole.groups.map(({ group, found }) => [group, found])).toEqual([
      ['recorder', 0],
      ['analytics', 0],
    ]);

    writeFileSync(code, 'new MediaRecorder(stream);');
    writeFileSync(join(folder, 'added.js'), '');
    rmSync(join(folder, 'main', 'icon.png'));
    const other = checkBuild(folder);
    expect(other).toMatchObject({ changed: 1, missing: 1, unknown: 1 });
    expect(other.groups[0]?.found).toBe(1);
    expect(other.fingerprint).toBe(whole.fingerprint);
  });
});
