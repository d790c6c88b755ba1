import { describe, expect, test } from 'vitest';
import {
  choosePace,
  Gate,
  isWeak,
  Judge,
  measuredFrames,
  slowWindows,
} from '../../../../../renderer/call/effects/pace.ts';

const times = (ms: number) => Array.from({ length: measuredFrames }, () => ms);

describe('the pace of blurring', () => {
  test.each([
    [2, 12, 30],
    [2, 20, 20],
    [2, 30, 15],
    [2, 40, null],
    [4, 30, 30],
    [4, 60, 15],
    // A thread has one processor, however many there are.
    [16, 40, 20],
    [16, 80, null],
    [1, 1, null],
  ])('with %i processors and %i ms a frame: %s frames a second', (processors, ms, pace) => {
    expect(choosePace(times(ms), processors)).toBe(pace);
  });

  test('a few frames that hang do not count, a machine without figures is not taken for fast', () => {
    expect(choosePace([...times(10).slice(3), 900, 900, 900], 2)).toBe(30);
    expect(choosePace([], 8)).toBeNull();
    expect([isWeak(1), isWeak(2)]).toEqual([true, false]);
  });

  test('one slow moment slows it down, a slow machine ends it', () => {
    const judge = new Judge(2);
    const take = (ms: number) =>
      times(ms)
        .map((one) => judge.take(one))
        .at(-1);
    expect(take(10)).toBe('fine');
    expect([take(100), judge.pace, take(10), judge.pace]).toEqual(['measuring', 15, 'fine', 30]);
    expect(Array.from({ length: slowWindows }, () => take(100)).slice(-2)).toEqual(['measuring', 'slow']);
  });

  test('frames beyond the pace are left out, whenever the first one came', () => {
    const gate = new Gate();
    const taken = Array.from({ length: 60 }, (_, at) => 5_000_000 + at * 33_333).filter((at) =>
      gate.lets(at, 15),
    );
    expect(taken).toHaveLength(30);
  });
});
