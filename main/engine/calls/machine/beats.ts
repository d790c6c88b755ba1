/** What time alone does to a call: saying that it goes on, places that fell silent, and when it is over. Pure. */
import { type CallEnding, callLimits } from '../../../../contract/domain/call.ts';
import type { CallSignal } from '../../../../contract/domain/call-signal.ts';
import { invite } from './acts.ts';
import { type CallState, isHeard, isHost, isPresent, isSelf, listIn, type Step, withSeat } from './state.ts';

/** Who waits and was not heard of for long has gone. Who is in stays: an app that is locked says nothing while its call goes on. */
function dropSilent(state: CallState, now: number): CallState {
  return state.seats
    .filter((seat) => seat.state === 'waiting' && !isSelf(state, seat) && !isHeard(seat, now))
    .reduce((left, seat) => withSeat(left, seat, { state: 'left', isOwed: false }, now), state);
}

/** Among who are in the connection itself says that it goes on: this is for who is not. */
const quietBeatMs = 55_000;

/** Says again, when it is time, that this computer waits or is in. */
export function beat(before: CallState, now: number): Step {
  const state = dropSilent(before, now);
  const isThere = state.phase === 'waiting' || state.phase === 'in';
  const isWithOthers = state.phase === 'in' && listIn(state).length > 1;
  const pause = isWithOthers ? quietBeatMs : callLimits.beatMs;
  if (!isThere || now - state.saidAt < pause) return { state, says: [] };
  const said = withSeat({ ...state, saidAt: now }, state.self, { heardAt: now }, now);
  if (state.phase === 'waiting') return { state: said, says: [{ kind: 'waiting' }] };
  if (!isHost(state)) return { state: said, says: [{ kind: 'here' }] };
  return { state: said, says: [invite(said)] };
}

/** Whether nothing of it goes on any more, as far as is known here: nobody is there, or nobody was heard of for long. */
export function isOver(state: CallState, now: number): boolean {
  if (state.isFinal) return true;
  if (state.phase === 'waiting' || state.phase === 'in') return false;
  return !state.seats.some((seat) => isPresent(seat) && !isSelf(state, seat) && isHeard(seat, now));
}

/** Whether it is to be shown as something to join: the host is in it, or, for the host, somebody waits. */
export function isOpen(state: CallState, now: number): boolean {
  if (state.isFinal) return false;
  return state.seats.some((seat) => {
    if (isSelf(state, seat) || !isHeard(seat, now)) return false;
    const isAnswer = isHost(state) ? isPresent(seat) : seat.account === state.host && seat.state === 'in';
    return isAnswer || (seat.account === state.self.account && isPresent(seat));
  });
}

/** What stands in the history for a call that is over. */
export function endingOf(state: CallState): CallEnding {
  if (state.ms > 0 || state.ending === 'declined') return state.ending ?? 'left';
  const wasMine = state.seats.some(
    ({ account, device, index }) =>
      account === state.self.account && device !== state.self.device && index !== null,
  );
  if (wasMine) return 'elsewhere';
  return state.isFinal && state.ending === 'ended' && state.openedBy === 'host' && isHost(state)
    ? 'ended'
    : 'missed';
}

/** Whether a signal only says that something still is: passed on to who is there, kept for nobody. */
export const isBeat = ({ kind }: CallSignal): boolean =>
  kind === 'invite' || kind === 'waiting' || kind === 'here';
