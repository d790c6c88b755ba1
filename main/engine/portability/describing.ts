/** A conversation as an export describes it: who is in it, how it stands, what was being written. */
import type { PortableConversation, PortablePerson } from '../../../contract/domain/portable.ts';
import type { Desk } from '../messaging/desk.ts';
import { findDescription } from '../store/repositories/brought-along.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import { type Conversation, listConversations } from '../store/repositories/conversations.ts';
import { findContactDetails } from '../store/repositories/details.ts';
import { findDraft } from '../store/repositories/drafts.ts';
import { listMembersOf } from '../store/repositories/members.ts';
import { findToldRule } from '../store/repositories/record-rules.ts';

type Source = Pick<Desk, 'store' | 'account'>;

/** Everyone's, in the order of their beginning: the same in every export of the same rows. */
export const listPortable = ({ store }: Source): readonly Conversation[] =>
  listConversations(store)
    .filter(({ kind }) => kind !== 'own')
    .toSorted((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));

/** What is known of somebody besides the conversation; nothing of who is in a group and was never met. */
function readKnown({ store }: Source, account: string) {
  const names = findContactNames(store, account);
  const details = findContactDetails(store, account)?.details;
  return {
    label: names?.label ?? null,
    practice: names?.practiceName ?? null,
    verifiedAt: names?.verifiedAt ?? null,
    blockedAt: names?.blockedAt ?? null,
    gender: details?.gender ?? null,
    birthDate: details?.birthDate ?? null,
  };
}

function listPeople(source: Source, conversation: Conversation): PortablePerson[] {
  const { store, account } = source;
  if (conversation.contact !== null) {
    const id = conversation.contact;
    const nickname = findContactNames(store, id)?.nickname;
    if (nickname === undefined) return [];
    return [{ id, nickname, ...readKnown(source, id), joinedAt: null, leftAt: null, leftByChoice: false }];
  }
  return listMembersOf(store, conversation.id)
    .filter((one) => one.account !== account.id)
    .map((one) => {
      const { account: id, nickname, joinedAt, leftAt } = one;
      const known = readKnown(source, id);
      return { id, nickname, ...known, joinedAt, leftAt, leftByChoice: one.byChoice === 1 };
    });
}

/** One that was brought along is described as it was, with what the person changed about it since. */
export function describePortable(source: Source, conversation: Conversation): PortableConversation {
  const { store, account } = source;
  const { id, title, founder, state, createdAt, activityAt, endedAt, mutedUntil } = conversation;
  const live = {
    pinned: conversation.pinned === 1,
    archived: conversation.archived === 1,
    mutedUntil,
    draft: findDraft(store, id) ?? null,
  };
  const brought = findDescription(store, id);
  if (brought !== null) return { ...brought, ...live };
  return {
    id,
    kind: conversation.contact === null ? 'group' : 'pair',
    title,
    me: account.id,
    founder,
    people: listPeople(source, conversation),
    state,
    createdAt,
    activityAt,
    endedAt,
    record: findToldRule(store, id),
    ...live,
  };
}
