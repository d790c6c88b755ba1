/** What others say in a call: who may say it, and what it changes. Pure; what may not be said changes nothing and is counted. */
import { type CallEngineName, callLimits } from '../../../../contract/domain/call.ts';
import type { CallSignal, CallSignalOf, Seat } from '../../../../contract/domain/call-signal.ts';
import {
  type CallState,
  isHost,
  isPresent,
  isSelf,
  listIn,
  type Step,
  seatOf,
  stepOut,
  withoutOthersOf,
  withSeat,
} from './state.ts';

/** Who says it, when it came, and whether it is older than a signal may be. */
export interface Heard {
  readonly from: Seat;
  readonly now: number;
  /** When it was said. */
  readonly sent: number;
  readonly isStale: boolean;
}

type Hear<Kind extends CallSignal['kind']> = (
  state: CallState,
  signal: CallSignalOf<Kind>,
  heard: Heard,
) => Step | null;

const quiet = (state: CallState): Step => ({ state, says: [] });
const isFromHost = (state: CallState, { from }: Heard): boolean => from.account === state.host;
const isFromIn = (state: CallState, { from }: Heard): boolean => seatOf(state, from)?.state === 'in';
/** What is said in a group everybody in it reads, a token of Zoom too. */
const isForTwo = ({ kind }: CallState, engine: CallEngineName): boolean =>
  engine !== 'zoom' || kind === 'pair';
const longestMs = 12 * 60 * 60 * 1000;
const isLikelyEnd = (endsAt: number | null, now: number): boolean =>
  endsAt === null || (endsAt > now - longestMs && endsAt < now + longestMs);

/** Two computers of the host came in at once: the one with the lower id stays, on every computer the same. */
function yieldTo(state: CallState, from: Seat, now: number): CallState | null {
  const other = listIn(state).find((seat) => seat.account === from.account && seat.device !== from.device);
  if (other === undefined) return state;
  // It has not heard yet that its place was taken.
  if (seatOf(state, from)?.isReplaced === true) return null;
  if (other.device < from.device)
    return withSeat(state, from, { state: 'left', heardAt: now, isReplaced: true }, now);
  const out = isSelf(state, other) ? stepOut(state, 'elsewhere', now) : state;
  return withoutOthersOf(out, from, now);
}

/** The call they waited for goes over Zoom now: they wait no more before they said yes to that, and cannot be let in. */
function askedFirst(before: CallState, after: CallState, now: number): Step {
  const isMoved = before.phase === 'waiting' && before.engine !== 'zoom' && after.engine === 'zoom';
  if (!isMoved) return quiet(after);
  const state = withSeat({ ...after, phase: 'checking' }, after.self, { state: 'left' }, now);
  return { state, says: [{ kind: 'leave', ending: 'left' }] };
}

/**
 * The host's app went over to Zoom without a yes that stands here (a no crossed its word): it is told to come back. A wish that
 * waits here is settled by the host's own word about it.
 */
const comeBack = (state: CallState): CallSignal => ({ kind: 'switchAsk', ask: state.id, engine: 'webrtc' });

/** Said at most once for each beat, whatever the host's app goes on saying. */
function remind(state: CallState, engine: CallEngineName, now: number): Step {
  const isApart = state.phase === 'in' && state.engine === 'webrtc' && engine === 'zoom';
  const isDue = !isHost(state) && state.switching === null && now - state.saidAt >= callLimits.beatMs;
  return isApart && isDue ? { state: { ...state, saidAt: now }, says: [comeBack(state)] } : quiet(state);
}

const hearInvite: Hear<'invite'> = (state, { engine, endsAt, index }, heard) => {
  const { from, now } = heard;
  if (!isLikelyEnd(endsAt, now) || !isForTwo(state, engine)) return null;
  if (!isFromHost(state, heard)) return hearWaiting(state, { kind: 'waiting' }, heard);
  const yielded = yieldTo(state, from, now);
  if (yielded === null || index === null) return null;
  if (seatOf(yielded, from)?.isReplaced === true) return quiet(yielded);
  // Nobody is taken over to Zoom by this: that is asked.
  const mayChange = yielded.phase !== 'in' || engine === 'webrtc';
  const opened: CallState = {
    ...{ ...yielded, openedBy: 'host', endsAt: endsAt ?? yielded.endsAt },
    engine: mayChange ? engine : yielded.engine,
    nextIndex: seatOf(yielded, from)?.index === index ? yielded.nextIndex : (index + 1) % 16,
  };
  const seated = withSeat(opened, from, { state: 'in', heardAt: now, index }, now);
  return mayChange ? askedFirst(state, seated, now) : remind(seated, engine, now);
};

const hearWaiting: Hear<'waiting'> = (state, _signal, heard) => {
  if (isFromHost(state, heard)) return null;
  const { from, now } = heard;
  const openedBy = state.openedBy === 'nobody' ? 'guest' : state.openedBy;
  const isOwed = seatOf(state, from)?.isOwed === true;
  return quiet(withSeat({ ...state, openedBy }, from, { state: 'waiting', heardAt: now, isOwed }, now));
};

