/** What the person here does in a call. Pure: answers the call as it is then, and what is to be said. Throws `call.*`. */
import { type CallEnding, type CallEngineName, callLimits } from '../../../../contract/domain/call.ts';
import type { CallSignal, HeldSeat, Seat } from '../../../../contract/domain/call-signal.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import {
  type CallSeat,
  type CallState,
  elsewhere,
  isHeard,
  isHost,
  isSame,
  listIn,
  type Step,
  seatOf,
  stepOut,
  withoutOthersOf,
  withSeat,
} from './state.ts';

const numbers = 16;

/** A computer keeps its number through a call; a new one gets the one used longest ago of those that nobody has. */
function giveIndex(state: CallState, seat: Seat): { readonly index: number; readonly nextIndex: number } {
  const others = listIn(state).filter((one) => !isSame(one, seat));
  const taken = new Set(others.map(({ index }) => index));
  const kept = seatOf(state, seat)?.index ?? null;
  if (kept !== null && !taken.has(kept)) return { index: kept, nextIndex: state.nextIndex };
  let index = state.nextIndex % numbers;
  while (taken.has(index)) index = (index + 1) % numbers;
  return { index, nextIndex: (index + 1) % numbers };
}

/** What opens a call, or says of the host's that it goes on. */
export const invite = (state: CallState): CallSignal => ({
  ...{ kind: 'invite', engine: state.engine, endsAt: state.endsAt },
  index: isHost(state) ? (seatOf(state, state.self)?.index ?? 0) : null,
});

const heldSeats = (state: CallState): HeldSeat[] =>
  listIn(state).map(({ account, device, index }) => ({ account, device, index: index ?? 0 }));

function enterAsHost(state: CallState, engine: CallEngineName, now: number): Step {
  const { index, nextIndex } = giveIndex(state, state.self);
  const isFirst = state.openedBy !== 'host';
  const opened: CallState = {
    ...{ ...state, phase: 'in', ending: null, openedBy: 'host', joinedAt: now, saidAt: now, nextIndex },
    // Everybody in a conversation reads what is said in it, tokens too: Zoom is for two.
    engine: isFirst ? (state.kind === 'pair' ? engine : 'webrtc') : state.engine,
    endsAt: state.endsAt ?? now + callLimits.sessionMs,
  };
  const seated = withSeat(opened, opened.self, { state: 'in', index, heardAt: now }, now);
  // Of those who are there already a check-in is to be said again.
  return { state: seated, says: isFirst ? [invite(seated)] : [invite(seated), { kind: 'resumed' }] };
}

/**
 * After the check: the host opens the call with this engine, others wait in the lobby, of a call over Zoom only who said yes to
 * that (`agreesToZoom`). Throws `call.over`, `call.elsewhere`, `call.tooMany`, `calls.zoomNotAgreed`.
 */
export function enter(state: CallState, engine: CallEngineName, now: number, agreesToZoom = false): Step {
  if (state.isFinal) throw new AppError('call.over');
  if (state.phase === 'waiting' || state.phase === 'in') return { state, says: [] };
  if (elsewhere(state, now) !== undefined) throw new AppError('call.elsewhere');
  if (isHost(state)) return enterAsHost(state, engine, now);
  if (state.engine === 'zoom' && !agreesToZoom) throw new AppError('calls.zoomNotAgreed');
  if (countPeople(state, now, state.self.account) >= callLimits.people) throw new AppError('call.tooMany');
  const isFirst = state.openedBy === 'nobody';
  const opened: CallState = {
    ...{ ...state, phase: 'waiting', ending: null, later: false, saidAt: now },
    openedBy: isFirst ? 'guest' : state.openedBy,
  };
  const seated = withSeat(opened, opened.self, { state: 'waiting', heardAt: now }, now);
  return { state: seated, says: [isFirst ? invite(seated) : { kind: 'waiting' }] };
}

/**
 * Takes the place of another computer of this person; over Zoom with a yes given here (`agreesToZoom`). Throws `call.over`,
 * `call.notIn` where there is none, `calls.zoomNotAgreed`.
 */
