/** What the window of a call asks for. */
import type { CallChannelRequest, CallEngineChannel } from '../../../contract/bridge/call-channels.ts';
import type { CallView } from '../../../contract/bridge/call-view.ts';
import type { CallEnding } from '../../../contract/domain/call.ts';
import type { CallSignal } from '../../../contract/domain/call-signal.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import type { Desk } from '../messaging/desk.ts';
import { founderOf, listOthers } from '../messaging/people.ts';
import { readPage } from '../messaging/reading.ts';
import { writeMessage } from '../messaging/writing.ts';
import { isPaused } from '../privacy/choices/state.ts';
import { dropCall, findLiveCall, listLiveCalls, putLiveCall } from '../store/repositories/calls.ts';
import { isBlocked } from '../store/repositories/contacts.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { inTransaction } from '../store/statement.ts';
import { admitSeat } from './admitting.ts';
import { giveCheckIn, sayCheckIn } from './check-ins.ts';
import { getIce } from './ice.ts';
import { attach, callNow, change, close, getCall, say } from './keeping.ts';
import { makeFrameKeys } from './keys.ts';
import * as acts from './machine/acts.ts';
import { type CallState, isSame, listIn, newCall, seatOf } from './machine/state.ts';
import { memoryOf } from './memory.ts';
import { engineWanted } from './settings.ts';
import { isZoomOffered, viewCall } from './view.ts';
import { demandEngine } from './with-zoom.ts';
import { makeZoomAccess } from './zoom.ts';

/** Throws `call.paused`, `conversation.*`, `person.blocked`: then nobody can be told anything. */
function demandTalking(desk: Desk, id: string): void {
  const conversation = getConversation(desk.store, id);
  if (conversation.state !== 'open' || conversation.kind === 'own')
    throw new AppError('conversation.notOpen');
  if (isPaused(desk.store)) throw new AppError('call.paused');
  if (conversation.contact !== null && isBlocked(desk.store, conversation.contact))
    throw new AppError('person.blocked');
}

/** The live call of a conversation, or a new one of which nobody was told. Throws `conversation.*`, `call.paused`, `person.blocked`. */
export function beginCall(desk: Desk, id: string): CallView {
  demandTalking(desk, id);
  const call = inTransaction(desk.store, () => {
    const known = listLiveCalls(desk.store).find(({ conversation }) => conversation === id);
    const made = known === undefined ? makeCall(desk, id) : { ...known };
    // Who left and comes back begins at the check.
    const begun: CallState =
      made.phase === 'over' ? { ...made, phase: 'checking', ending: null, later: false } : made;
    putLiveCall(desk.store, begun);
    return begun;
  });
  attach(desk, call);
  return viewCall(desk, call);
}

function makeCall(desk: Desk, id: string): CallState {
  const conversation = getConversation(desk.store, id);
  if (listOthers(desk.store, desk.account, conversation).length === 0)
    throw new AppError('conversation.notOpen');
  return newCall(
    {
      ...{ id: newId(), conversation: id, kind: conversation.kind === 'group' ? 'group' : 'pair' },
      ...{ engine: 'webrtc', host: founderOf(desk.account, conversation) },
      self: { account: desk.account.id, device: desk.device.id },
    },
    callNow(desk),
  );
}

/** Another engine ran before this one, and the window has stayed. Null: the call is over. */
export function resumeCall(desk: Desk, id: string): CallView | null {
  const call = findLiveCall(desk.store, id);
  if (call === undefined) return null;
  attach(desk, call);
  const isThere = call.phase === 'waiting' || call.phase === 'in';
  if (isThere && call.host === desk.account.id && call.openedBy === 'host')
    inTransaction(desk.store, () => say(desk, call, { kind: 'resumed' }));
  if (isThere) change(desk, call.id, (state) => ({ state: { ...state, saidAt: 0 }, says: [] }));
  memoryOf(desk).beatNow();
  desk.wake();
  return viewCall(desk, getCall(desk, call.id));
}

function enterCall(desk: Desk, call: CallState, agreesToZoom: boolean): CallState {
  demandTalking(desk, call.conversation);
  demandEngine(call.engine);
  const entered = change(desk, call.id, (state, now) =>
    acts.enter(state, engineWanted(desk), now, agreesToZoom),
  );
  if (entered.phase === 'waiting') sayCheckIn(desk, entered);
  memoryOf(desk).beatNow();
  return entered;
}

function sendSignal(desk: Desk, call: CallState, signal: CallSignal): void {
  if (signal.kind !== 'description' && signal.kind !== 'candidates') throw new AppError('request.invalid');
  const isBetween = call.phase === 'in' && listIn(call).some((seat) => isSame(seat, signal.to));
  if (!isBetween || seatOf(call, signal.to)?.account === call.self.account) throw new AppError('call.notIn');
  inTransaction(desk.store, () => say(desk, call, signal));
  desk.wake();
}

