// Locks when the person is gone: after the idle time, when the system locks its screen, sleeps or changes user.

import { powerMonitor } from 'electron';
import type { DevOverrides } from '../dev-overrides.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import type { MainWindow } from '../window/main-window.ts';
import { createIdleWatch } from './idle.ts';
import type { Lock } from './lock.ts';

export interface AbsenceParts {
  readonly lock: Lock;
  readonly window: MainWindow;
  readonly profile: ProfileFollower;
  readonly overrides: DevOverrides;
  /** A call counts as somebody who is there. */
  readonly isInCall: () => boolean;
}

const lookEveryMs = 1_000;

/** Where no passcode is set there is nothing to lock with, and nothing happens. */
export function followAbsence({ lock, window, profile, overrides, isInCall }: AbsenceParts): void {
  const watch = createIdleWatch(() => powerMonitor.getSystemIdleTime(), Date.now());
  const lockNow = (): void => {
    if (profile.lock()?.passcode === true || profile.isLocked()) void lock.lock(false).catch(() => undefined);
  };
  window.onInput(() => watch.touch(Date.now()));
  setInterval(() => {
    if (isInCall()) watch.touch(Date.now());
    const idle = watch.idleMs(Date.now());
    const chosen = profile.lock();
    if (chosen === null || !chosen.passcode) return;
    if (idle >= (overrides.idleSeconds ?? chosen.idleMinutes * 60) * 1_000) lockNow();
  }, lookEveryMs).unref();
  powerMonitor.on('lock-screen', lockNow);
  powerMonitor.on('suspend', lockNow);
  powerMonitor.on('shutdown', lockNow);
  if (process.platform !== 'linux') powerMonitor.on('user-did-resign-active', lockNow);
}
