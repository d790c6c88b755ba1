/** Brings a group in step with who should be in it. Nobody waits for anybody: who is out goes first, whoever comes is told of before. */
import { reach } from '../../crash-points.ts';
import { draftCommit, listMembers, type Member } from '../../e2ee/index.ts';
import { type Conversation, clearMembersDue } from '../../store/repositories/conversations.ts';
import { listMembersOf } from '../../store/repositories/members.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Authorised } from '../../sync/authorised.ts';
import { submitPending } from '../committing.ts';
import type { Desk } from '../desk.ts';
import { bringInStep } from '../devices.ts';
import { policyFor } from '../group-rules.ts';
import { listOthers } from '../people.ts';
import { type Send, tellFirst } from './telling.ts';

/** Leaves of accounts that are out, in a group that is this account's to fill. */
function findGone(desk: Desk, conversation: Conversation): readonly Member[] {
  const { id, generation, founder } = conversation;
  const { groups, store, account } = desk;
  if (founder !== account.id || !groups.exists(id, generation)) return [];
  const present = new Set([account.id, ...listOthers(store, account, conversation)]);
  return listMembers(groups.load(id, generation)).filter(({ accountId }) => !present.has(accountId));
}

/** Whether somebody whom this person took out could still read what is sealed now: then nothing is. */
export function hasGoneInside(desk: Desk, conversation: Conversation): boolean {
  return findGone(desk, conversation).length > 0;
}

/** Takes them out by a commit of its own. `later`: another commit comes first. Throws `network.*`, `e2ee.*`. */
async function takeOutGone(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
): Promise<'done' | 'later'> {
  const { id, generation } = conversation;
  if (desk.groups.findPending(id, generation) !== undefined) return 'later';
  const remove = findGone(desk, conversation).map(({ leaf }) => leaf);
  if (remove.length === 0) return 'done';
  const policy = policyFor(desk.store, desk.account, conversation);
  const draft = await draftCommit(desk.groups.load(id, generation), { remove }, policy);
  desk.groups.savePending(id, generation, draft, []);
  return (await submitPending(desk, authorised, id, generation)) === 'won' ? 'done' : 'later';
}

/** Who goes is taken out of the service after the commit that they have to see; whoever comes is known to it before their Welcome. */
async function fill(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  send: Send,
): Promise<'inStep' | 'later'> {
  const { id, generation } = conversation;
  if ((await takeOutGone(desk, authorised, conversation)) === 'later') return 'later';
  reach('group.committed');
  const remove = listMembersOf(desk.store, id)
    .filter((member) => member.leftAt !== null)
    .map((member) => member.account);
  if (remove.length > 0) await authorised('conversations.setMembers', { conversation: id, add: [], remove });
  if (!(await tellFirst(desk, id, send))) return 'later';
  const inside = new Set(listMembers(desk.groups.load(id, generation)).map((one) => one.accountId));
  const add = listOthers(desk.store, desk.account, conversation).filter((one) => !inside.has(one));
  if (add.length > 0) await authorised('conversations.setMembers', { conversation: id, add, remove: [] });
  return bringInStep(desk, authorised, conversation);
}

/** Each step may be done again from the start after a crash. Throws as `bringInStep`. */
export async function followMembers(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  send: Send,
): Promise<void> {
  const isOurs = conversation.founder === desk.account.id;
  const outcome = isOurs
    ? await fill(desk, authorised, conversation, send)
    : await bringInStep(desk, authorised, conversation);
  if (outcome === 'inStep') inTransaction(desk.store, () => clearMembersDue(desk.store, conversation.id));
}
