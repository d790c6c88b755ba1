/** Looks after live calls by itself: says that they go on, sees what fell silent, changed its keys, or may not go on. */
import { callLimits } from '../../../contract/domain/call.ts';
import type { Seat } from '../../../contract/domain/call-signal.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Companion } from '../desk-connection.ts';
import type { Desk } from '../messaging/desk.ts';
import { wantSignal } from '../messaging/passing.ts';
import { listOthers } from '../messaging/people.ts';
import { isPaused } from '../privacy/choices/state.ts';
import { listLiveCalls } from '../store/repositories/calls.ts';
import { findContact, isBlocked } from '../store/repositories/contacts.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { inTransaction } from '../store/statement.ts';
import { callNow, change, close, keepStep, tellAfter, tellWindow } from './keeping.ts';
import { callEpoch } from './keys.ts';
import { giveUpSwitch, goOver, isAgreed, leave, listAgreed } from './machine/acts.ts';
import { beat, isOver } from './machine/beats.ts';
import { type CallState, isHost, isPresent, withSeat } from './machine/state.ts';
import { memoryOf } from './memory.ts';
import { askToken } from './zoom.ts';

/** How often the clock is looked at. */
const lookMs = 5_000;

/** Whether it may go on at all: somebody was blocked, the conversation ended, or this person's data is only stored. */
function mayGoOn({ store }: Desk, { conversation }: CallState): boolean {
  const found = findConversation(store, conversation);
  if (found === undefined || found.state === 'ended' || isPaused(store)) return false;
  return found.contact === null || !isBlocked(store, found.contact);
}

/** It is over for this computer, and nobody may be told any more. */
function stop(desk: Desk, call: CallState): void {
  const isThere = call.phase === 'waiting' || call.phase === 'in';
  const { state } = isThere
    ? leave(call, 'stopped', callNow(desk))
    : { state: { ...call, phase: 'over' as const, ending: call.ending ?? ('stopped' as const) } };
  keepStep(desk, { state, says: [] });
  tellAfter(desk, state);
  close(desk, state, state.ms > 0 ? 'stopped' : undefined);
}

/** A call that nobody took up again after the app began anew is left for good. */
function leaveAlone(desk: Desk, call: CallState): CallState {
  const { windows, alone } = memoryOf(desk);
  const isThere = call.phase === 'waiting' || call.phase === 'in';
  if (!isThere || windows.has(call.id)) return call;
  const since = alone.get(call.id) ?? desk.clock.now();
  alone.set(call.id, since);
  if (desk.clock.now() - since <= callLimits.silentMs) return call;
  // It lasted as long as this computer was heard in it.
  const step = leave(call, 'left', Math.max(call.saidAt, call.joinedAt ?? 0));
  keepStep(desk, step);
  tellAfter(desk, step.state);
  return step.state;
}

/** A computer that was struck off its person's list, or a person who is out, has no place any more. */
function withoutUnlisted(desk: Desk, call: CallState): CallState {
  const conversation = findConversation(desk.store, call.conversation);
  const inside = new Set([
    desk.account.id,
    ...(conversation === undefined ? [] : listOthers(desk.store, desk.account, conversation)),
  ]);
  const isListed = ({ account, device }: Seat): boolean => {
    const own = account === desk.account.id ? desk.account.deviceList : undefined;
    const list = own ?? findContact(desk.store, account)?.deviceList;
    return inside.has(account) && (list?.devices.some((one) => one.device === device) ?? false);
  };
  const gone = call.seats.filter((seat) => isPresent(seat) && !isListed(seat));
  if (gone.length === 0) return call;
  const now = callNow(desk);
  const state = gone.reduce(
    (left, seat) => withSeat(left, seat, { state: 'left', isOwed: false }, now),
    call,
  );
  keepStep(desk, { state, says: [] });
  tellAfter(desk, state);
  return state;
}

function look(desk: Desk): void {
  const { store } = desk;
  if (!store.open) return;
  for (const found of listLiveCalls(store)) {
    inTransaction(store, () => {
      if (!mayGoOn(desk, found)) return stop(desk, found);
      const call = withoutUnlisted(desk, leaveAlone(desk, found));
      const isAlive = memoryOf(desk).windows.has(call.id);
      const step = isAlive ? beat(call, callNow(desk)) : { state: call, says: [] };
      if (step.state !== call) {
        keepStep(desk, { ...step, says: [] });
        // Said to who is there now: kept for nobody.
        for (const signal of step.says)
          wantSignal(desk, call.conversation, { call: call.id, sent: callNow(desk), signal });
        if (step.says.length === 0) tellAfter(desk, step.state);
        else desk.wake();
      }
      const isLookedAt = step.state.phase === 'checking' && isAlive && !step.state.isFinal;
      if (isOver(step.state, callNow(desk)) && !isLookedAt) close(desk, step.state);
    });
  }
}

/** Keys of another epoch: the window asks for them anew. */
function tellRekeyed(desk: Desk): void {
  const { epochs } = memoryOf(desk);
  for (const call of listLiveCalls(desk.store)) {
    const given = epochs.get(call.id);
    if (given === undefined || call.phase !== 'in' || given === callEpoch(desk, call)) continue;
    epochs.set(call.id, callEpoch(desk, call));
    for (const id of [call.id, ...call.aliases]) desk.emitCall(id, 'call.rekeyed', {});
  }
}

/** All agreed to go over to Zoom: the host's app asks for what that takes. Where it gets none, everything stays as it is. */
async function goOverWhereAgreed(desk: Desk): Promise<void> {
  for (const call of listLiveCalls(desk.store)) {
    if (!isHost(call) || call.phase !== 'in' || !isAgreed(call, callNow(desk))) continue;
    try {
      const tickets: (Seat & { readonly token: string })[] = [];
      for (const { account, device } of listAgreed(call))
        tickets.push({ account, device, token: await askToken(desk, call, { account, device }) });
      change(desk, call.id, (state, now) => goOver(state, tickets, now));
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      change(desk, call.id, giveUpSwitch);
    }
  }
}

/** A companion of the connection, and a clock of its own while the profile is open. */
export function keepCalls(desk: Desk): Companion {
  const memory = memoryOf(desk);
  memory.beatNow = () => look(desk);
  memory.tellOnline = (isOnline) => {
    memory.isOnline = isOnline;
    if (!desk.store.open) return;
    for (const call of listLiveCalls(desk.store)) if (memory.windows.has(call.id)) tellWindow(desk, call);
  };
  const timer = setInterval(() => look(desk), lookMs);
  timer.unref();
  return {
    async whileConnected(authorised) {
      memory.authorised = authorised;
      look(desk);
      tellRekeyed(desk);
      await goOverWhereAgreed(desk);
    },
    close() {
      clearInterval(timer);
    },
  };
}
