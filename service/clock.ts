/** The service's only source of time, so that expiry can be tested without waiting. */

export interface Clock {
  /** Wall clock, ms since 1970 UTC. */
  now(): number;
  /** Milliseconds that never jump; only differences mean something. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
