/** Whether chat belongs to the record of the practice, as it says itself. */
import { getConversation } from '../../store/repositories/conversations.ts';
import { isListed } from '../groups/roster.ts';
import { founderOf } from '../people.ts';
import { noteRule } from '../record-rule.ts';
import type { Take } from './received.ts';

/** Believed from the account that founded the conversation only. */
export const takeRecord: Take<'record'> = (desk, { item, author, body }) => {
  const conversation = getConversation(desk.store, item.conversation);
  const isPractices =
    conversation.kind !== 'own' && founderOf(desk.account, conversation) === author.accountId;
  return isPractices && isListed(desk, author) ? noteRule(desk, conversation.id, body.rule) : [];
};
