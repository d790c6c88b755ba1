// What a call does to the rest of the app and the computer: no idle lock, nothing that appears by itself, a display that stays on.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const { announced, blockers, windows } = vi.hoisted(() => ({
  announced: [] as string[],
  blockers: new Set<number>(),
  windows: [] as { isProtected: boolean; setContentProtection: (on: boolean) => void }[],
}));

vi.mock('electron', () => ({
  app: { on: () => undefined, setBadgeCount: () => true, isPackaged: false },
  powerMonitor: { getSystemIdleTime: () => 0, on: () => undefined },
  powerSaveBlocker: {
    start: (kind: string) => {
      blockers.add(blockers.size + 1);
      return kind === 'prevent-display-sleep' ? blockers.size : -1;
    },
    stop: (id: number) => blockers.delete(id),
  },
  BrowserWindow: { getAllWindows: () => windows },
  Notification: class {
    static isSupported = () => true;
    readonly body: string;
    constructor({ body }: { body: string }) {
      this.body = body;
    }
    on = () => undefined;
    show = () => announced.push(this.body);
    close = () => announced.push('taken back');
  },
}));

const { followAbsence } = await import('../../../../../main/shell/lock/follow-absence.ts');
const { followAttention } = await import('../../../../../main/shell/attention/attention.ts');
const { followCall } = await import('../../../../../main/shell/calls/call-presence.ts');

/** A call that is under way or not; the window of the call is the first one. */
function someCall() {
  let isQuiet = false;
  const listeners: (() => void)[] = [];
  return {
    host: {
      isQuiet: () => isQuiet,
      live: () => (isQuiet ? { window: { native: windows[0] } } : null),
      onChanged: (listener: () => void) => listeners.push(listener),
    } as never,
    set: (on: boolean) => {
      isQuiet = on;
      for (const listener of listeners) listener();
    },
  };
}
let call: ReturnType<typeof someCall>;

beforeEach(() => {
  vi.useFakeTimers();
  announced.length = 0;
  blockers.clear();
  windows.length = 0;
  for (const _ of [0, 1]) {
    const window = {
      isProtected: false,
      setContentProtection: (on: boolean) => {
        window.isProtected = on;
      },
    };
    windows.push(window);
  }
  call = someCall();
});
afterEach(() => vi.useRealTimers());

it('a call counts as somebody who is there: the app locks only after it, and after the whole time', () => {
  const lock = vi.fn(async () => undefined);
  followAbsence({
    lock: { lock } as never,
    window: { onInput: () => undefined } as never,
    profile: { lock: () => ({ passcode: true, idleMinutes: 5 }), isLocked: () => false } as never,
    overrides: {},
    isInCall: () => (call.host as { isQuiet: () => boolean }).isQuiet(),
  });
  call.set(true);
  vi.advanceTimersByTime(60 * 60_000);
  expect(lock).not.toHaveBeenCalled();
  call.set(false);
  vi.advanceTimersByTime(4 * 60_000);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(70_000);
  expect(lock).toHaveBeenCalledWith(false);
});

it('nothing new is announced while a call is under way, and what stood there goes', () => {
  let hear: (event: { name: string; payload: unknown }) => void = () => undefined;
  followAttention({
    engine: { onEvent: (listener: typeof hear) => (hear = listener) },
    window: { bringToFront: () => undefined, isInFront: () => false, native: { on: () => undefined } },
    profile: { isOwn: () => true, isShared: () => false, isLocked: () => false, onChanged: () => undefined },
    settings: { get: () => ({ notifications: { enabled: true, quiet: null } }), onChanged: () => undefined },
    appearance: { get: () => ({ language: 'en' }) },
    tray: { showUnread: () => undefined },
    calls: call.host,
  } as never);
  const arrive = () => hear({ name: 'attention.changed', payload: { unread: 1, arrived: true } });
  arrive();
  call.set(true);
  arrive();
  call.set(false);
  arrive();
  expect(announced).toEqual(['Something new', 'taken back', 'Something new']);
});

it('the display stays on, and the other windows are hidden from pictures of the screen, until the call is over', () => {
  followCall(call.host);
  call.set(true);
  call.set(true);
  expect(blockers.size).toBe(1);
  expect(windows.map(({ isProtected }) => isProtected)).toEqual([false, true]);
  call.set(false);
  expect(blockers.size).toBe(0);
  expect(windows.map(({ isProtected }) => isProtected)).toEqual([false, false]);
});
