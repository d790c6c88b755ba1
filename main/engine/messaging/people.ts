/** Who is in a conversation, and who founded it, whatever kind it is. */
import type { Store } from '../store/database.ts';
import type { Account } from '../store/repositories/account.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import type { Conversation } from '../store/repositories/conversations.ts';
import { listMembersOf } from '../store/repositories/members.ts';

/** The accounts of the others who are in. */
export function listOthers(store: Store, account: Account, conversation: Conversation): readonly string[] {
  if (conversation.contact !== null) return [conversation.contact];
  return listMembersOf(store, conversation.id)
    .filter((member) => member.leftAt === null && member.account !== account.id)
    .map((member) => member.account);
}

/** Whether somebody in it who was verified has another account key: nothing is sent before the person here says yes to that. */
export function isHeldUp(store: Store, account: Account, conversation: Conversation): boolean {
  return listOthers(store, account, conversation).some(
    (other) => findContactNames(store, other)?.keyChangedAt != null,
  );
}

/** The account whose devices open the conversation's groups: a pair is the therapist's. */
export function founderOf(account: Account, { founder, contact }: Conversation): string {
  if (founder !== null) return founder;
  return account.role === 'therapist' || contact === null ? account.id : contact;
}
