import { describe, expect, it } from 'vitest';
import { createIdleWatch } from '../../../../../main/shell/lock/idle.ts';

const start = 1_800_000_000_000;
const minute = 60_000;

/** Looks every second, as the shell does, and answers what the last look said. */
function watchFor(seconds: number, systemIdle: (second: number) => number, touches: readonly number[] = []) {
  let second = 0;
  const watch = createIdleWatch(() => systemIdle(second), start);
  let idle = 0;
  for (second = 1; second <= seconds; second += 1) {
    const now = start + second * 1_000;
    if (touches.includes(second)) watch.touch(now);
    idle = watch.idleMs(now);
  }
  return idle;
}

describe('how long nobody has been there', () => {
  it('is what the system counts, when nothing reaches the window either', () => {
    expect(watchFor(300, (second) => second)).toBe(5 * minute);
  });

  it('is nothing while somebody works in another program', () => {
    expect(watchFor(300, (second) => second % 7)).toBe((300 % 7) * 1_000);
  });

  it('is what reaches the window, where the system cannot tell', () => {
    expect(watchFor(300, () => 0)).toBe(5 * minute);
    expect(watchFor(300, () => -1)).toBe(5 * minute);
    expect(watchFor(300, () => 0, [290])).toBe(10_000);
  });

  it('is nothing after a key in our window that the system did not count', () => {
    expect(watchFor(300, (second) => second, [300])).toBe(0);
  });

  it('is the time of a sleep that nobody told us of', () => {
    const watch = createIdleWatch(() => 0, start);
    watch.touch(start + 1_000);
    watch.idleMs(start + 1_000);
    expect(watch.idleMs(start + 20 * minute)).toBe(20 * minute - 1_000);
  });
});
