/** A person asks their practice about care data. */
import { showRights } from '../../privacy/rights/showing.ts';
import { askerIn, takeRequest } from '../../privacy/rights/taking.ts';
import { findContactNames } from '../../store/repositories/contacts.ts';
import { bringBack, getConversation, touchConversation } from '../../store/repositories/conversations.ts';
import { isListed } from '../groups/roster.ts';
import { addNotice } from '../notices.ts';
import type { Take } from './received.ts';

/** Of who is no practice in the conversation of two: the practice takes it as a task, the person's own computers know it. */
export const takeRightsRequest: Take<'rightsRequest'> = (desk, { item, author, mine, body }) => {
  const { store } = desk;
  const conversation = getConversation(store, item.conversation);
  if (askerIn(desk, conversation) !== author.accountId || !isListed(desk, author)) return [];
  if (!takeRequest(desk, conversation.id, author.accountId, body)) return [];
  showRights(desk);
  touchConversation(store, conversation.id, desk.clock.now());
  if (!mine) bringBack(store, conversation.id);
  const name = mine ? null : (findContactNames(store, author.accountId)?.nickname ?? null);
  return [addNotice(desk, conversation.id, { code: 'rights.asked', names: [name] }, item.number)];
};
