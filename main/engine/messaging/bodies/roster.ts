/** Who is in a group from now on, as its founder says. */
import { getConversation } from '../../store/repositories/conversations.ts';
import { markGroupDue } from '../../store/repositories/group-rows.ts';
import { applyRoster, isNewer } from '../groups/applying.ts';
import { findRefusal, isListed, learnPeople } from '../groups/roster.ts';
import { addNotice } from '../notices.ts';
import type { Take } from './received.ts';

/** Anybody else's, and one that does not fit together, changes nothing: then the commit that it should announce is refused. */
export const takeRoster: Take<'roster'> = (desk, { item, author, mine, body }) => {
  const conversation = getConversation(desk.store, item.conversation);
  if (conversation.kind !== 'group' || conversation.founder !== author.accountId) return [];
  if (!isListed(desk, author)) return [];
  if (!isNewer(desk, conversation.id, body.roster)) return [];
  const refused = findRefusal(desk, body.roster, author.accountId);
  if (refused !== null) return [addNotice(desk, conversation.id, refused, item.number)];
  const learned = learnPeople(desk, body.roster, author.accountId);
  const lines = applyRoster(desk, conversation, body.roster, true);
  // Should the founder's other computer not come to it, this one does.
  if (mine) markGroupDue(desk.store, conversation.id);
  return [...learned, ...lines];
};
