// What the shell takes for a person's own profile, and what not.

import { expect, test, vi } from 'vitest';
import type { FromEngine } from '../../../../contract/bridge/engine-port.ts';
import type { EngineHost, EngineState } from '../../../../main/shell/engine/engine-host.ts';
import { followProfile } from '../../../../main/shell/profile-follower.ts';

const lock = { passcode: true, shared: false, idleMinutes: 5, touch: false };
const me = { role: 'therapist', nickname: 'Rana', practiceName: 'Nile Practice' };

/** An engine that answers `status` and can tell of changes. */
function scene(status: unknown) {
  let enter: (state: EngineState) => void = () => {};
  let hear: (event: Extract<FromEngine, { t: 'event' }>) => void = () => {};
  const engine: Pick<EngineHost, 'onState' | 'onEvent' | 'call'> = {
    onState: (listener) => {
      enter = listener;
    },
    onEvent: (listener) => {
      hear = listener;
    },
    call: async () => status,
  };
  const follower = followProfile(engine as EngineHost);
  return {
    follower,
    start: () => enter('running'),
    restart: () => enter('restarting'),
    change: (payload: unknown) => hear({ t: 'event', name: 'profile.changed', payload }),
  };
}

test('nothing is a person’s own before the engine said so', () => {
  const { follower } = scene({ state: 'open', me, lock });
  expect([follower.isOwn(), follower.role()]).toEqual([false, null]);
});

test('an engine that starts is asked', async () => {
  const { follower, start } = scene({ state: 'open', me, lock });
  start();
  await vi.waitFor(() => expect([follower.isOwn(), follower.role()]).toEqual([true, 'therapist']));
});

test('the sample practice is nobody’s own', () => {
  const { follower, change } = scene({ state: 'new' });
  change({ state: 'open', me, lock, sampleNow: Date.UTC(2026, 9, 1) });
  expect([follower.isOwn(), follower.role()]).toEqual([false, 'therapist']);
  change({ state: 'new' });
  expect(follower.role()).toBeNull();
});

test('a word outside the contract changes nothing', () => {
  const { follower, change } = scene({ state: 'new' });
  change({ state: 'open', me, lock });
  change({ state: 'ajar' });
  expect(follower.isOwn()).toBe(true);
});

test('a locked profile is still a person’s own, and how it was locked is told no more', () => {
  const { follower, change } = scene({ state: 'new' });
  change({ state: 'open', me, lock });
  expect([follower.isLocked(), follower.lock()]).toEqual([false, lock]);
  change({ state: 'locked', shared: false, waitUntil: null, hasKit: true });
  expect([follower.isOwn(), follower.isLocked(), follower.lock()]).toEqual([true, true, null]);
});

test('a shared computer is known as one, open and locked', () => {
  const { follower, change } = scene({ state: 'new' });
  expect(follower.isShared()).toBe(false);
  change({ state: 'open', me, lock: { ...lock, shared: true, idleMinutes: 1 } });
  expect(follower.isShared()).toBe(true);
  change({ state: 'locked', shared: true, waitUntil: null, hasKit: false });
  expect(follower.isShared()).toBe(true);
});

test('what stood open under a passcode is locked as soon as its engine is gone; without one it stays as it was', () => {
  const { follower, change, restart } = scene({ state: 'new' });
  change({ state: 'open', me, lock });
  restart();
  expect([follower.isLocked(), follower.isOwn()]).toEqual([true, true]);
  change({ state: 'open', me, lock: { ...lock, passcode: false } });
  restart();
  expect(follower.isLocked()).toBe(false);
});
