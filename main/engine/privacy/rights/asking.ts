/** A person asks their practice about care data; the practice answers. Both wait here while there is no connection. */
import type { RequestView } from '../../../../contract/bridge/rights-view.ts';
import { dayOf } from '../../../../contract/domain/calendar-day.ts';
import {
  groundsUnder,
  type JurisdictionId,
  type RequestKind,
} from '../../../../contract/domain/jurisdictions.ts';
import { isReasoned, requestWordsSchema } from '../../../../contract/domain/rights-request.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { newId } from '../../crypto/ids.ts';
import type { Desk } from '../../messaging/desk.ts';
import { showLines } from '../../messaging/known-list.ts';
import { addNotice } from '../../messaging/notices.ts';
import { getConversation } from '../../store/repositories/conversations.ts';
import { addToOutbox } from '../../store/repositories/outbox.ts';
import {
  addAnswer,
  addRequest,
  findRequest,
  listAnswers,
  type RightsAnswer,
} from '../../store/repositories/rights.ts';
import { inTransaction } from '../../store/statement.ts';
import { issueReceipt } from '../receipts/issue.ts';
import { readClock, showRights, viewRequest } from './showing.ts';
import { askerIn, isOpenFor, receiptId } from './taking.ts';

export interface Asked {
  readonly conversation: string;
  readonly kind: RequestKind;
  readonly words: string;
  readonly law: JurisdictionId;
}

function parseWords(typed: string): string {
  const words = typed.trim();
  if (!requestWordsSchema.safeParse(words).success) throw new AppError('rights.tooLong');
  return words;
}

/** Throws `conversation.*`, `rights.noPractice` where this person is the practice or the conversation is none of two, `rights.tooLong`. */
export function askPractice(desk: Desk, { conversation, kind, words: typed, law }: Asked): RequestView {
  const { store, account, clock } = desk;
  const words = parseWords(typed);
  const found = getConversation(store, conversation);
  const canBeSent = found.state === 'open' || found.state === 'awaiting' || found.state === 'opening';
  if (askerIn(desk, found) !== account.id || !canBeSent) throw new AppError('rights.noPractice');
  const at = clock.now();
  const fields = { kind, words, law, day: dayOf(at) };
  const request = { id: newId(), conversation, account: account.id, ...fields, at, receivedAt: at };
  const line = inTransaction(store, () => {
    addRequest(store, request);
    addToOutbox(store, { conversation, message: request.id, type: 'rightsRequest', payload: fields, at });
    issueReceipt(desk, { act: 'request.sent', details: { request: receiptId(request.id), kind, law } });
    return addNotice(desk, conversation, { code: 'rights.asked', names: [null] });
  });
  showLines(desk, [line]);
  showRights(desk);
  desk.wake();
  return viewRequest(desk, request);
}

export type Answered = Pick<RightsAnswer, 'request' | 'outcome' | 'ground' | 'words'>;

/**
 * Throws `rights.unknown`, `rights.noReason` where "partly", "no" or "later" says no reason that this law knows, `rights.settled`,
 * `rights.cannotExtend` once the last day is over or where the law knows no later one.
 */
export function answerRequest(desk: Desk, given: Answered): RequestView {
  const { store, account, clock } = desk;
  const words = parseWords(given.words);
  const { outcome, ground } = given;
  const request = findRequest(store, given.request);
  if (request === undefined || request.account === account.id) throw new AppError('rights.unknown');
  const isKnownGround = ground === null || groundsUnder(request.law).includes(ground);
  if (!isKnownGround || !isReasoned({ outcome, ground, words })) throw new AppError('rights.noReason');
  const answers = listAnswers(store, request.id);
  if (!isOpenFor(answers, outcome === 'extended' ? 'done' : outcome)) throw new AppError('rights.settled');
  const at = clock.now();
  const day = dayOf(at);
  const isMoved = readClock(request, [...answers, { outcome, day }]).isExtended;
  if (outcome === 'extended' && (answers.length > 0 || !isMoved)) throw new AppError('rights.cannotExtend');
  const fields = { request: request.id, outcome, ground, words, day };
  const id = newId();
  const { conversation } = request;
  const line = inTransaction(store, () => {
    addAnswer(store, { id, ...fields, at, receivedAt: at });
    addToOutbox(store, { conversation, message: id, type: 'rightsAnswer', payload: fields, at });
    const details = { request: receiptId(request.id), outcome, ...(ground === null ? {} : { ground }) };
    issueReceipt(desk, { act: 'request.answered', details });
    return addNotice(desk, conversation, { code: 'rights.answered', names: [null] });
  });
  showLines(desk, [line]);
  showRights(desk);
  desk.wake();
  return viewRequest(desk, request);
}
