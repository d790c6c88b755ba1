/** One call as one computer knows it: plain data, the same on every computer that is told the same. Times are the service's. */
import type { CallEnding, CallEngineName, CallPhase } from '../../../../contract/domain/call.ts';
import { callLimits } from '../../../../contract/domain/call.ts';
import type { CallSignal, Seat } from '../../../../contract/domain/call-signal.ts';

/** One computer of one person in a call. Everybody's are listed, this one's too. */
export interface CallSeat extends Seat {
  readonly state: 'waiting' | 'in' | 'declined' | 'left';
  /** Since when it is in that state, and when it was heard of last. */
  readonly since: number;
  readonly heardAt: number;
  /** The number of its frames' keys; null before it was let in. */
  readonly index: number | null;
  /** It was in on another computer of the same person a moment ago: the host's app lets it in without asking. */
  readonly isOwed: boolean;
  /** The host let it in, and neither of the two said anything else since. */
  readonly isLetIn: boolean;
  /** Another computer of the same person took its place, and it may not have heard of that yet. */
  readonly isReplaced: boolean;
}

/** A wish for the other engine. */
export interface Switching {
  readonly ask: string;
  readonly engine: CallEngineName;
  /** The account that asked first. */
  readonly by: string;
  /** Devices whose persons said yes. */
  readonly yes: readonly string[];
}

export interface CallState {
  readonly id: string;
  readonly conversation: string;
  readonly kind: 'pair' | 'group';
  readonly engine: CallEngineName;
  /** The account that lets people in. */
  readonly host: string;
  readonly self: Seat;
  readonly phase: CallPhase;
  readonly ending: CallEnding | null;
  /** With `declined`: to try again in a while. */
  readonly later: boolean;
  /** `nobody`: no other computer was told of it. */
  readonly openedBy: 'nobody' | 'guest' | 'host';
  readonly openedAt: number;
  readonly joinedAt: number | null;
  /** How long this computer was in before it left the last time. */
  readonly ms: number;
  readonly endsAt: number | null;
  readonly seats: readonly CallSeat[];
  /** The next number that the host gives. */
  readonly nextIndex: number;
  /** 32 bytes, base64url; null before the first was let in. */
  readonly seed: string | null;
  /** What opens Zoom for this computer. */
  readonly ticket: string | null;
  readonly switching: Switching | null;
  readonly refused: number;
  /** Ids under which windows here know it still: it took the place of those calls. */
  readonly aliases: readonly string[];
  /** When this computer said last that it waits, or goes on. */
  readonly saidAt: number;
  /** The host ended it: nothing brings it back. */
  readonly isFinal: boolean;
}

/** What one input makes of a call. */
export interface Step {
  readonly state: CallState;
  /** What is to be said to the conversation, in order. */
  readonly says: readonly CallSignal[];
  /** Computers that the host's app lets in by itself, once it has what that needs. */
  readonly admits?: readonly Seat[];
  /** The signal is for this computer's window: a description or candidates. */
  readonly isForWindow?: boolean;
  /** The host's app began again: a check-in that is kept here is to be said again. */
  readonly isAsked?: boolean;
}

export function newCall(
  call: Pick<CallState, 'id' | 'conversation' | 'kind' | 'engine' | 'host' | 'self'>,
  now: number,
): CallState {
  return {
    ...call,
    ...{ phase: 'checking', ending: null, later: false, openedBy: 'nobody', openedAt: now },
    ...{ joinedAt: null, ms: 0, endsAt: null, seats: [], nextIndex: 0, seed: null, ticket: null },
    ...{ switching: null, refused: 0, aliases: [], saidAt: 0, isFinal: false },
  };
}

export const isHost = (state: CallState): boolean => state.self.account === state.host;
export const isSame = (one: Seat, other: Seat): boolean =>
  one.account === other.account && one.device === other.device;
export const isSelf = (state: CallState, seat: Seat): boolean => isSame(state.self, seat);

export const seatOf = (state: CallState, seat: Seat): CallSeat | undefined =>
  state.seats.find((one) => isSame(one, seat));

export const isPresent = ({ state }: CallSeat): boolean => state === 'in' || state === 'waiting';
export const isHeard = (seat: CallSeat, now: number): boolean => now - seat.heardAt <= callLimits.silentMs;

export const listIn = (state: CallState): readonly CallSeat[] =>
  state.seats.filter((seat) => seat.state === 'in');

/** Another computer of this person that waits or is in. */
export const elsewhere = (state: CallState, now: number): CallSeat | undefined =>
  state.seats.find(
    (seat) =>
      seat.account === state.self.account &&
      !isSelf(state, seat) &&
      isPresent(seat) &&
      (seat.state === 'in' || isHeard(seat, now)),
  );

/** Puts a seat as it is now, or changes what is said of it. */
export function withSeat(state: CallState, seat: Seat, change: Partial<CallSeat>, now: number): CallState {
  const known = seatOf(state, seat) ?? {
    ...{ account: seat.account, device: seat.device, state: 'left' as const },
    ...{ since: now, heardAt: now, index: null, isOwed: false, isLetIn: false, isReplaced: false },
  };
  const isOther = change.state !== undefined && change.state !== known.state;
  const isBack = change.state === 'in' || change.state === 'waiting';
  const isBackOrSame = isBack || change.state === undefined;
  const next = {
    ...{ ...known, ...(isBack ? { isReplaced: false } : {}) },
    isLetIn: change.state === 'in' || (isBackOrSame && known.isLetIn),
    ...{ ...change, ...(isOther ? { since: now } : {}) },
  };
  return { ...state, seats: [...state.seats.filter((one) => !isSame(one, seat)), next] };
}

/** Every other computer of this account has left: one seat for each person. */
export function withoutOthersOf(state: CallState, seat: Seat, now: number): CallState {
  return state.seats
    .filter((one) => one.account === seat.account && !isSame(one, seat) && isPresent(one))
    .reduce(
      (left, one) => withSeat(left, one, { state: 'left', isOwed: false, isReplaced: true }, now),
      state,
    );
}

/** This computer is not in any more. */
export function stepOut(state: CallState, ending: CallEnding, now: number): CallState {
  const ms = state.ms + (state.joinedAt === null ? 0 : Math.max(0, now - state.joinedAt));
  const out: CallState = {
    ...{ ...state, phase: 'over', ending, ms, joinedAt: null },
    ...{ ticket: null, switching: null, later: false },
  };
  return seatOf(out, out.self) === undefined
    ? out
    : withSeat(out, out.self, { state: ending === 'declined' ? 'declined' : 'left' }, now);
}
