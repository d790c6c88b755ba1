/** Brings a group in step with who should be in it. Nobody waits for anybody: who is out goes first, whoever comes is told of before. */
import { AppError } from '../../../../contract/errors/app-error.ts';
import { reach } from '../../crash-points.ts';
import { listMembers } from '../../e2ee/index.ts';
import { type Conversation, clearMembersDue } from '../../store/repositories/conversations.ts';
import { listMembersOf } from '../../store/repositories/members.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Authorised } from '../../sync/authorised.ts';
import type { Desk } from '../desk.ts';
import { bringInStep } from '../devices.ts';
import { listOthers } from '../people.ts';
import { hasUnlistedInside } from '../strangers.ts';
import { type Send, tellFirst } from './telling.ts';

/** Who goes is taken out of the service after the commit that they have to see; whoever comes is known to it before their Welcome. */
async function fill(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  send: Send,
): Promise<'inStep' | 'short' | 'later'> {
  const { id, generation } = conversation;
  if ((await bringInStep(desk, authorised, conversation, { all: false })) === 'later') return 'later';
  reach('group.committed');
  const remove = listMembersOf(desk.store, id)
    .filter((member) => member.leftAt !== null)
    .map((member) => member.account);
  if (remove.length > 0) await authorised('conversations.setMembers', { conversation: id, add: [], remove });
  const untold = await tellFirst(desk, id, send);
  if (untold === null) return 'later';
  const inside = new Set(listMembers(desk.groups.load(id, generation)).map((one) => one.accountId));
  const add = listOthers(desk.store, desk.account, conversation).filter(
    (one) => !inside.has(one) && !untold.has(one),
  );
  if (add.length > 0) await authorised('conversations.setMembers', { conversation: id, add, remove: [] });
  const outcome = await bringInStep(desk, authorised, conversation, { all: true, untold });
  // Who could not be told comes in later; nobody else waits for them.
  return outcome === 'inStep' && untold.size > 0 ? 'later' : outcome;
}

/** Each step may be done again from the start after a crash. Throws `keyPackage.none`, `group.settling`, and as `bringInStep`. */
export async function followMembers(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  send: Send,
): Promise<void> {
  const isOurs = conversation.founder === desk.account.id;
  const outcome = isOurs
    ? await fill(desk, authorised, conversation, send)
    : await bringInStep(desk, authorised, conversation, { all: true });
  if (outcome === 'short') throw new AppError('keyPackage.none');
  if (outcome === 'later') return;
  // Not ours to take out, or not known yet for what it is: nothing is sealed until somebody has.
  if (hasUnlistedInside(desk, conversation)) throw new AppError('group.settling');
  inTransaction(desk.store, () => clearMembersDue(desk.store, conversation.id));
  desk.emit('conversations.changed', {});
}
