/** What comes too fast is handed on at our own pace, and the newest is what counts. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { paced } from '../../../../../renderer/call/webrtc/link/paced.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('hands on the first at once, then the newest of each stretch, and nothing after the end', () => {
  const heard: number[] = [];
  const { push, stop } = paced<number>(100, (value) => heard.push(value));
  for (let value = 0; value < 1_000; value += 1) push(value);
  expect(heard).toEqual([0]);
  vi.advanceTimersByTime(100);
  expect(heard).toEqual([0, 999]);
  push(1_000);
  vi.advanceTimersByTime(1_000);
  expect(heard).toEqual([0, 999, 1_000]);
  push(1_001);
  expect(heard.at(-1)).toBe(1_001);
  push(1_002);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(heard.at(-1)).toBe(1_001);
});
