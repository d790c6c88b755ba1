import { describe, expect, it } from 'vitest';
import { confirmedAfter, isLater } from '../../../../../main/engine/recovery/known-kit.ts';

const hour = 60 * 60 * 1000;

describe('a recovery kit that another computer made', () => {
  it('stands over the one before also where its computer is two hours slow', () => {
    const first = { kit: 'a', confirmedAt: confirmedAfter(undefined, 10 * hour) };
    const second = { kit: 'b', confirmedAt: confirmedAfter(first, 9 * hour) };
    expect(isLater(second, first)).toBe(true);
    expect(isLater(first, second)).toBe(false);
    expect(confirmedAfter(second, 12 * hour)).toBe(12 * hour);
  });

  it('made at one moment on two computers settles for the same one on both', () => {
    const [one, other] = [
      { kit: 'a', confirmedAt: 5 },
      { kit: 'b', confirmedAt: 5 },
    ];
    expect([isLater(one, other), isLater(other, one)]).toEqual([false, true]);
  });
});