export function takeOver(state: CallState, now: number, agreesToZoom = false): Step {
  if (state.isFinal) throw new AppError('call.over');
  const other = elsewhere(state, now);
  if (other === undefined) throw new AppError('call.notIn');
  if (state.engine === 'zoom' && !isHost(state) && !agreesToZoom) throw new AppError('calls.zoomNotAgreed');
  const alone = withoutOthersOf({ ...state, ending: null, saidAt: now }, state.self, now);
  if (!isHost(state)) {
    const seated = withSeat(
      { ...alone, phase: 'waiting' },
      alone.self,
      { state: 'waiting', heardAt: now },
      now,
    );
    return { state: seated, says: [{ kind: 'take' }] };
  }
  const { index, nextIndex } = giveIndex(state, state.self);
  const opened: CallState = { ...alone, phase: 'in', joinedAt: now, nextIndex, openedBy: 'host' };
  const seated = withSeat(opened, opened.self, { state: 'in', index, heardAt: now }, now);
  const { seed, self: to, endsAt } = seated;
  if (seed === null) return { state: seated, says: [{ kind: 'take' }, invite(seated)] };
  const admit: CallSignal = { kind: 'admit', to, seats: heldSeats(seated), endsAt, seed, ticket: null };
  return { state: seated, says: [{ kind: 'take' }, admit, invite(seated)] };
}

/** So long without a word a computer that is in counts for no place any more: it may have died. */
const goneMs = 5 * 60 * 1000;

const countPeople = (state: CallState, now: number, but: string): number =>
  new Set(
    listIn(state)
      .filter((seat) => seat.account !== but && now - seat.heardAt <= goneMs)
      .map(({ account }) => account),
  ).size;

function demandHostIn(state: CallState): void {
  if (!isHost(state)) throw new AppError('call.notHost');
  if (state.phase !== 'in') throw new AppError('call.notIn');
}

/** Whether the host may let this one in now. Throws `call.notHost`, `call.notIn`, `call.notWaiting`, `call.full`. */
export function demandAdmissible(state: CallState, seat: Seat, now: number): void {
  demandHostIn(state);
  if (seatOf(state, seat)?.state !== 'waiting') throw new AppError('call.notWaiting');
  if (countPeople(state, now, seat.account) >= callLimits.people) throw new AppError('call.full');
}

/** Where all places are taken, one of a computer that died is free. */
function withoutGone(state: CallState, now: number): CallState {
  const gone = listIn(state).filter((seat) => now - seat.heardAt > goneMs && !isSame(seat, state.self));
  if (listIn(state).length < callLimits.people) return state;
  return gone.reduce((left, seat) => withSeat(left, seat, { state: 'left' }, now), state);
}

/** Lets somebody in. `given`: the seed, for the first one; what opens Zoom, over Zoom. */
export function admit(
  state: CallState,
  seat: Seat,
  given: { readonly seed: string; readonly ticket: string | null },
  now: number,
): Step {
  demandAdmissible(state, seat, now);
  const seed = state.seed ?? given.seed;
  const alone = withoutGone(withoutOthersOf(state, seat, now), now);
  const { index, nextIndex } = giveIndex(alone, seat);
  const seated = withSeat({ ...alone, seed, nextIndex }, seat, { state: 'in', index, isOwed: false }, now);
  const signal: CallSignal = {
    ...{ kind: 'admit', to: { account: seat.account, device: seat.device }, seats: heldSeats(seated) },
    ...{ endsAt: seated.endsAt, seed },
    ticket: given.ticket === null ? null : { token: given.ticket },
  };
  return { state: seated, says: [signal] };
}

/** Sends somebody who waits away. */
export function decline(state: CallState, seat: Seat, later: boolean, now: number): Step {
  if (!isHost(state)) throw new AppError('call.notHost');
  if (seatOf(state, seat)?.state !== 'waiting') throw new AppError('call.notWaiting');
  const to = { account: seat.account, device: seat.device };
  return {
    state: withSeat(state, seat, { state: 'declined', isOwed: false }, now),
    says: [{ kind: 'decline', to, later }],
  };
}

/** From the main window, without opening a window: no to an invitation; the host says no to everybody who waits. */
export function refuse(state: CallState, now: number): Step {
  if (state.phase === 'waiting' || state.phase === 'in') return { state, says: [] };
  if (isHost(state)) {
    const waiting = state.seats.filter((seat) => seat.state === 'waiting');
    return waiting.reduce<Step>(
      (step, seat) => {
        const next = decline(step.state, seat, false, now);
        return { state: next.state, says: [...step.says, ...next.says] };
      },
      { state, says: [] },
    );
  }
  return { state: stepOut(state, 'declined', now), says: [{ kind: 'leave', ending: 'declined' }] };
}

