/** Leaves that should not be in a group any more: of accounts that are out, and of devices that no signed list known here names. */
import { listMembers, type Member } from '../e2ee/index.ts';
import { type Conversation, isMembersDue } from '../store/repositories/conversations.ts';
import { listMembersOf } from '../store/repositories/members.ts';
import { noteUnlisted } from '../store/repositories/unlisted-devices.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';
import { isListed } from './group-rules.ts';
import { askForLists, unknownUntilGoneMs } from './missed-lists.ts';
import { listOthers } from './people.ts';

/** So long lines wait for the founder's app to take out who left; then they go, and the list of people says who is still in the keys. */
const waitsForFounderMs = 60 * 60 * 1000;

const membersOf = ({ groups }: Desk, { id, generation }: Conversation): readonly Member[] =>
  groups.exists(id, generation) ? listMembers(groups.load(id, generation)) : [];

/** Leaves of accounts that are out. */
export function findGone(desk: Desk, conversation: Conversation): readonly Member[] {
  if (conversation.kind !== 'group') return [];
  const present = new Set([desk.account.id, ...listOthers(desk.store, desk.account, conversation)]);
  return membersOf(desk, conversation).filter(({ accountId }) => !present.has(accountId));
}

const findUnlistedLeaves = (desk: Desk, conversation: Conversation): readonly Member[] =>
  membersOf(desk, conversation).filter((member) => !isListed(desk.store, desk.account, member));

/**
 * Leaves of devices that were on a list once and are on none now, and since when. One that is new to us is nobody's to remove:
 * the lists are read first, and only after a second reading, a day later, is it gone too. By leaf number.
 */
export function findRevoked(desk: Desk, conversation: Conversation): ReadonlyMap<number, number> {
  const { store, clock } = desk;
  const now = clock.now();
  return inTransaction(store, () => {
    const revoked = new Map<number, number>();
    for (const { leaf, accountId, deviceId } of findUnlistedLeaves(desk, conversation)) {
      const { gone, since, reads } = noteUnlisted(store, accountId, deviceId, now);
      const isOld = now - since >= unknownUntilGoneMs;
      if (gone === 1 || (isOld && reads > 1)) revoked.set(leaf, since);
      else if (reads === 0 || (isOld && reads === 1)) askForLists(desk);
    }
    return revoked;
  });
}

/** Whether a computer that no list known here names would read what is sealed now. */
export function hasUnlistedInside(desk: Desk, conversation: Conversation): boolean {
  return findUnlistedLeaves(desk, conversation).length > 0;
}

function waitsForGone(desk: Desk, conversation: Conversation): boolean {
  const { store, account, clock } = desk;
  if (conversation.kind !== 'group') return false;
  const isFounder = conversation.founder === account.id;
  const since = clock.now() - waitsForFounderMs;
  const left = listMembersOf(store, conversation.id).filter(
    ({ leftAt }) => leftAt !== null && (isFounder || leftAt > since),
  );
  if (left.length === 0) return false;
  return findGone(desk, conversation).some((member) =>
    left.some(({ account: gone }) => gone === member.accountId),
  );
}

/**
 * Whether somebody who should not could read what is sealed now: then nothing is. A group whose lists did not change since it
 * was last in step has nobody of that kind, so that most lines cost one look at a mark.
 */
export function hasStrangerInside(desk: Desk, conversation: Conversation): boolean {
  if (waitsForGone(desk, conversation)) return true;
  return isMembersDue(desk.store, conversation.id) && hasUnlistedInside(desk, conversation);
}
