/** Two calls in one conversation are one: both sides pressed at once, or a window was open already. Pure. */

import { enter } from './acts.ts';
import { type CallState, isHost, type Step, stepOut } from './state.ts';

const rank = ({ openedBy, isFinal }: CallState): number =>
  isFinal ? -1 : { nobody: 0, guest: 1, host: 2 }[openedBy];

/** Which of two stays, on every computer the same: the host's, then the one that others know of, then the lower id. */
export function isBefore(one: CallState, other: CallState): boolean {
  if (rank(one) !== rank(other)) return rank(one) > rank(other);
  return one.id < other.id;
}

/** The person here goes over from one to the other: who waited or was in waits there; an open window looks on there. */
export function moveTo(to: CallState, from: CallState, now: number): Step {
  const aliases = [...new Set([...to.aliases, from.id, ...from.aliases])];
  const moved: CallState = { ...to, aliases, refused: to.refused + from.refused };
  const isThere = from.phase === 'waiting' || from.phase === 'in';
  if (!isThere || moved.phase === 'waiting' || moved.phase === 'in') return { state: moved, says: [] };
  // Two computers of the host, each with a call: the person goes on with the one that is there already.
  if (isHost(moved)) return { state: stepOut(moved, 'elsewhere', now), says: [] };
  // Over Zoom nobody is taken along who was not asked: their window asks.
  if (moved.engine === 'zoom' && from.engine !== 'zoom')
    return { state: { ...moved, phase: 'checking', ending: null }, says: [] };
  try {
    return enter(moved, moved.engine, now, true);
  } catch {
    return { state: stepOut(moved, 'elsewhere', now), says: [] };
  }
}
