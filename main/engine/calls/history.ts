/** Calls for the main window: what goes on, and what was. */
import type { LiveCall, PastCall } from '../../../contract/bridge/call-view.ts';
import { callLimits } from '../../../contract/domain/call.ts';
import { serviceAhead } from '../clock-watch.ts';
import type { Desk } from '../messaging/desk.ts';
import { forgetCalls, listLiveCalls, listPastCalls } from '../store/repositories/calls.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import { listConversations } from '../store/repositories/conversations.ts';
import { rememberDeleted } from '../store/repositories/deletions.ts';
import { inTransaction } from '../store/statement.ts';
import { callNow, change, close } from './keeping.ts';
import { refuse } from './machine/acts.ts';
import { isOpen, isOver } from './machine/beats.ts';
import { type CallState, isHost } from './machine/state.ts';
import { nameOf } from './view.ts';

/** This person is in it, waits in it, or may join. */
function isShown(call: CallState, now: number): boolean {
  if (call.phase === 'waiting' || call.phase === 'in') return true;
  return call.ending !== 'declined' && isOpen(call, now);
}

export function listLive(desk: Desk): LiveCall[] {
  const now = callNow(desk);
  return listLiveCalls(desk.store)
    .filter((call) => isShown(call, now))
    .slice(0, 50)
    .map((call) => ({
      id: call.id,
      conversation: call.conversation,
      engine: call.engine,
      phase: call.phase === 'over' ? 'checking' : call.phase,
      isHost: isHost(call),
      hostName: nameOf(desk, call.conversation, call.host),
      waiting: isHost(call)
        ? call.seats
            .filter(({ state, account }) => state === 'waiting' && account !== call.host)
            .map(({ account }) => nameOf(desk, call.conversation, account))
            .slice(0, callLimits.people * 4)
        : [],
      startedAt: Math.max(0, call.openedAt - serviceAhead(desk)),
    }));
}

/** No to an invitation; of the host to everybody who waits. One that is over already stays so. */
export function declineCall(desk: Desk, id: string): void {
  if (!listLiveCalls(desk.store).some((call) => call.id === id)) return;
  const call = change(desk, id, refuse);
  inTransaction(desk.store, () => {
    if (isOver(call, callNow(desk))) close(desk, call);
  });
  desk.emit('calls.changed', {});
}

/** Newest first, at most 500. */
export function listPast(desk: Desk, conversation: string | null): PastCall[] {
  const titles = new Map(
    listConversations(desk.store).map(({ id, title, contact }) => [id, { title, contact }] as const),
  );
  return listPastCalls(desk.store, conversation, 500).flatMap((row) => {
    const of = titles.get(row.conversation);
    if (of === undefined) return [];
    const person = of.contact === null ? undefined : findContactNames(desk.store, of.contact);
    const name = person?.label ?? person?.nickname ?? of.title ?? '';
    return [{ ...row, name: name === '' ? '?' : name, startedAt: Math.max(0, row.startedAt) }];
  });
}

/** Deletes these from the history here; all of them with an empty list. No late signal brings one back. */
export function forgetPast(desk: Desk, calls: readonly string[]): void {
  inTransaction(desk.store, () => {
    const gone = forgetCalls(desk.store, calls.length === 0 ? null : calls);
    rememberDeleted(desk.store, gone, desk.clock.now());
  });
  desk.emit('calls.changed', {});
}
