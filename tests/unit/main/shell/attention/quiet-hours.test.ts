// Quiet hours against a slow and obvious reading of the clock.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isQuiet, minuteOfDay } from '../../../../../main/shell/attention/quiet-hours.ts';

const minute = fc.integer({ min: 0, max: 1439 });
const text = (at: number) =>
  `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;

/** Walks the clock from `from` until it shows `to`, as a person would with a finger. */
function walk(from: number, to: number): Set<number> {
  const quiet = new Set<number>();
  let at = from;
  do {
    quiet.add(at);
    at = (at + 1) % 1440;
  } while (at !== to);
  return quiet;
}

describe('quiet hours', () => {
  test('are exactly the minutes that a hand passes from the first time to the second', () => {
    fc.assert(
      fc.property(minute, minute, minute, (now, from, to) => {
        const quiet = { from: text(from), to: text(to) };
        expect(isQuiet(now, quiet)).toBe(walk(from, to).has(now));
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  test('run across midnight', () => {
    const night = { from: '22:00', to: '07:00' };
    expect([21 * 60 + 59, 22 * 60, 0, 6 * 60 + 59, 7 * 60].map((at) => isQuiet(at, night))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test('are never, when there are none', () => {
    fc.assert(
      fc.property(minute, (now) => !isQuiet(now, null)),
      { seed: 1 },
    );
  });

  test('are read on this computer’s own clock', () => {
    expect(minuteOfDay(new Date(2026, 10, 22, 22, 5, 59))).toBe(22 * 60 + 5);
  });
});
