import { beforeEach, expect, it } from 'vitest';
import type { ToEngine, WatchToken } from '../../../../../contract/bridge/engine-port.ts';
import type { LockSettings } from '../../../../../contract/bridge/views.ts';
import { carryWatch } from '../../../../../main/shell/lock/carry-watch.ts';

type Listener<Value> = (value: Value) => void;
let hand: Listener<WatchToken | null>;
let tellEvent: Listener<{ t: 'event'; name: string; payload: unknown }>;
let enter: Listener<'starting' | 'running' | 'restarting'>;
let changeProfile: () => void;
let lock: LockSettings | null;
let told: ToEngine[];

const unread = (count: number) =>
  tellEvent({ t: 'event', name: 'attention.changed', payload: { unread: count, arrived: false } });
const open = () => {
  lock = { passcode: true, shared: false, idleMinutes: 5, touch: false };
  changeProfile();
};
const relock = () => {
  enter('restarting');
  lock = null;
  enter('running');
};
const token = { token: 'T'.repeat(43), expiresAt: 5 };

beforeEach(() => {
  told = [];
  lock = null;
  carryWatch(
    {
      onWatchToken: (listener) => {
        hand = listener;
      },
      onEvent: (listener) => {
        tellEvent = listener;
      },
      onState: (listener) => {
        enter = listener;
      },
      tell: (message) => told.push(message),
    },
    {
      lock: () => lock,
      onChanged: (listener) => {
        changeProfile = listener;
      },
    },
  );
  enter('running');
  open();
});

it('gives the engine after a lock the token of the one before, with what was unread then', () => {
  unread(3);
  hand(token);
  expect(told).toEqual([]);
  relock();
  expect(told).toEqual([{ t: 'watch', watch: { ...token, unread: 3 } }]);
});

it('does not count twice what a counting engine told, also when that engine is started again', () => {
  hand(token);
  unread(3);
  relock();
  unread(5);
  relock();
  expect(told.map((message) => message.t === 'watch' && message.watch.unread)).toEqual([3, 3]);
  open();
  unread(1);
  relock();
  expect(told.at(-1)).toMatchObject({ watch: { unread: 1 } });
});

it('gives none where none was handed out, or where it was taken back', () => {
  relock();
  open();
  hand(token);
  hand(null);
  relock();
  expect(told).toEqual([]);
});
