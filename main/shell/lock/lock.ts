// Locks the app: the page covers itself, then engine and page are ended with all they held, and fresh ones take their place.

import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { EngineHost } from '../engine/engine-host.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import type { MainWindow } from '../window/main-window.ts';
import type { Touch } from './touch.ts';

export interface LockParts {
  readonly engine: EngineHost;
  readonly window: MainWindow;
  readonly profile: ProfileFollower;
  /** Tells the page that it is about to go. */
  readonly announce: (neutral: boolean) => void;
  readonly touch: Touch;
}

export interface Lock {
  /** `neutral`: nothing of what this app is may show until `reveal`. Throws `passcode.required` where none is set. */
  readonly lock: (neutral: boolean) => Promise<void>;
  readonly isNeutral: () => boolean;
  readonly reveal: () => void;
}

/** How long a page may take to hand over what is being written; it covers itself before that. */
const handOverMs = 150;

export function createLock({ engine, window, profile, announce, touch }: LockParts): Lock {
  let isNeutral = false;
  let locking: Promise<void> | null = null;

  /** Tells the engine, which writes it down. One that cannot answer hands nothing over; the lock does not wait for it. */
  async function handedOver(): Promise<unknown> {
    const answer = engine.call('lock.handOver', {}).catch(() => null);
    const late = pause(handOverMs, null);
    const handed = (await Promise.race([answer, late])) as { touch?: unknown } | null;
    return handed?.touch ?? null;
  }

  async function replaceAll(): Promise<void> {
    await pause(handOverMs);
    touch.keep(await handedOver());
    const ended = engine.renew();
    window.replacePage();
    await ended;
  }

  return {
    lock: async (neutral) => {
      isNeutral ||= neutral;
      if (profile.lock()?.passcode !== true && !profile.isLocked()) throw new AppError('passcode.required');
      // What is locked has nothing to end, unless it is just being opened.
      const isAtRest = profile.isLocked() && !engine.isOpening();
      if (neutral || !isAtRest) announce(neutral);
      if (isAtRest) return;
      locking ??= replaceAll().finally(() => {
        locking = null;
      });
      await locking;
    },
    isNeutral: () => isNeutral,
    reveal: () => {
      isNeutral = false;
    },
  };
}
