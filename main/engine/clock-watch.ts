/** Whether this computer's clock can be believed about days: it may have been set to another one. */
import type { Clock } from './clock.ts';
import type { Store } from './store/database.ts';

/** So far apart, a clock is not believed. */
export const sanityMs = 48 * 60 * 60 * 1000;

/** A moment at which the clock was right, as far as is known, and the count of a clock that nobody can set. */
interface Known {
  readonly now: number;
  readonly steady: number;
  /** The service's clock shows quite another time. */
  readonly isOff: boolean;
  /** What the service's clock showed then. */
  readonly service: number;
}

const known = new WeakMap<Store, Known>();

interface Watched {
  readonly store: Store;
  readonly clock: Clock;
}

const steadyOf = ({ clock }: Watched): number => clock.steady?.() ?? performance.now();

/** From here on a jump is noticed. */
export function watchClock(desk: Watched): void {
  const now = desk.clock.now();
  known.set(desk.store, { now, steady: steadyOf(desk), isOff: false, service: now });
}

/** The service says what time it is. A sleep of the computer, which no clock here counts, is settled by this as well. */
export function noteServiceTime(desk: Watched, time: number): void {
  const now = desk.clock.now();
  known.set(desk.store, {
    now,
    steady: steadyOf(desk),
    isOff: Math.abs(now - time) >= sanityMs,
    service: time,
  });
}

/** How far the service's clock was ahead of the one here when it was last heard, milliseconds; 0 before. */
export function serviceAhead(desk: Pick<Watched, 'store'>): number {
  const last = known.get(desk.store);
  return last === undefined ? 0 : last.service - last.now;
}

/** Whether it moved by more than two days in another way than time does, or the service's shows quite another one. */
export function hasClockJumped(desk: Watched): boolean {
  const last = known.get(desk.store);
  if (last === undefined) {
    watchClock(desk);
    return false;
  }
  const moved = desk.clock.now() - last.now;
  return last.isOff || Math.abs(moved - (steadyOf(desk) - last.steady)) > sanityMs;
}
