import { beforeEach, expect, it } from 'vitest';
import type { WatchToken } from '../../../../../contract/bridge/engine-port.ts';
import { AppError } from '../../../../../contract/errors/app-error.ts';
import { keepWatchToken } from '../../../../../main/engine/lock/watch-token.ts';
import type { Authorised } from '../../../../../main/engine/sync/authorised.ts';

const hour = 60 * 60 * 1000;
let handed: (WatchToken | null)[];
let made: number;
let isWanted: boolean;
let now: number;

/** A service whose clock is three hours ahead. */
const authorised = (async () => {
  made += 1;
  return { v: 1, token: `token-${made}`, expiresAt: now + 27 * hour, time: now + 3 * hour };
}) as unknown as Authorised;

const keep = () =>
  keepWatchToken({
    isWanted: () => isWanted,
    hand: (token) => handed.push(token),
    clock: { now: () => now },
  });

beforeEach(() => {
  [handed, made, isWanted, now] = [[], 0, true, 1_000];
});

it('hands a token out once a passcode is set, and another one in good time', async () => {
  const keeper = keep();
  isWanted = false;
  await keeper.whileConnected(authorised);
  expect(handed).toEqual([]);
  isWanted = true;
  await keeper.whileConnected(authorised);
  await keeper.whileConnected(authorised);
  expect(handed).toEqual([{ token: 'token-1', expiresAt: 1_000 + 24 * hour }]);
  now += 12 * hour - 1;
  await keeper.whileConnected(authorised);
  expect(made).toBe(1);
  now += 1;
  await keeper.whileConnected(authorised);
  expect(handed.at(-1)).toEqual({ token: 'token-2', expiresAt: now + 24 * hour });
});

it('takes it back where it is not wanted any more: no passcode, or a shared computer', async () => {
  const keeper = keep();
  await keeper.whileConnected(authorised);
  isWanted = false;
  await keeper.whileConnected(authorised);
  await keeper.whileConnected(authorised);
  expect(handed.slice(1)).toEqual([null]);
});

it('does not hand out what came back too late, and does not mind a service that says no', async () => {
  const keeper = keep();
  await keeper.whileConnected(() => Promise.reject(new AppError('network.offline')));
  await keeper.whileConnected((async () => {
    const answer = await (authorised as unknown as () => Promise<unknown>)();
    isWanted = false;
    return answer;
  }) as unknown as Authorised);
  expect(handed).toEqual([]);
});
