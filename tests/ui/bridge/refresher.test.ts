import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRefresher } from '../../../renderer/bridge/refresher.ts';

const key = ['conversations'];
let client: QueryClient;
let answers: (() => void)[];
let reads: number;

beforeEach(async () => {
  vi.useFakeTimers();
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  answers = [];
  reads = 0;
  const queryFn = () => {
    reads += 1;
    return new Promise<number>((resolve) => answers.push(() => resolve(reads)));
  };
  new QueryObserver(client, { queryKey: key, queryFn }).subscribe(() => undefined);
  answers.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

test('many events at once cause one read', async () => {
  const refresh = createRefresher(client);
  for (let event = 0; event < 50; event++) refresh(key);
  await vi.advanceTimersByTimeAsync(100);
  expect(reads).toBe(2);
});

test('events during a read do not begin it anew, and cause one more after it', async () => {
  const refresh = createRefresher(client);
  refresh(key);
  await vi.advanceTimersByTimeAsync(50);
  for (let event = 0; event < 50; event++) {
    refresh(key);
    await vi.advanceTimersByTimeAsync(4);
  }
  expect(reads).toBe(2);
  answers.shift()?.();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(reads).toBe(3);
});

test('after a long read there is a rest, after a quick one hardly any', async () => {
  const refresh = createRefresher(client);
  refresh(key);
  await vi.advanceTimersByTimeAsync(130);
  refresh(key);
  answers.shift()?.();
  await vi.advanceTimersByTimeAsync(300);
  expect(reads).toBe(2);
  await vi.advanceTimersByTimeAsync(700);
  expect(reads).toBe(3);
  answers.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
  refresh(key);
  await vi.advanceTimersByTimeAsync(40);
  expect(reads).toBe(4);
});
