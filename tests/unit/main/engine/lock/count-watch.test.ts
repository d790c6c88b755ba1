import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../../../../contract/errors/catalogue.ts';
import { watchCount } from '../../../../../main/engine/lock/count-watch.ts';
import type { HttpAnswer, Network } from '../../../../../main/engine/sync/network.ts';

const token = 'T'.repeat(43);
let answers: (number | ErrorCode)[];
let asked: string[];
let told: unknown[];
let closed: number;
let isLocked: boolean;
let now: number;

const network: Network = {
  origin: 'http://127.0.0.1:1',
  async post(path, json, given): Promise<HttpAnswer> {
    asked.push(`${path} ${json} ${given}`);
    const next = answers.shift() ?? 0;
    if (typeof next === 'number') return { status: 200, body: JSON.stringify({ v: 1, count: next }) };
    if (next === 'network.offline') throw new AppError(next);
    const error = new AppError(next).toReport();
    return { status: 401, body: JSON.stringify({ v: 1, error }) };
  },
  secrecy: () => ({ state: 'here', cipher: null, version: null, keyBits: null }),
  openSocket: () => Promise.reject(new Error('no socket is opened while locked')),
  close() {
    closed += 1;
  },
};

const watch = (unread = 0) =>
  watchCount(
    { token, expiresAt: 10 * 60_000, unread },
    {
      network,
      clock: { now: () => now },
      emit: (name, payload) => told.push([name, payload]),
      isLocked: () => isLocked,
    },
  );

async function pass(ms: number): Promise<void> {
  now += ms;
  await vi.advanceTimersByTimeAsync(ms);
}

beforeEach(() => {
  [answers, asked, told, closed, isLocked, now] = [[], [], [], 0, true, 0];
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const changed = (unread: number, arrived: boolean) => ['attention.changed', { unread, arrived }];

describe('a locked engine', () => {
  it('asks at once and every minute, with the token and nothing else, and tells what changed', async () => {
    answers = [0, 2, 2, 3, 1];
    watch(4);
    await pass(0);
    expect(asked).toEqual([`/v1/watch.count {"v":1} ${token}`]);
    expect(told).toEqual([]);
    await pass(59_999);
    expect(asked.length).toBe(1);
    await pass(1);
    expect(told).toEqual([changed(6, true)]);
    await pass(60_000);
    expect(told.length).toBe(1);
    await pass(60_000);
    await pass(60_000);
    expect(told.slice(1)).toEqual([changed(7, true), changed(5, false)]);
  });

  it('asks less and less often while nobody answers, and as before once somebody does', async () => {
    answers = ['network.offline', 'network.offline', 1, 1];
    watch();
    await pass(0);
    await pass(119_999);
    expect(asked.length).toBe(1);
    await pass(1);
    expect(asked.length).toBe(2);
    await pass(240_000);
    expect(asked.length).toBe(3);
    expect(told).toEqual([changed(1, true)]);
    await pass(60_000);
    expect(asked.length).toBe(4);
  });

  it.each(['auth.failed', 'auth.expired', 'device.revoked'] as const)('ends with %s', async (code) => {
    answers = [code];
    watch();
    await pass(24 * 60 * 60_000);
    expect(asked.length).toBe(1);
    expect(closed).toBe(1);
  });

  it('ends when the token is over', async () => {
    watch();
    await pass(0);
    for (let minute = 1; minute < 10; minute++) await pass(60_000);
    expect(asked.length).toBe(10);
    await pass(60_000);
    expect([asked.length, closed]).toEqual([10, 1]);
  });

  it('says nothing more once it is unlocked, not even what was being asked just then', async () => {
    answers = [5];
    const { stop } = watch();
    isLocked = false;
    await pass(60_000);
    expect([told, closed]).toEqual([[], 1]);
    stop();
    expect(closed).toBe(1);
  });
});
