/** Changes a call: its new state and what it says become durable together, and only then is anybody told. */
import type { CallEnding } from '../../../contract/domain/call.ts';
import type { CallSignal } from '../../../contract/domain/call-signal.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { serviceAhead } from '../clock-watch.ts';
import { newId } from '../crypto/ids.ts';
import type { Desk } from '../messaging/desk.ts';
import { closeCall, dropCall, findLiveCall, putLiveCall } from '../store/repositories/calls.ts';
import { addToOutbox, dropUnsealedSignals } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/statement.ts';
import { endingOf } from './machine/beats.ts';
import type { CallState, Step } from './machine/state.ts';
import { forgetCall, forgetCheckIns, memoryOf } from './memory.ts';
import { viewCall } from './view.ts';

/** Calls go by the service's time: so a clock that is wrong here changes nothing. */
export const callNow = (desk: Pick<Desk, 'store' | 'clock'>): number => desk.clock.now() + serviceAhead(desk);

/** Throws `call.over`. */
export function getCall({ store }: Pick<Desk, 'store'>, id: string): CallState {
  const found = findLiveCall(store, id);
  if (found === undefined) throw new AppError('call.over');
  return found;
}

/** Puts a signal into the outbox. Call inside a transaction. */
export function say(desk: Desk, call: Pick<CallState, 'id' | 'conversation'>, signal: CallSignal): void {
  // One that only says that something still is takes the place of the one before.
  if (signal.kind === 'waiting' || signal.kind === 'here' || signal.kind === 'invite')
    dropUnsealedSignals(desk.store, call.id, signal.kind);
  addToOutbox(desk.store, {
    conversation: call.conversation,
    message: newId(),
    type: 'call',
    payload: { call: call.id, sent: callNow(desk), signal },
    at: desk.clock.now(),
  });
}

/** Tells the window of a call, under every id by which it may know it. */
export function tellWindow(desk: Desk, call: CallState): void {
  const view = viewCall(desk, call);
  for (const id of [call.id, ...call.aliases]) desk.emitCall(id, 'call.changed', view);
}

export function tellSignalled(desk: Desk, call: CallState): void {
  for (const id of [call.id, ...call.aliases]) desk.emitCall(id, 'call.signalled', {});
}

/** Stores what a step made, and says what it says. Call inside a transaction. */
export function keepStep(desk: Desk, { state, says }: Step): void {
  putLiveCall(desk.store, state);
  if (state.phase === 'over') forgetCheckIns(desk, state.id);
  for (const signal of says) say(desk, state, signal);
}

/** Tells everybody here, once the transaction stands. */
export function tellAfter(desk: Desk, call: CallState): void {
  setImmediate(() => {
    if (!desk.store.open) return;
    const now = findLiveCall(desk.store, call.id) ?? call;
    tellWindow(desk, now);
    desk.emit('calls.changed', {});
    desk.wake();
  });
}

/** One input to one call. Throws what the act throws, then nothing has changed. */
export function change(desk: Desk, id: string, act: (call: CallState, now: number) => Step): CallState {
  const state = inTransaction(desk.store, () => {
    const before = getCall(desk, id);
    const step = act(before, callNow(desk));
    if (step.state !== before || step.says.length > 0) keepStep(desk, step);
    if (step.state !== before) tellAfter(desk, step.state);
    else if (step.says.length > 0) desk.wake();
    return step.state;
  });
  return state;
}

/** A call is over: a line of the history is left of it, and nothing in memory. Call inside a transaction. */
export function close(desk: Desk, call: CallState, ending: CallEnding = endingOf(call)): void {
  if (call.openedBy === 'nobody') dropCall(desk.store, call.id);
  else closeCall(desk.store, call, ending);
  const memory = memoryOf(desk);
  if (memory.windows.has(call.id))
    for (const id of [call.id, ...call.aliases]) memory.ended.set(id, { ...call, seed: null, ticket: null });
  setImmediate(() => {
    forgetCall(desk, call.id);
    if (!desk.store.open) return;
    desk.emit('calls.changed', {});
  });
}

/** A window asks for it: it is there. */
export function attach(desk: Desk, call: Pick<CallState, 'id'>): void {
  const memory = memoryOf(desk);
  memory.windows.add(call.id);
  memory.alone.delete(call.id);
}