/** Whether a list of seats can be one of this call: one of the host's among them, nobody twice, no number twice. */
function isSound(state: CallState, { to, seats }: CallSignalOf<'admit'>): boolean {
  const accounts = new Set(seats.map(({ account }) => account));
  const devices = new Set(seats.map(({ device }) => device));
  const numbers = new Set(seats.map(({ index }) => index));
  const isOnce = [accounts, devices, numbers].every((set) => set.size === seats.length);
  const isNamed = seats.some(({ account, device }) => account === to.account && device === to.device);
  return isOnce && isNamed && accounts.has(state.host) && (state.kind === 'group' || seats.length <= 2);
}

const hearAdmit: Hear<'admit'> = (state, signal, heard) => {
  const { to, seats, endsAt, seed, ticket } = signal;
  const { from, now } = heard;
  if (!isFromHost(state, heard) || !isSound(state, signal) || !isLikelyEnd(endsAt, now)) return null;
  const isOwn = from.account === state.self.account;
  if (!isOwn && seatOf(state, from)?.isReplaced === true) return null;
  const isMe = isSelf(state, to);
  // Nobody is drawn in who does not wait for it.
  if (isMe && state.phase !== 'waiting') return null;
  const seated = seats.reduce((known, seat) => {
    const { account, device, index } = seat;
    // Of this person's own place this computer knows more than another one of theirs.
    if (isOwn && known.phase === 'in' && seat.account === known.self.account && !isSelf(known, seat))
      return known;
    if (isSelf(known, seat) && !isMe)
      return known.phase === 'in' ? withSeat(known, seat, { index }, now) : known;
    // Two computers of one person waited: the other one was let in.
    const isOther = account === known.self.account && !isSelf(known, seat);
    const isThere = known.phase === 'waiting' || known.phase === 'in';
    const out = isOther && isThere ? stepOut(known, 'elsewhere', now) : known;
    const alone = withoutOthersOf(out, seat, now);
    return withSeat(alone, { account, device }, { state: 'in', index, isOwed: false }, now);
  }, state);
  const last = seats.find(({ device }) => device === to.device)?.index ?? 0;
  const opened: CallState = {
    ...{ ...seated, openedBy: 'host', seed, endsAt: endsAt ?? seated.endsAt, nextIndex: (last + 1) % 16 },
  };
  const told = withSeat(opened, from, { heardAt: now }, now);
  if (!isMe) return quiet(told);
  return quiet({ ...told, phase: 'in', joinedAt: now, ticket: ticket?.token ?? null });
};

const hearDecline: Hear<'decline'> = (state, { to, later }, heard) => {
  if (!isFromHost(state, heard)) return null;
  const seat = seatOf(state, to);
  // Held back until they came again: it was about the time before. Clocks of now may differ by a little.
  const slack = heard.isStale ? 0 : callLimits.beatMs;
  const isOld = seat !== undefined && seat.since > heard.sent + slack;
  if (seat?.state !== 'waiting' || isOld) return isSelf(state, to) ? null : quiet(state);
  if (!isSelf(state, to)) return quiet(withSeat(state, to, { state: 'declined', isOwed: false }, heard.now));
  return quiet({ ...stepOut(state, 'declined', heard.now), later });
};

const hearHere: Hear<'here'> = (state, _signal, heard) =>
  // Its last word that it waits may have crossed the host's word that lets it in, which still stands.
  seatOf(state, heard.from)?.isLetIn === true
    ? quiet(withSeat(state, heard.from, { state: 'in', heardAt: heard.now }, heard.now))
    : null;

/** Another computer of one person takes the place of the one that was there. */
const hearTake: Hear<'take'> = (state, _signal, heard) => {
  const { from, now } = heard;
  const others = state.seats.filter(
    (seat) => seat.account === from.account && seat.device !== from.device && isPresent(seat),
  );
  if (others.length === 0) return null;
  const wasIn = others.some((seat) => seat.state === 'in');
  const isReplaced = others.some((seat) => isSelf(state, seat));
  const out = isReplaced ? stepOut(state, 'elsewhere', now) : state;
  const alone = withoutOthersOf(out, from, now);
  // The number comes with the host's next word; a host's own computer brings it itself.
  const comes = isFromHost(state, heard) ? 'in' : 'waiting';
  const seated = withSeat(
    alone,
    from,
    { state: comes, heardAt: now, isOwed: wasIn && comes === 'waiting' },
    now,
  );
  const isMine = isHost(state) && state.phase === 'in' && comes === 'waiting' && wasIn;
  return { state: seated, says: [], ...(isMine ? { admits: [from] } : {}) };
};

/** Between two that are in, and to this computer. */
const hearLink = (state: CallState, { to }: { readonly to: Seat }, heard: Heard): Step | null => {
  if (!isFromIn(state, heard)) return null;
  if (!isSelf(state, to)) return quiet(state);
  return state.phase === 'in' ? { state, says: [], isForWindow: true } : null;
};

const hearExtend: Hear<'extend'> = (state, { endsAt }, heard) =>
  isFromHost(state, heard) && isFromIn(state, heard) && isLikelyEnd(endsAt, heard.now)
    ? quiet({ ...state, endsAt })
    : null;

