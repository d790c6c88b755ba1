/** Brings a group in step with who should be in it: told first, then at the service, then in the keys. */
import { reach } from '../../crash-points.ts';
import { listMembers } from '../../e2ee/index.ts';
import { type Conversation, clearMembersDue } from '../../store/repositories/conversations.ts';
import { listMembersOf } from '../../store/repositories/members.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Authorised } from '../../sync/authorised.ts';
import type { Desk } from '../desk.ts';
import { bringInStep } from '../devices.ts';
import { listOthers } from '../people.ts';
import { type Send, tellFirst } from './telling.ts';

/**
 * Each step may be done again from the start after a crash. Whoever comes is known to the service before their Welcome; whoever
 * goes is taken out of it after the commit that they have to see. Throws as `bringInStep`.
 */
export async function followMembers(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  send: Send,
): Promise<void> {
  const { id, generation, founder } = conversation;
  if (founder !== desk.account.id) return finish(desk, authorised, conversation);
  if (!(await tellFirst(desk, id, send))) return;
  const inside = new Set(listMembers(desk.groups.load(id, generation)).map((one) => one.accountId));
  const add = listOthers(desk.store, desk.account, conversation).filter((one) => !inside.has(one));
  if (add.length > 0) await authorised('conversations.setMembers', { conversation: id, add, remove: [] });
  const remove = listMembersOf(desk.store, id)
    .filter((member) => member.leftAt !== null)
    .map((member) => member.account);
  await finish(desk, authorised, conversation, async () => {
    if (remove.length > 0)
      await authorised('conversations.setMembers', { conversation: id, add: [], remove });
  });
}

async function finish(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  afterwards = async () => {},
): Promise<void> {
  const outcome = await bringInStep(desk, authorised, conversation);
  if (outcome === 'later') return;
  reach('group.committed');
  await afterwards();
  inTransaction(desk.store, () => clearMembersDue(desk.store, conversation.id));
}
