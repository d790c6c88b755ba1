/** What a commit says about who is gone: an account without a leaf is out, whether or not its founder has said so yet. */
import type { AppliedCommit, GroupState, Member } from '../../e2ee/index.ts';
import { listMembers } from '../../e2ee/index.ts';
import type { Conversation } from '../../store/repositories/conversations.ts';
import { settleDelivered } from '../../store/repositories/group-rows.ts';
import { listMembersOf, markLeft } from '../../store/repositories/members.ts';
import type { Desk } from '../desk.ts';
import { isListed } from '../group-rules.ts';
import { addNotice } from '../notices.ts';
import { destroyGroups, endConversation } from './ending.ts';

/** Whether a commit takes this account out with all its devices. */
export function isTakenOut(desk: Desk, before: GroupState, { changes, isRemoved }: AppliedCommit): boolean {
  if (!isRemoved) return false;
  const gone = new Set(changes.removed.map(({ leaf }) => leaf));
  const isUs = (member: Member) => member.accountId === desk.account.id;
  return !listMembers(before).some((one) => isUs(one) && !gone.has(one.leaf)) && !changes.added.some(isUs);
}

/** A group is over for whoever was taken out. Of a pair nobody is; its group only goes. Call inside a transaction. */
export function takeOut(desk: Desk, conversation: Conversation): readonly string[] {
  destroyGroups(desk, conversation.id);
  return conversation.kind === 'group' ? endConversation(desk, conversation, 'group.removed', null) : [];
}

/**
 * Members of whom no device is left, and one that was on their list went: whose last computer was off it already stays, and comes in
 * again with the next. Call inside a transaction; answers lines that came or changed.
 */
export function noteGone(
  desk: Desk,
  { id, kind }: Conversation,
  members: readonly Member[],
  before: readonly Member[],
): readonly string[] {
  if (kind !== 'group') return [];
  const { store, account, clock } = desk;
  const inside = new Set(members.map((one) => one.accountId));
  const gone = new Set(
    before
      .filter((one) => !inside.has(one.accountId) && isListed(store, account, one))
      .map(({ accountId }) => accountId),
  );
  const lines = listMembersOf(store, id)
    .filter((member) => gone.has(member.account) && markLeft(store, id, member.account, clock.now()))
    .map(({ nickname }) => addNotice(desk, id, { code: 'group.removed', names: [nickname] }));
  return lines.length === 0 ? [] : [...lines, ...settleDelivered(store, id, null)];
}
