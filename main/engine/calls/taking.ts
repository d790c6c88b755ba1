/** Takes in what others say about calls. Runs in the transaction that stores it; everything else follows once that stands. */

import type { BodyOf } from '../../../contract/domain/body.ts';
import { callLimits } from '../../../contract/domain/call.ts';
import type { CallSignal, Seat } from '../../../contract/domain/call-signal.ts';
import { limits } from '../../../contract/domain/limits.ts';
import type { Author } from '../e2ee/index.ts';
import { ring } from '../messaging/attention.ts';
import type { Desk } from '../messaging/desk.ts';
import { isListed } from '../messaging/groups/roster.ts';
import { founderOf, listOthers } from '../messaging/people.ts';
import {
  addMissedCall,
  dropCall,
  findCallItself,
  findLiveCall,
  findPastCall,
  hasMissedCall,
  listLiveCalls,
  putLiveCall,
} from '../store/repositories/calls.ts';
import { type Conversation, getConversation } from '../store/repositories/conversations.ts';
import { wasEverHere } from '../store/repositories/deletions.ts';
import { letIn } from './admitting.ts';
import { sayCheckIn, takeCheckIn } from './check-ins.ts';
import { callNow, close, keepStep, tellAfter, tellSignalled } from './keeping.ts';
import { isOpen } from './machine/beats.ts';
import { isBefore, moveTo } from './machine/merging.ts';
import { type Heard, hear } from './machine/signals.ts';
import { type CallState, isHost, newCall, type Step } from './machine/state.ts';
import { forgetCall, keepCame } from './memory.ts';

/** A body about a call, by mail or passed on at once. */
export interface Said {
  readonly conversation: string;
  /** The verified leaf of its epoch. */
  readonly author: Author;
  /** By another device of this account. */
  readonly mine: boolean;
  readonly body: BodyOf<'call'>;
}

/** Whether who says it is in the conversation now, by the list of now. */
function isInside(desk: Desk, conversation: Conversation, { author }: Said): boolean {
  if (conversation.kind === 'own' || conversation.state !== 'open' || !isListed(desk, author)) return false;
  const { accountId } = author;
  return (
    accountId === desk.account.id || listOthers(desk.store, desk.account, conversation).includes(accountId)
  );
}

/** Whether everybody named in a signal is in the conversation. */
function namesInsiders(desk: Desk, conversation: Conversation, signal: CallSignal): boolean {
  if (signal.kind !== 'admit') return true;
  const inside = new Set([desk.account.id, ...listOthers(desk.store, desk.account, conversation)]);
  return signal.seats.every(({ account }) => inside.has(account));
}

/** What opens a call that is not known here, or known as over and not for good. */
function openCall(
  desk: Desk,
  conversation: Conversation,
  { body }: Said,
  heard: Heard,
): CallState | undefined {
  const { signal, call: id } = body;
  const host = founderOf(desk.account, conversation);
  const opens = signal.kind === 'invite' || (signal.kind === 'waiting' && heard.from.account !== host);
  const past = findPastCall(desk.store, id);
  if (!opens || past?.isFinal === true || wasEverHere(desk.store, id)) return undefined;
  if (past !== undefined && past.conversation !== conversation.id) return undefined;
  const engine = signal.kind === 'invite' && heard.from.account === host ? signal.engine : 'webrtc';
  if (heard.isStale) {
    const isNew =
      !isKnownLive(desk, conversation) && !hasMissedCall(desk.store, conversation.id, ...hourOf(heard));
    if (heard.now - heard.sent < limits.mailboxLifetimeMs && heard.sent < heard.now && isNew)
      addMissedCall(desk.store, { id, conversation: conversation.id, engine, openedAt: heard.sent });
    desk.emit('calls.changed', {});
    return undefined;
  }
  const self = { account: desk.account.id, device: desk.device.id };
  const kind = conversation.kind === 'group' ? 'group' : 'pair';
  const made = newCall({ id, conversation: conversation.id, kind, engine, host, self }, heard.now);
  return past === undefined ? made : { ...made, openedAt: past.startedAt, ms: past.ms };
}

