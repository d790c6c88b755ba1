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
}

/** Registers `lock.now`, `lock.cover`, `lock.touch` and `lock.reveal`. */
export function registerLock({ engine, lock, touch, window }: LockParts): void {
  handle('lock.now', async ({ neutral }) => {
    if (neutral) window.setNamed(false);
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
