// Opening by a finger: the system says yes or no and gives no key, so this process keeps what the passcode gave, for eight hours at most.

import { type TouchKey, touchKeySchema } from '../../../contract/bridge/shell-calls.ts';
import { AppError } from '../../../contract/errors/app-error.ts';

/** What a system with such a sensor has. `ask` rejects when it was not the right finger. */
export interface FingerSensor {
  readonly isThere: () => boolean;
  readonly ask: () => Promise<void>;
}

export interface Touch {
  readonly isOffered: () => boolean;
  /** A finger would open the lock now. */
  readonly isReady: () => boolean;
  /** Keeps what the engine handed over before it ended; anything but a key forgets what was kept. */
  readonly keep: (handed: unknown) => void;
  /** Throws `touch.refused`. */
  readonly ask: () => Promise<TouchKey>;
}

const longestMs = 8 * 60 * 60 * 1000;

export function createTouch(sensor: FingerSensor, now: () => number): Touch {
  let kept: TouchKey | null = null;

  const forget = (): void => {
    kept?.key.fill(0);
    kept = null;
  };
  const find = (): TouchKey | null => {
    const age = kept === null ? 0 : now() - kept.typedAt;
    // Also when the clock was set back: then nobody knows how long it has been.
    if (age < 0 || age > longestMs) forget();
    return kept;
  };

  return {
    isOffered: sensor.isThere,
    isReady: () => find() !== null && sensor.isThere(),
    keep: (handed) => {
      forget();
      const parsed = touchKeySchema.safeParse(handed);
      if (parsed.success) kept = { key: Uint8Array.from(parsed.data.key), typedAt: parsed.data.typedAt };
    },
    ask: async () => {
      if (find() === null) throw new AppError('touch.refused');
      try {
        await sensor.ask();
      } catch (cause) {
        throw new AppError('touch.refused', { cause });
      }
      const found = find();
      if (found === null) throw new AppError('touch.refused');
      // Used once: what is open hands over anew at its next lock.
      kept = null;
      return found;
    },
  };
}
