/** Somebody leaves a conversation. */

import { findContactNames } from '../../store/repositories/contacts.ts';
import { getConversation } from '../../store/repositories/conversations.ts';
import { markGroupDue, setLeave, settleDelivered } from '../../store/repositories/group-rows.ts';
import { listMembersOf, markLeft } from '../../store/repositories/members.ts';
import { endConversation } from '../groups/ending.ts';
import { isListed } from '../groups/roster.ts';
import { addNotice } from '../notices.ts';
import type { Take } from './received.ts';

/** The keys of an ended conversation go with the drain: this transaction still stores what was read. */
export const takeLeave: Take<'leave'> = (desk, { item, author, mine }) => {
  const { store, account, clock } = desk;
  const conversation = getConversation(store, item.conversation);
  const { id, kind, founder } = conversation;
  if (kind === 'own' || author.accountId === founder || !isListed(desk, author)) return [];
  if (mine) {
    const lines = endConversation(desk, conversation, kind === 'group' ? 'group.left' : 'person.left', null);
    setLeave(store, id, 'done');
    return lines;
  }
  if (kind === 'pair') {
    const name = findContactNames(store, author.accountId)?.nickname ?? null;
    return endConversation(desk, conversation, 'person.left', name);
  }
  const member = listMembersOf(store, id).find((one) => one.account === author.accountId);
  if (member === undefined || !markLeft(store, id, member.account, clock.now(), true)) return [];
  if (founder === account.id) {
    markGroupDue(store, id);
    desk.wake();
  }
  const line = addNotice(desk, id, { code: 'group.left', names: [member.nickname] }, item.number);
  return [line, ...settleDelivered(store, id, null)];
};
