/** Takes in what history says: requests of others, their no, and lines that come back. */
import type { HistoryLine } from '../../../contract/domain/history-line.ts';
import type { MessageItem, Take } from '../messaging/bodies/received.ts';
import { takeHeldChanges } from '../messaging/changing.ts';
import type { Desk } from '../messaging/desk.ts';
import { isListed } from '../messaging/group-rules.ts';
import { addNotice } from '../messaging/notices.ts';
import { sayWhatCame } from '../moving/came.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import { findConversation, setReadUpTo } from '../store/repositories/conversations.ts';
import { wasEverHere } from '../store/repositories/deletions.ts';
import {
  addHistoryLine,
  addHistoryRequest,
  findHistoryRequest,
  type HistoryRequest,
  setHistoryProgress,
} from '../store/repositories/history.ts';

const nameOf = (desk: Desk, account: string): string | null =>
  findContactNames(desk.store, account)?.nickname ?? null;

export const takeHistoryAsk: Take<'historyAsk'> = (desk, { item, author, mine, body }) => {
  const { conversation } = item;
  if (mine || findConversation(desk.store, conversation)?.contact !== author.accountId) return [];
  if (!isListed(desk.store, desk.account, author)) return [];
  addHistoryRequest(desk.store, {
    id: body.message,
    conversation,
    account: author.accountId,
    mine: false,
    state: 'asked',
    at: desk.clock.now(),
  });
  return [addNotice(desk, conversation, { code: 'history.asked', names: [nameOf(desk, author.accountId)] })];
};

export const takeHistoryAnswer: Take<'historyAnswer'> = (desk, { item, author, mine, body }) => {
  const request = findHistoryRequest(desk.store, body.request);
  if (mine || request?.mine !== 1 || request.conversation !== item.conversation) return [];
  if (request.state !== 'asked') return [];
  setHistoryProgress(desk.store, request.id, { ...request, state: 'declined' });
  const name = nameOf(desk, author.accountId);
  return [addNotice(desk, item.conversation, { code: 'history.declined', names: [name] })];
};

/**
 * Where a line belongs, or null where this device would not have let it in from anybody. What comes back stood before the
 * body that brings it: a number behind that would make later lines look read.
 */
function placeOf(desk: Desk, line: HistoryLine, item: MessageItem, isOwn: boolean): string | null {
  const { conversation } = item;
  if (isOwn) {
    const found =
      line.conversation === undefined ? undefined : findConversation(desk.store, line.conversation);
    return found === undefined || found.kind === 'own' ? null : found.id;
  }
  const contact = findConversation(desk.store, conversation)?.contact;
  const isOfThem = line.account === desk.account.id || line.account === contact;
  const isEarlier = line.number < item.number;
  return isOfThem && isEarlier && line.conversation === undefined ? conversation : null;
}

/** A request of this device; or, from another device of this account, a hand-over that begins with its first lines. */
function requestFor(desk: Desk, received: Parameters<Take<'history'>>[1], isOwn: boolean) {
  const { item, author, mine, body } = received;
  const known = findHistoryRequest(desk.store, body.request);
  if (known !== undefined || !isOwn || !mine) return known;
  addHistoryRequest(desk.store, {
    id: body.request,
    conversation: item.conversation,
    account: author.accountId,
    mine: true,
    state: 'moving',
    at: desk.clock.now(),
  });
  return findHistoryRequest(desk.store, body.request);
}

function isOpen(request: HistoryRequest | undefined, conversation: string): request is HistoryRequest {
  return (
    request?.mine === 1 &&
    request.conversation === conversation &&
    (request.state === 'asked' || request.state === 'moving')
  );
}

/** A line of one's own other computer stands as it stood there; another person's word for one is said to be that. */
const lineMark = (mark: HistoryLine['mark']): Pick<HistoryLine, 'mark'> =>
  mark === undefined ? {} : { mark };

export const takeHistory: Take<'history'> = (desk, received) => {
  const { item, author, mine, body } = received;
  const isOwn = findConversation(desk.store, item.conversation)?.kind === 'own';
  // A computer that was removed speaks for nobody, also while its leaf still stands.
  if (mine !== isOwn || !isListed(desk.store, desk.account, author)) return [];
  const request = requestFor(desk, received, isOwn);
  if (!isOpen(request, item.conversation)) return [];
  /** The newest line that came back, by conversation. */
  const newest = new Map<string, number>();
  let without = 0;
  for (const { files, unread, mark, ...line } of body.lines) {
    const conversation = placeOf(desk, line, item, isOwn);
    if (conversation === null) without += 1;
    if (conversation === null || wasEverHere(desk.store, line.id)) continue;
    const mine = line.account === desk.account.id;
    addHistoryLine(desk.store, {
      ...line,
      conversation,
      mine,
      ...(isOwn && files !== undefined ? { files } : {}),
      ...lineMark(isOwn ? mark : 'cameBack'),
    });
    takeHeldChanges(desk, line.id);
    if (!isOwn || unread !== true)
      newest.set(conversation, Math.max(line.number, newest.get(conversation) ?? 0));
    else desk.emit('messages.reordered', { conversation });
  }
  // Counted as sent, known lines too: the numbers of both sides must be the same. What has no place here is not there.
  const got = request.got + body.lines.length - (isOwn ? without : 0);
  const isWhole = body.total === got;
  const state = body.total === null ? 'moving' : isWhole ? 'done' : 'incomplete';
  setHistoryProgress(desk.store, request.id, { ...request, state, got });
  for (const [conversation, number] of newest) {
    // What stood there before is not news.
    setReadUpTo(desk.store, conversation, number);
    desk.emit('messages.reordered', { conversation });
  }
  if (body.total !== null && isOwn) sayWhatCame(desk, request.id, got);
  if (body.total === null || isOwn) return [];
  const name = nameOf(desk, author.accountId);
  return [addNotice(desk, item.conversation, { code: 'history.came', names: [name], count: got })];
};
