/** Hands lines over, a body at a time: the next one is made when the ones before have left, and where it stopped is stored with it. */
import type { HistoryLine } from '../../../contract/domain/history-line.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { reach } from '../crash-points.ts';
import { newId } from '../crypto/ids.ts';
import type { Desk } from '../messaging/desk.ts';
import { addNotice } from '../messaging/notices.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import {
  addHistoryRequest,
  type HistoryRequest,
  listHistoryLines,
  listHistoryToSend,
  type PlacedLine,
  setHistoryProgress,
  withdrawFromUnverified,
} from '../store/repositories/history.ts';
import { addToOutbox, countInOutbox } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/statement.ts';

/** Bodies that may wait in the outbox at once. */
const waitingBodies = 4;

/** As many lines from the front as one body holds; at least one. */
function fitting(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  let bytes = 0;
  const end = lines.findIndex(({ line }, at) => {
    bytes += Buffer.byteLength(JSON.stringify(line)) + 1;
    return at > 0 && bytes > limits.historyBytesAtOnce;
  });
  return end < 0 ? lines : lines.slice(0, end);
}

function queueNext(desk: Desk, request: HistoryRequest, isOwn: boolean): HistoryRequest {
  const { store, clock } = desk;
  const { conversation } = request;
  const scope = isOwn ? null : conversation;
  const found = listHistoryLines(store, scope, request.after, limits.historyLinesAtOnce);
  const next = fitting(found);
  const isLast = next.length === found.length && found.length < limits.historyLinesAtOnce;
  const lines: HistoryLine[] = next.map(({ line }) => line);
  const got = request.got + lines.length;
  const after = next.at(-1)?.place ?? request.after;
  const progress = { ...request, got, after, state: isLast ? ('done' as const) : ('moving' as const) };
  inTransaction(store, () => {
    addToOutbox(store, {
      conversation,
      message: newId(),
      type: 'history',
      payload: { request: request.id, lines, total: isLast ? got : null },
      at: clock.now(),
    });
    setHistoryProgress(store, request.id, progress);
    if (!isLast || isOwn) return;
    const name = findContactNames(store, request.account)?.nickname ?? null;
    addNotice(desk, conversation, { code: 'history.sent', names: [name], count: got });
  });
  reach('history.queued');
  return progress;
}

/** Fills the outbox of whatever is being handed over. Answers whether more is to come after this is sent. */
export function queueHistory(desk: Desk): boolean {
  inTransaction(desk.store, () => withdrawFromUnverified(desk.store));
  let isMore = false;
  for (const request of listHistoryToSend(desk.store)) {
    const conversation = findConversation(desk.store, request.conversation);
    if (conversation?.state !== 'open') continue;
    const room = waitingBodies - countInOutbox(desk.store, conversation.id, 'history');
    let current = request;
    for (let made = 0; made < room && current.state === 'moving'; made += 1) {
      current = queueNext(desk, current, conversation.kind === 'own');
    }
    // Where nothing leaves, nothing is made: asking again at once would be asking for ever.
    isMore ||= room > 0 && current.state === 'moving';
  }
  return isMore;
}

/** Hands everything here to the other devices of this account, in their own conversation. What they have they keep. */
export function handOverHistory(desk: Desk, ownConversation: string): void {
  const { store, clock, account } = desk;
  inTransaction(store, () =>
    addHistoryRequest(store, {
      id: newId(),
      conversation: ownConversation,
      account: account.id,
      mine: false,
      state: 'moving',
      at: clock.now(),
    }),
  );
  desk.wake();
}