/** The session goes on for longer. Throws `call.notHost`, `call.notIn`. */
export function extend(state: CallState, now: number): Step {
  demandHostIn(state);
  const endsAt = Math.max(state.endsAt ?? now, now) + callLimits.extensionMs;
  return { state: { ...state, endsAt }, says: [{ kind: 'extend', endsAt }] };
}

/**
 * Everybody who is in said yes to a wish. A computer that fell silent may have died and has no say: the way to Zoom is asked for
 * where the connection is gone (`Failed.tsx`), and nobody is taken along without their own yes.
 */
export const isAgreed = (state: CallState, now: number): boolean =>
  state.switching !== null &&
  listIn(state).every((seat) => state.switching?.yes.includes(seat.device) || !isHeard(seat, now));

/** Who goes along to Zoom: those who are in and said yes. */
export const listAgreed = (state: CallState): readonly CallSeat[] =>
  listIn(state).filter(({ device }) => state.switching?.yes.includes(device));

/** To what can be heard by nobody else there is no asking: it is done. */
export function askSwitch(state: CallState, engine: CallEngineName, ask: string): Step {
  if (state.phase !== 'in') throw new AppError('call.notIn');
  if (engine === 'zoom' && state.kind === 'group') throw new AppError('calls.zoomNotOffered');
  if (state.engine === engine || state.switching !== null) return { state, says: [] };
  const says: CallSignal[] = [{ kind: 'switchAsk', ask, engine }];
  if (engine === 'webrtc') return { state: { ...state, engine, ticket: null }, says };
  const switching = { ask, engine, by: state.self.account, yes: [state.self.device] };
  return { state: { ...state, switching }, says };
}

export function answerSwitch(state: CallState, ask: string, accepted: boolean): Step {
  const { switching } = state;
  if (state.phase !== 'in') throw new AppError('call.notIn');
  if (switching?.ask !== ask || (accepted && switching.yes.includes(state.self.device)))
    return { state, says: [] };
  const yes = [...switching.yes, state.self.device];
  return {
    state: { ...state, switching: accepted ? { ...switching, yes } : null },
    says: [{ kind: 'switchAnswer', ask, accepted }],
  };
}

/** All agree: the host takes them over to Zoom. `tickets`: one for each who said yes. Nothing where they do not any more. */
export function goOver(
  state: CallState,
  tickets: readonly (Seat & { readonly token: string })[],
  now: number,
): Step {
  const engine = state.switching?.engine;
  const isWhole = listAgreed(state).every((seat) => tickets.some((ticket) => isSame(ticket, seat)));
  if (!isHost(state) || state.phase !== 'in' || engine === undefined || !isAgreed(state, now) || !isWhole)
    return { state, says: [] };
  const ticket = tickets.find((one) => isSame(one, state.self))?.token ?? null;
  const others = tickets.filter((one) => !isSame(one, state.self));
  return {
    state: { ...state, engine, ticket, switching: null },
    says: [{ kind: 'switchGo', engine, tickets: [...others] }],
  };
}

/** What was agreed could not be done: everything stays as it is. */
export const giveUpSwitch = (state: CallState): Step =>
  state.switching === null
    ? { state, says: [] }
    : {
        state: { ...state, switching: null },
        says: [{ kind: 'switchAnswer', ask: state.switching.ask, accepted: false }],
      };

/** The host's own ticket for Zoom. */
export const keepTicket = (state: CallState, ticket: string): Step => ({
  state: { ...state, ticket },
  says: [],
});

/** This computer leaves; one whose window was only looking was never there for anybody. */
export function leave(state: CallState, ending: CallEnding, now: number): Step {
  if (state.phase !== 'waiting' && state.phase !== 'in') return { state, says: [] };
  return { state: stepOut(state, ending, now), says: [{ kind: 'leave', ending }] };
}

/** The host ends it for everybody. Throws `call.notHost`. */
export function end(state: CallState, now: number): Step {
  if (!isHost(state)) throw new AppError('call.notHost');
  if (state.isFinal || state.openedBy === 'nobody') return { state, says: [] };
  return { state: { ...stepOut(state, 'ended', now), isFinal: true }, says: [{ kind: 'end' }] };
}
