// How long nobody has been there, from several sources: the system's own count, what reaches our window, and a clock that jumped.

/** Seconds; what a system that cannot tell answers is 0 for ever, or less. */
export type SystemIdle = () => number;

export interface IdleWatch {
  /** Somebody pressed, clicked or moved. */
  readonly touch: (now: number) => void;
  /** Milliseconds that nobody has been there. */
  readonly idleMs: (now: number) => number;
}

/** Longer than this between two looks: the computer slept, whatever it told us. */
const sleptMs = 30_000;

/** `now` in ms of the wall clock, which goes on while the computer sleeps. */
export function createIdleWatch(systemIdle: SystemIdle, now: number): IdleWatch {
  let touchedAt = now;
  let lookedAt = now;
  /** A system that has ever told of idle seconds can be believed when it says that somebody is there. */
  let isBelieved = false;
  return {
    touch: (at) => {
      touchedAt = at;
    },
    idleMs: (at) => {
      const slept = at - lookedAt;
      lookedAt = at;
      const inWindow = Math.max(0, at - touchedAt);
      if (slept > sleptMs) return Math.max(inWindow, slept);
      const seconds = systemIdle();
      isBelieved ||= seconds > 0;
      return isBelieved ? Math.min(inWindow, seconds * 1_000) : inWindow;
    },
  };
}
