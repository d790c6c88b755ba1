/** Takes requests and answers in, wherever they come from. */
import type { BodyOf } from '../../../../contract/domain/body.ts';
import { dayOf, daysBetween } from '../../../../contract/domain/calendar-day.ts';
import { limits } from '../../../../contract/domain/limits.ts';
import type { ToldRequest } from '../../../../contract/domain/rights-request.ts';
import type { Desk } from '../../messaging/desk.ts';
import { tellOwnDevices } from '../../messaging/own-devices.ts';
import { founderOf } from '../../messaging/people.ts';
import { type Conversation, findConversation } from '../../store/repositories/conversations.ts';
import { isReceiptedRequest } from '../../store/repositories/privacy-receipts.ts';
import {
  addAnswer,
  addRequest,
  countRequestsOf,
  findRequest,
  listAnswers,
  listRequests,
  type RightsAnswer,
  type RightsRequest,
} from '../../store/repositories/rights.ts';
import { issueReceipt } from '../receipts/issue.ts';

/** An id as a receipt names it: it may begin with a dash. */
export const receiptId = (id: string): string => `id:${id}`;

/** The one who asks, where this conversation is one of a person and their practice. */
export function askerIn({ account }: Pick<Desk, 'account'>, conversation: Conversation): string | null {
  const { kind, contact } = conversation;
  if (kind !== 'pair' || contact === null) return null;
  return founderOf(account, conversation) === account.id ? contact : account.id;
}

/** What came by itself gets its receipt once, on whichever computer of this person takes it in first. */
function noteCame(
  desk: Desk,
  act: 'request.sent' | 'request.answered',
  request: string,
  details: object,
): void {
  const id = receiptId(request);
  if (isReceiptedRequest(desk.store, act, id)) return;
  issueReceipt(desk, { act, method: 'automatic', details: { request: id, ...details } });
}

/** Call inside a transaction; answers whether it is new here. */
export function takeRequest(
  desk: Desk,
  conversation: string,
  account: string,
  body: BodyOf<'rightsRequest'>,
): boolean {
  const { store, clock } = desk;
  if (countRequestsOf(store, account) >= limits.requestsPerPerson) return false;
  const { message: id, kind, words, law, at } = body;
  // A day that cannot be the one of its own time, wherever its author is, would start a clock in the past or the future.
  const written = dayOf(at, 'UTC');
  const day = Math.abs(daysBetween(written, body.day)) <= 1 ? body.day : written;
  const receivedAt = clock.now();
  if (!addRequest(store, { id, conversation, account, kind, words, law, day, at, receivedAt })) return false;
  if (account !== desk.account.id) noteCame(desk, 'request.sent', id, { kind, law });
  return true;
}

/** Whether an answer can still be one to this: settled once, moved on once before. */
export function isOpenFor(
  answers: readonly Pick<RightsAnswer, 'outcome'>[],
  outcome: RightsAnswer['outcome'],
): boolean {
  if (answers.some((one) => one.outcome !== 'extended')) return false;
  return outcome !== 'extended' || answers.length === 0;
}

/** Call inside a transaction; answers whether it is new here. */
export function takeAnswerOf(
  desk: Desk,
  request: RightsRequest,
  answer: Omit<RightsAnswer, 'receivedAt'>,
): boolean {
  const { store, clock, account } = desk;
  if (!isOpenFor(listAnswers(store, request.id), answer.outcome)) return false;
  if (!addAnswer(store, { ...answer, receivedAt: clock.now() })) return false;
  const { outcome, ground } = answer;
  if (request.account === account.id)
    noteCame(desk, 'request.answered', request.id, { outcome, ...(ground === null ? {} : { ground }) });
  return true;
}

/** Another computer of this person knows of it. Where the conversation is not known here, it says nothing. Call inside a transaction. */
export function takeToldRequest(desk: Desk, { answers, ...request }: ToldRequest): void {
  const { store, clock } = desk;
  const conversation = findConversation(store, request.conversation);
  if (conversation === undefined || askerIn(desk, conversation) !== request.account) return;
  addRequest(store, { ...request, receivedAt: clock.now() });
  const here = findRequest(store, request.id);
  if (here === undefined || here.conversation !== request.conversation) return;
  for (const answer of answers)
    if (isOpenFor(listAnswers(store, here.id), answer.outcome))
      addAnswer(store, { ...answer, request: here.id, receivedAt: clock.now() });
}

/** A new computer of this person was in no conversation when these were said. Call inside a transaction. */
export function tellOwnRequests(desk: Desk): void {
  for (const { receivedAt: _, ...request } of listRequests(desk.store)) {
    const answers = listAnswers(desk.store, request.id).map(
      ({ request: _request, receivedAt: _received, ...answer }) => answer,
    );
    tellOwnDevices(desk, { kind: 'rightsRequest', request: { ...request, answers } });
  }
}
