/** The practice answers a request about care data. */
import { showRights } from '../../privacy/rights/showing.ts';
import { takeAnswerOf } from '../../privacy/rights/taking.ts';
import { findContactNames } from '../../store/repositories/contacts.ts';
import { getConversation, touchConversation } from '../../store/repositories/conversations.ts';
import { findRequest } from '../../store/repositories/rights.ts';
import { isListed } from '../groups/roster.ts';
import { addNotice } from '../notices.ts';
import { founderOf } from '../people.ts';
import type { Take } from './received.ts';

/** Believed from the practice of the conversation in which the request was made. */
export const takeRightsAnswer: Take<'rightsAnswer'> = (desk, { item, author, mine, body }) => {
  const { store, account } = desk;
  const conversation = getConversation(store, item.conversation);
  const isPractices = conversation.kind === 'pair' && founderOf(account, conversation) === author.accountId;
  const request = findRequest(store, body.request);
  if (!isPractices || !isListed(desk, author) || request?.conversation !== conversation.id) return [];
  const { message: id, outcome, ground, words, day, at } = body;
  if (!takeAnswerOf(desk, request, { id, request: request.id, outcome, ground, words, day, at })) return [];
  showRights(desk);
  touchConversation(store, conversation.id, desk.clock.now());
  const name = mine ? null : (findContactNames(store, author.accountId)?.practiceName ?? null);
  return [addNotice(desk, conversation.id, { code: 'rights.answered', names: [name] }, item.number)];
};
