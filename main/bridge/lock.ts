// Answers for locking, and for the neutral screen in front of everything.

import type { EngineHost } from '../shell/engine/engine-host.ts';
import type { Lock } from '../shell/lock/lock.ts';
import type { Touch } from '../shell/lock/touch.ts';
import type { MainWindow } from '../shell/window/main-window.ts';
import { handle } from './handle.ts';

interface LockParts {
  readonly engine: EngineHost;
  readonly lock: Lock;
  readonly touch: Touch;
  readonly window: MainWindow;
  /** A call's window goes out of sight with everything else; whether there is one. */
  readonly hideCall: () => boolean;
}

/** Registers `lock.now`, `lock.cover`, `lock.touch` and `lock.reveal`. */
export function registerLock({ engine, lock, touch, window, hideCall }: LockParts): void {
  handle('lock.now', async ({ neutral }) => {
    if (neutral) {
      window.setNamed(false);
      // Asked for by that window the main one comes forward, covered by now.
      if (hideCall()) window.bringToFront();
    }
    await lock.lock(neutral);
    return {};
  });
  handle('lock.cover', () => ({ neutral: lock.isNeutral(), touch: touch.isReady() }));
  handle('lock.touch', async () => engine.call('lock.openWithKey', await touch.ask()));
  handle('lock.reveal', () => {
    window.setNamed(true);
    lock.reveal();
    return {};
  });
}
