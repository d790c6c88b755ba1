/** A move goes on: whenever the connection stands, and with what the new computer says. Each step is stored before the next one. */
import type { SyncChange } from '../../../contract/domain/sync-change.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import { listMembers } from '../e2ee/index.ts';
import { signDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { noteListsDue } from '../messaging/missed-lists.ts';
import { isHeldUp } from '../messaging/people.ts';
import {
  type Conversation,
  findConversation,
  findOwnConversation,
  listConversationsIn,
} from '../store/repositories/conversations.ts';
import { addHistoryRequest, findHistoryRequest, setHistoryProgress } from '../store/repositories/history.ts';
import { countWaiting } from '../store/repositories/messages.ts';
import { listConversationsWithOutbox } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { tellBelongings } from './belongings.ts';
import { findMove, type Move, putMove, removeMove } from './record.ts';
import { showMove } from './view.ts';

/** Conversations that messages come through now; one that is held up moves for nobody. */
const working = (desk: Desk): readonly Conversation[] =>
  listConversationsIn(desk.store, 'open').filter((one) => !isHeldUp(desk.store, desk.account, one));

/** Conversations in which the new computer has no leaf yet: what is written there would pass it by. */
function countWithout(desk: Desk, device: string): number {
  return working(desk).filter(({ id, generation }) => {
    if (!desk.groups.exists(id, generation)) return true;
    return !listMembers(desk.groups.load(id, generation)).some((member) => member.deviceId === device);
  }).length;
}

/** Lines behind `move.after` go on their way. Call inside a transaction; throws `device.unknown` without a second computer. */
export function sendLines(desk: Desk, move: Move): string {
  const { store, clock, account } = desk;
  const own = findOwnConversation(store);
  if (own === undefined) throw new AppError('device.unknown');
  const id = newId();
  const request = { id, conversation: own.id, account: account.id, mine: false, at: clock.now() };
  addHistoryRequest(store, { ...request, state: 'moving' });
  setHistoryProgress(store, id, { state: 'moving', got: 0, after: move.after });
  return id;
}

function beginSending(desk: Desk, move: Move): void {
  const waiting = countWithout(desk, move.device);
  const isOwnOpen = findOwnConversation(desk.store)?.state === 'open';
  if (waiting === 0 && isOwnOpen) {
    inTransaction(desk.store, () =>
      putMove(desk.store, { ...move, waiting: 0, request: sendLines(desk, move) }),
    );
    desk.wake();
  } else if (waiting !== move.waiting) {
    inTransaction(desk.store, () => putMove(desk.store, { ...move, waiting }));
  }
  showMove(desk);
}

/** Nothing is left that only this computer could send. */
function isEverythingSent(desk: Desk): boolean {
  if (countWaiting(desk.store, null) > 0) return false;
  const waiting = new Set(listConversationsWithOutbox(desk.store));
  return !working(desk).some(({ id }) => waiting.has(id));
}

/** Notes that this computer is on no list any more. */
function noteMoved(desk: Desk, move: Move): void {
  inTransaction(desk.store, () => putMove(desk.store, { ...move, step: 'moved', at: desk.clock.now() }));
  showMove(desk);
}

/**
 * Signs the list without this computer once nothing waits here any more; until then the move can be called off. The same
 * question again after a lost answer does no harm.
 */
async function takeLeave(desk: Desk, authorised: Authorised, move: Move): Promise<void> {
  const { account, device, store } = desk;
  if (move.step === 'counted') {
    if (!isEverythingSent(desk)) return;
    inTransaction(store, () => putMove(store, { ...move, step: 'signing' }));
  }
  const others = account.deviceList.devices.filter((one) => one.device !== device.id);
  const deviceList = signDeviceList(account.key, account.id, others, account.deviceList);
  try {
    await authorised('deviceLists.publish', { deviceList, newDevice: null });
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'deviceList.rollback') throw thrown;
    // Another computer signed one first: it is read, and the next one follows it.
    inTransaction(store, () => {
      noteListsDue(store);
      putMove(store, { ...move, step: 'counted' });
    });
    desk.wake();
    return;
  }
  reach('move.signed');
  noteMoved(desk, move);
}

/** Called at the end of each pass over what the connection does. Throws `network.*`, `auth.*`. */
export async function goOnMoving(desk: Desk, authorised: Authorised): Promise<void> {
  const move = findMove(desk.store);
  if (move === null || move.step === 'moved') return;
  const isListed = desk.account.deviceList.devices.some(({ device }) => device === move.device);
  if (!isListed) {
    // Whoever was to take over was removed: both stay as they are.
    inTransaction(desk.store, () => removeMove(desk.store));
    showMove(desk);
    return;
  }
  if (move.step === 'sending' && move.request === null) beginSending(desk, move);
  if (move.step === 'counted' || move.step === 'signing') await takeLeave(desk, authorised, move);
}

/** The service knows this computer no more. Where that was asked of it, the move is over. */
export function noteTurnedAway(desk: Desk): void {
  const move = findMove(desk.store);
  if (move?.step === 'signing') noteMoved(desk, move);
}

function settle(desk: Desk, move: Move, came: Extract<SyncChange, { kind: 'came' }>): Move | null {
  const sent = findHistoryRequest(desk.store, came.request);
  if (sent?.state !== 'done') return null;
  if (came.lines !== sent.got) return { ...move, step: 'differs', there: came.lines };
  const isOpenHere = (id: string) => {
    const here = findConversation(desk.store, id);
    return here?.state === 'open' && !isHeldUp(desk.store, desk.account, here);
  };
  const waiting = came.awaiting.filter(isOpenHere).length;
  if (waiting > 0) return { ...move, waiting };
  const lines = move.lines + sent.got;
  const step = move.step === 'sending' ? 'ready' : 'counted';
  return { ...move, step, lines, waiting: 0, after: Math.max(move.after, sent.after) };
}

/** What the new computer counted; from no other it says anything. Call inside the transaction that takes it in. */
export function takeCame(desk: Desk, device: string, came: Extract<SyncChange, { kind: 'came' }>): void {
  const move = findMove(desk.store);
  if (move?.device !== device || move.request !== came.request) return;
  if (move.step !== 'sending' && move.step !== 'leaving') return;
  const next = settle(desk, move, came);
  if (next === null) return;
  putMove(desk.store, next);
  if (next.step === 'ready') tellBelongings(desk);
  setImmediate(() => {
    reach('move.confirmed');
    if (!desk.store.open) return;
    showMove(desk);
    desk.wake();
  });
}
