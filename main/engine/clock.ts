/** Time as the engine sees it: passed in, so that tests can hold it still. */

export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Milliseconds by a clock that nobody can set; from any moment, and perhaps not counting sleep. */
  steady?(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