const hearSwitchAsk: Hear<'switchAsk'> = (state, { ask, engine }, heard) => {
  if (!isFromIn(state, heard)) return null;
  if (state.engine === engine) return quiet(state);
  if (engine === 'webrtc') return quiet({ ...state, engine, ticket: null, switching: null });
  if (state.kind === 'group') return null;
  const { switching } = state;
  if (switching === null)
    return quiet({
      ...state,
      switching: { ask, engine, by: heard.from.account, yes: [heard.from.device] },
    });
  // Two wished for the same at once: both have said yes, and the wish goes by the lower id everywhere.
  const isLower = ask < switching.ask;
  const yes = [...new Set([...switching.yes, heard.from.device])];
  return quiet({
    ...state,
    switching: { ...switching, yes, ...(isLower ? { ask, by: heard.from.account } : {}) },
  });
};

const hearSwitchAnswer: Hear<'switchAnswer'> = (state, { ask, accepted }, heard) => {
  const { switching } = state;
  if (!isFromIn(state, heard)) return null;
  if (switching?.ask !== ask) return quiet(state);
  const yes = [...new Set([...switching.yes, heard.from.device])];
  return quiet({ ...state, switching: accepted ? { ...switching, yes } : null });
};

const hearSwitchGo: Hear<'switchGo'> = (state, { engine, tickets }, heard) => {
  if (!isFromHost(state, heard) || !isFromIn(state, heard) || !isForTwo(state, engine)) return null;
  if (state.phase !== 'in') return askedFirst(state, { ...state, engine }, heard.now);
  if (engine === 'webrtc') return quiet({ ...state, engine, ticket: null, switching: null });
  // Over Zoom only who said yes to exactly this.
  const isWanted = state.switching?.engine === engine && state.switching.yes.includes(state.self.device);
  const ticket = tickets.find((seat) => isSelf(state, seat));
  if (!isWanted || ticket === undefined) {
    const stays = { ...state, switching: null, refused: state.refused + 1 };
    return { state: stays, says: state.engine === 'webrtc' && !isHost(state) ? [comeBack(state)] : [] };
  }
  return quiet({ ...state, engine, ticket: ticket.token, switching: null });
};

const hearLeave: Hear<'leave'> = (state, { ending }, heard) => {
  const known = seatOf(state, heard.from);
  if (known !== undefined && known.heardAt > heard.sent + callLimits.beatMs) return null;
  if (known === undefined && ending !== 'declined') return null;
  const gone = ending === 'declined' ? 'declined' : 'left';
  const left = withSeat(state, heard.from, { state: gone, isOwed: false }, heard.now);
  // Who leaves has no say in a wish any more.
  return quiet(left);
};

const hearEnd: Hear<'end'> = (state, _signal, heard) => {
  if (!isFromHost(state, heard)) return null;
  const seats = state.seats.map((seat) =>
    isPresent(seat) && !isSelf(state, seat) ? { ...seat, state: 'left' as const, since: heard.now } : seat,
  );
  const isThere = state.phase !== 'over';
  const out = isThere ? stepOut({ ...state, seats }, 'ended', heard.now) : { ...state, seats };
  return quiet({ ...out, isFinal: true });
};

const hearResumed: Hear<'resumed'> = (state, _signal, heard) =>
  isFromHost(state, heard) ? { state, says: [], isAsked: true } : null;

/** What only says that something is over is believed late as well. */
const mayBeLate: ReadonlySet<CallSignal['kind']> = new Set(['leave', 'end', 'decline']);

function dispatch(state: CallState, signal: CallSignal, heard: Heard): Step | null {
  switch (signal.kind) {
    case 'invite':
      return hearInvite(state, signal, heard);
    case 'waiting':
      return hearWaiting(state, signal, heard);
    case 'admit':
      return hearAdmit(state, signal, heard);
    case 'decline':
      return hearDecline(state, signal, heard);
    case 'here':
      return hearHere(state, signal, heard);
    case 'take':
      return hearTake(state, signal, heard);
    case 'resumed':
      return hearResumed(state, signal, heard);
    case 'description':
    case 'candidates':
      return hearLink(state, signal, heard);
    case 'extend':
      return hearExtend(state, signal, heard);
    case 'switchAsk':
      return hearSwitchAsk(state, signal, heard);
    case 'switchAnswer':
      return hearSwitchAnswer(state, signal, heard);
    case 'switchGo':
      return hearSwitchGo(state, signal, heard);
    case 'leave':
      return hearLeave(state, signal, heard);
    case 'end':
      return hearEnd(state, signal, heard);
    // Taken by itself: it is for the host alone and stands in no state (check-ins.ts).
    case 'checkIn':
      return null;
  }
}

/** Takes in one signal of another computer. What is refused changes the count alone. */
export function hear(state: CallState, signal: CallSignal, heard: Heard): Step {
  const isRefused =
    isSelf(state, heard.from) || state.isFinal || (heard.isStale && !mayBeLate.has(signal.kind));
  const step = isRefused ? null : dispatch(state, signal, heard);
  return step ?? quiet({ ...state, refused: state.refused + 1 });
}
