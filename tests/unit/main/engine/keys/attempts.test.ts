import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openAttempts, waitAfter } from '../../../../../main/engine/keys/attempts.ts';

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'o7-attempts-')), 'attempts.json');
});

const now = 1_800_000_000_000;
function tryWrong(times: number, at = now) {
  for (let one = 0; one < times; one += 1) openAttempts(file).record(at);
}

describe('wrong passcodes', () => {
  it('cost nothing at first, then more and more, and at last an hour each', () => {
    const waits = Array.from({ length: 12 }, (_unused, tries) => waitAfter(tries));
    expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(waits.slice(5)).toEqual([15_000, 60_000, 300_000, 900_000, 3_600_000, 3_600_000, 3_600_000]);
  });

  it('are remembered by the next start of the app', () => {
    tryWrong(5);
    expect(openAttempts(file).waitUntil(now + 1_000)).toBe(now + 15_000);
    expect(openAttempts(file).waitUntil(now + 15_000)).toBeNull();
  });

  it('are forgotten after the right one', () => {
    tryWrong(6);
    openAttempts(file).clear();
    expect(openAttempts(file).count()).toBe(0);
    expect(openAttempts(file).waitUntil(now)).toBeNull();
  });

  it('make nobody wait longer than once because the clock was set back', () => {
    tryWrong(5);
    const attempts = openAttempts(file);
    const yesterday = now - 24 * 3_600_000;
    expect(attempts.waitUntil(yesterday)).toBe(yesterday + 15_000);
    expect(attempts.waitUntil(yesterday + 15_000)).toBeNull();
  });

  it('count as many when somebody wrote over the file', () => {
    tryWrong(1);
    writeFileSync(file, 'nothing of ours');
    openAttempts(file).record(now);
    expect(openAttempts(file).waitUntil(now)).toBe(now + 3_600_000);
  });

  it('say nothing but how many and when', () => {
    tryWrong(2);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ tries: 2, lastAt: now });
  });
});
