// Answers for locking, and for the neutral screen in front of everything.

import type { Lock } from '../shell/lock/lock.ts';
import { handle } from './handle.ts';

/** Registers `lock.now`, `lock.cover` and `lock.reveal`. */
export function registerLock(lock: Lock): void {
  handle('lock.now', async ({ neutral }) => {
    await lock.lock(neutral);
    return {};
  });
  handle('lock.cover', () => ({ neutral: lock.isNeutral() }));
  handle('lock.reveal', () => {
    lock.reveal();
    return {};
  });
}