/** The window was closed, or the person pressed. */
function leaveCall(desk: Desk, call: CallState, ending: CallEnding): CallView {
  const left =
    call.phase === 'waiting' || call.phase === 'in'
      ? change(desk, call.id, (state, now) => acts.leave(state, ending, now))
      : call;
  memoryOf(desk).windows.delete(call.id);
  if (left.openedBy === 'nobody') inTransaction(desk.store, () => dropCall(desk.store, left.id));
  memoryOf(desk).beatNow();
  const view = viewCall(desk, left);
  return left.phase === 'over' ? view : { ...view, phase: 'over', ending };
}

function endCall(desk: Desk, call: CallState): CallState {
  const ended = change(desk, call.id, acts.end);
  if (ended.isFinal) inTransaction(desk.store, () => close(desk, ended));
  return ended;
}

function askSwitch(desk: Desk, call: CallState, engine: CallState['engine']): CallState {
  if (engine === 'zoom' && !isZoomOffered(desk)) throw new AppError('calls.zoomNotOffered');
  const asked = change(desk, call.id, (state) => acts.askSwitch(state, engine, newId()));
  desk.wake();
  return asked;
}

type Answers = {
  readonly [Name in CallEngineChannel]: (
    desk: Desk,
    call: CallState,
    request: CallChannelRequest<Name>,
  ) => unknown;
};

const view = (desk: Desk, call: CallState): CallView => viewCall(desk, call);

const answers: Answers = {
  'call.get': (desk, call) => view(desk, call),
  'call.enter': (desk, call, { zoom }) => view(desk, enterCall(desk, call, zoom === true)),
  'call.takeOver': (desk, call, { zoom }) => {
    demandTalking(desk, call.conversation);
    return view(
      desk,
      change(desk, call.id, (state, now) => acts.takeOver(state, now, zoom === true)),
    );
  },
  'call.admit': async (desk, call, seat) => view(desk, await admitSeat(desk, call.id, seat)),
  'call.decline': (desk, call, { later, ...seat }) =>
    view(
      desk,
      change(desk, call.id, (state, now) => acts.decline(state, seat, later, now)),
    ),
  'call.checkIn': (desk, call, checkIn) => {
    giveCheckIn(desk, call, checkIn);
    return {};
  },
  'call.signal': (desk, call, { signal }) => {
    sendSignal(desk, call, signal);
    return {};
  },
  'call.takeSignals': (desk, call) => {
    const { came } = memoryOf(desk);
    const signals = came.get(call.id) ?? [];
    came.delete(call.id);
    return { signals };
  },
  'call.keys': async (desk, call) => {
    const keys = await makeFrameKeys(desk, call);
    memoryOf(desk).epochs.set(call.id, keys.epoch);
    return keys;
  },
  'call.ice': (desk, call) => getIce(desk, call),
  'call.zoom': (desk, call) => makeZoomAccess(desk, call),
  'call.extend': (desk, call) => view(desk, change(desk, call.id, acts.extend)),
  'call.askSwitch': (desk, call, { engine }) => view(desk, askSwitch(desk, call, engine)),
  'call.answerSwitch': (desk, call, { ask, accepted }) => {
    if (accepted) demandEngine(call.switching?.engine);
    const answered = change(desk, call.id, (state) => acts.answerSwitch(state, ask, accepted));
    desk.wake();
    return view(desk, answered);
  },
  'call.leave': (desk, call, { ending }) => leaveCall(desk, call, ending),
  'call.end': (desk, call) => view(desk, endCall(desk, call)),
  'call.lines': (desk, { conversation }) => ({
    lines: readPage(desk, { conversation, before: null, limit: 100 }).messages,
  }),
  'call.write': (desk, { conversation }, { id, text }) =>
    writeMessage(desk, { conversation, message: id, text }),
};

const isAnswered = (name: string): name is CallEngineChannel => Object.hasOwn(answers, name);

/** One request of the window of one call; the shell has parsed it, and parses the answer. Throws `call.*`. */
export async function askCall(desk: Desk, id: string, channel: string, request: unknown): Promise<unknown> {
  if (!isAnswered(channel)) throw new AppError('request.notFound');
  const call = findLiveCall(desk.store, id);
  if (call === undefined) {
    // What is over can be looked at and left, and nothing else.
    const ended = memoryOf(desk).ended.get(id);
    if (ended === undefined || (channel !== 'call.get' && channel !== 'call.leave'))
      throw new AppError('call.over');
    return viewCall(desk, ended);
  }
  if (channel !== 'call.leave') attach(desk, call);
  const answer = answers[channel] as (desk: Desk, call: CallState, request: unknown) => unknown;
  return answer(desk, call, request);
}