/** One line for an hour of pressing in vain, whatever hour it says. */
const hourMs = 60 * 60 * 1000;
const hourOf = ({ sent }: Heard): [number, number] => [sent - hourMs, sent + hourMs];

const isKnownLive = (desk: Desk, { id }: Conversation): boolean =>
  listLiveCalls(desk.store).some(({ conversation }) => conversation === id);

/** One live call for each conversation: of two the better one stays, and takes the other's window along. */
function settle(desk: Desk, call: CallState, now: number): CallState | undefined {
  const other = listLiveCalls(desk.store).find(
    (one) => one.conversation === call.conversation && one.id !== call.id,
  );
  if (other === undefined) return call;
  if (!isBefore(call, other)) return undefined;
  const step = moveTo(call, other, now);
  dropCall(desk.store, other.id);
  forgetCall(desk, other.id, call.id);
  keepStep(desk, step);
  const isThere = step.state.phase === 'waiting' || step.state.phase === 'in';
  if (isThere) setImmediate(() => desk.store.open && sayCheckIn(desk, step.state));
  return step.state;
}

function follow(desk: Desk, before: CallState | undefined, step: Step, from: Seat, signal: CallSignal): void {
  const { state } = step;
  const wasOpen = before !== undefined && isOpen(before, callNow(desk));
  const rings = !wasOpen && isOpen(state, callNow(desk)) && from.account !== desk.account.id;
  if (step.isForWindow === true) keepCame(desk, state.id, { from, signal });
  setImmediate(() => {
    if (!desk.store.open) return;
    if (step.isForWindow === true) tellSignalled(desk, state);
    if (rings && state.phase === 'checking') ring(desk, state.conversation);
    if (step.isAsked === true) sayCheckIn(desk, state);
    for (const seat of step.admits ?? []) letIn(desk, state.id, seat);
  });
}

/** The check-in comes in the conversation of the two, whichever conversation the call is in. */
function takePrivately(
  desk: Desk,
  { body, author, mine }: Said,
  conversation: Conversation,
  heard: Heard,
): void {
  const call = findLiveCall(desk.store, body.call);
  if (body.signal.kind !== 'checkIn' || call === undefined) return;
  const { kind: _kind, ...checkIn } = body.signal;
  const isFitting = !mine && !heard.isStale && isHost(call) && conversation.contact === author.accountId;
  const others = listOthers(desk.store, desk.account, getConversation(desk.store, call.conversation));
  if (!isFitting || !others.includes(author.accountId)) {
    putLiveCall(desk.store, { ...call, refused: call.refused + 1 });
    return;
  }
  takeCheckIn(desk, call, author.accountId, checkIn);
  tellAfter(desk, call);
}

export function takeSignal(desk: Desk, received: Said): void {
  const { author, body } = received;
  const { signal, sent } = body;
  const conversation = getConversation(desk.store, received.conversation);
  const now = callNow(desk);
  const from = { account: author.accountId, device: author.deviceId };
  const heard: Heard = { from, now, sent, isStale: Math.abs(now - sent) > callLimits.signalMs };
  if (!isInside(desk, conversation, received)) return;
  if (signal.kind === 'checkIn') {
    takePrivately(desk, received, conversation, heard);
    return;
  }
  const known = findCallItself(desk.store, body.call);
  if (known !== undefined && known.conversation !== conversation.id) return;
  const before = known ?? openCall(desk, conversation, received, heard);
  if (before === undefined) return;
  const isNamed = namesInsiders(desk, conversation, signal);
  const step = isNamed
    ? hear(before, signal, heard)
    : { state: { ...before, refused: before.refused + 1 }, says: [] };
  // A word about a call that came to be with it and was refused leaves nothing.
  if (known === undefined && step.state.seats.length === 0) return;
  const settled = settle(desk, step.state, now);
  if (settled === undefined) return;
  keepStep(desk, { ...step, state: settled });
  follow(desk, known, { ...step, state: settled }, from, signal);
  tellAfter(desk, settled);
  // One that only was offered here is over with its end; a window that is open shows why.
  if (settled.isFinal) close(desk, settled);
}
