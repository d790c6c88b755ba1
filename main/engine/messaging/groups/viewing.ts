/** Who is in a group, and since when; and who is out and could still read it. */
import type { MemberView } from '../../../../contract/bridge/channels/groups.ts';
import { limits } from '../../../../contract/domain/limits.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { getConversation } from '../../store/repositories/conversations.ts';
import { listMembersOf } from '../../store/repositories/members.ts';
import type { Desk } from '../desk.ts';
import { findGone } from '../strangers.ts';

/** This person among them, in the order in which they came. Throws `conversation.unknown` for what is no group. */
export function viewMembers(desk: Desk, id: string): { members: MemberView[] } {
  const conversation = getConversation(desk.store, id);
  if (conversation.kind !== 'group') throw new AppError('conversation.unknown');
  const inKeys = new Set(findGone(desk, conversation).map(({ accountId }) => accountId));
  const known = listMembersOf(desk.store, id);
  const present = known.filter(({ leftAt }) => leftAt === null);
  const gone = known.filter(({ account, leftAt }) => leftAt !== null && inKeys.has(account));
  const members = [...present, ...gone.slice(0, limits.groupMembers)].map(
    ({ account, nickname, joinedAt, leftAt }) => ({
      account,
      nickname,
      isSelf: account === desk.account.id,
      isFounder: account === conversation.founder,
      since: joinedAt,
      isOnlyInKeys: leftAt !== null,
    }),
  );
  return { members };
}
