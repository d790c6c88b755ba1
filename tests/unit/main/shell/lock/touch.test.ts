import { describe, expect, it } from 'vitest';
import { createTouch } from '../../../../../main/shell/lock/touch.ts';

const hour = 3_600_000;
const start = 1_800_000_000_000;
const key = () => new Uint8Array(32).fill(9);

function scene({ isThere = true, isRight = true } = {}) {
  const clock = { now: start };
  const touch = createTouch(
    {
      isThere: () => isThere,
      ask: async () => {
        if (!isRight) throw new Error('not the one');
      },
    },
    () => clock.now,
  );
  return { touch, clock };
}

describe('opening by a finger', () => {
  it('gives what the passcode gave, for eight hours after it was typed', async () => {
    const { touch, clock } = scene();
    touch.keep({ key: key(), typedAt: start });
    expect(touch.isReady()).toBe(true);
    clock.now = start + 8 * hour;
    expect(touch.isReady()).toBe(true);
    clock.now += 1;
    expect(touch.isReady()).toBe(false);
    await expect(touch.ask()).rejects.toMatchObject({ code: 'touch.refused' });
  });

  it('is used once: what is open hands over anew when it locks', async () => {
    const { touch } = scene();
    touch.keep({ key: key(), typedAt: start });
    expect((await touch.ask()).key).toEqual(key());
    expect(touch.isReady()).toBe(false);
  });

  it('is refused for another finger, and what is kept stays for the right one', async () => {
    const { touch } = scene({ isRight: false });
    touch.keep({ key: key(), typedAt: start });
    await expect(touch.ask()).rejects.toMatchObject({ code: 'touch.refused' });
    expect(touch.isReady()).toBe(true);
  });

  it('is over when nothing was handed over at the last lock, or the clock was set back', () => {
    const { touch, clock } = scene();
    touch.keep({ key: key(), typedAt: start });
    touch.keep(null);
    expect(touch.isReady()).toBe(false);
    touch.keep({ key: key(), typedAt: start });
    clock.now = start - 1;
    expect(touch.isReady()).toBe(false);
  });

  it('is not offered where there is no sensor', () => {
    const { touch } = scene({ isThere: false });
    touch.keep({ key: key(), typedAt: start });
    expect([touch.isOffered(), touch.isReady()]).toEqual([false, false]);
  });
});
