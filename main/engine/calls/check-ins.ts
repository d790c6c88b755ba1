/** The safe-to-talk check-in: said to the host alone, kept in memory on both sides, gone when the call is over. */
import type { CheckInView } from '../../../contract/bridge/call-view.ts';
import type { BodyPayload } from '../../../contract/domain/body.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import type { Desk } from '../messaging/desk.ts';
import type { Store } from '../store/database.ts';
import { listConversations } from '../store/repositories/conversations.ts';
import { addToOutbox } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/statement.ts';
import { callNow } from './keeping.ts';
import { type CallState, isHost } from './machine/state.ts';
import { memoryOf } from './memory.ts';

/** The conversation of the two: what is said in it nobody else of a group reads. */
function findPairWith({ store }: Desk, account: string): string | undefined {
  return listConversations(store).find(({ contact, state }) => contact === account && state === 'open')?.id;
}

/** What stands in the outbox instead of it: its words are read from memory when it is sealed. */
const placeholder = { kind: 'checkIn', alone: null, place: '', callBack: '', quiet: false } as const;

/** Says again what was said in this call, where something was. */
export function sayCheckIn(desk: Desk, call: CallState): void {
  const memory = memoryOf(desk);
  const checkIn = memory.ownCheckIns.get(call.id);
  const conversation = findPairWith(desk, call.host);
  if (checkIn === undefined || conversation === undefined) return;
  const message = newId();
  memory.unsaid.set(message, { call: call.id, checkIn });
  inTransaction(desk.store, () =>
    addToOutbox(desk.store, {
      ...{ conversation, message, type: 'call', at: desk.clock.now() },
      payload: { call: call.id, sent: callNow(desk), signal: placeholder },
    }),
  );
  desk.wake();
}

/** A window that was made anew knows the silent sign alone: what was said before it stays said. */
function joined(before: CheckInView | undefined, next: CheckInView): CheckInView {
  const isSignAlone = next.alone === null && next.place === '' && next.callBack === '';
  return isSignAlone && before !== undefined ? { ...before, quiet: next.quiet } : next;
}

/** The last one counts. Throws `conversation.notOpen` where there is no conversation of the two. */
export function giveCheckIn(desk: Desk, call: CallState, checkIn: CheckInView): void {
  if (isHost(call)) throw new AppError('request.invalid');
  if (findPairWith(desk, call.host) === undefined) throw new AppError('conversation.notOpen');
  const { ownCheckIns } = memoryOf(desk);
  ownCheckIns.set(call.id, joined(ownCheckIns.get(call.id), checkIn));
  // Before the others know of the call there is nobody to say it to: it goes with the entry.
  if (call.phase === 'waiting' || call.phase === 'in') sayCheckIn(desk, call);
}

/** What a signal says when it is sealed; undefined: a check-in that is in memory no more. */
export function readCallPayload(
  store: Store,
  message: string,
  payload: BodyPayload<'call'>,
): BodyPayload<'call'> | undefined {
  if (payload.signal.kind !== 'checkIn') return payload;
  const memory = memoryOf({ store });
  const found = memory.unsaid.get(message);
  return found === undefined ? undefined : { ...payload, signal: { kind: 'checkIn', ...found.checkIn } };
}

/** Of somebody who is in the call's conversation, in the conversation of the two. */
export function takeCheckIn(desk: Desk, call: CallState, account: string, checkIn: CheckInView): void {
  const { checkIns } = memoryOf(desk);
  const known = checkIns.get(call.id) ?? new Map<string, CheckInView>();
  checkIns.set(call.id, known.set(account, joined(known.get(account), checkIn)));
}
