// Whether this page came to be in the middle of a call: its own died, or the call changed to another engine.

import type { CallView } from '../../../contract/bridge/call-view.ts';

/** A page that is made for somebody who has just come in needs no longer than this. */
const comingInMs = 20_000;

/** Asked once, when the page first finds itself in the call. `now`: milliseconds UTC. */
export function isInMidCall({ joinedAt, people }: CallView, now: number): boolean {
  const others = people.flatMap(({ state, since }) => (state === 'in' && since !== null ? [since] : []));
  if (joinedAt === null || others.length === 0) return false;
  return now - Math.max(joinedAt, Math.min(...others)) > comingInMs;
}
