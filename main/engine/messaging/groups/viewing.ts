/** Who is in a group, and since when. */
import type { MemberView } from '../../../../contract/bridge/channels/groups.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { getConversation } from '../../store/repositories/conversations.ts';
import { listMembersOf } from '../../store/repositories/members.ts';
import type { Desk } from '../desk.ts';

/** Those who are in, this person among them, in the order in which they came. Throws `conversation.unknown` for what is no group. */
export function viewMembers(desk: Desk, id: string): { members: MemberView[] } {
  const { founder, kind } = getConversation(desk.store, id);
  if (kind !== 'group') throw new AppError('conversation.unknown');
  const members = listMembersOf(desk.store, id)
    .filter((member) => member.leftAt === null)
    .map(({ account, nickname, joinedAt }) => ({
      account,
      nickname,
      isSelf: account === desk.account.id,
      isFounder: account === founder,
      since: joinedAt,
    }));
  return { members };
}
