/** What another person says of themselves. */
import { notePerson } from '../../privacy/details/noting.ts';
import { getConversation } from '../../store/repositories/conversations.ts';
import { isListed } from '../groups/roster.ts';
import { founderOf } from '../people.ts';
import type { Take } from './received.ts';

/** Of the verified author alone. Gender and birth date are taken by the person's therapist, in the conversation of the two. */
export const takeProfile: Take<'profile'> = (desk, { item, author, mine, body }) => {
  const { store, account } = desk;
  const conversation = getConversation(store, item.conversation);
  // Our own computers are told among themselves.
  if (mine || conversation.kind === 'own' || !isListed(desk, author)) return [];
  const isTherapist = conversation.kind === 'pair' && founderOf(account, conversation) === account.id;
  const { name, details } = body;
  return notePerson(desk, author.accountId, { name, ...(isTherapist ? { details } : {}) });
};
