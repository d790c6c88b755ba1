/** Finds the conversations and people that a change of a group is about, and refuses what may not be. */
import { limits } from '../../../../contract/domain/limits.ts';
import { parseLabel } from '../../../../contract/domain/names.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { type Contact, findContact } from '../../store/repositories/contacts.ts';
import {
  type Conversation,
  getConversation,
  listConversations,
} from '../../store/repositories/conversations.ts';
import type { Desk } from '../desk.ts';

/** A group of which this person says who is in. */
export type OwnGroup = Conversation & { readonly founder: string; readonly title: string };

/** Throws `conversation.unknown` for what is no group, `group.notFounder`, `conversation.ended`. */
export function getOwnGroup(desk: Desk, id: string): OwnGroup {
  const { founder, title, ...found } = getConversation(desk.store, id);
  if (founder === null || title === null) throw new AppError('conversation.unknown');
  if (founder !== desk.account.id) throw new AppError('group.notFounder');
  if (found.state === 'ended') throw new AppError('conversation.ended');
  return { ...found, founder, title };
}

/** What a person typed as a group's name. Throws `group.titleEmpty`, `nickname.*`. */
export function parseTitle(typed: string): string {
  const title = parseLabel(typed);
  if (title === null) throw new AppError('group.titleEmpty');
  return title;
}

/** The open conversation of two with this person: the way on which they are told of a group. */
export function findWayTo(desk: Desk, account: string): Conversation | undefined {
  return listConversations(desk.store).find((one) => one.contact === account && one.state === 'open');
}

/** People who may come into a group. Throws `group.notReachable` for anybody without an open conversation, or blocked. */
export function getReachable(desk: Desk, accounts: readonly string[]): readonly Contact[] {
  return [...new Set(accounts)].map((account) => {
    const contact = findContact(desk.store, account);
    if (contact === undefined || contact.blockedAt !== null || findWayTo(desk, account) === undefined)
      throw new AppError('group.notReachable');
    return contact;
  });
}

/** `count`: accounts in it, the founder among them. Throws `group.tooMany`. */
export function requirePlaces(count: number): void {
  if (count > limits.groupMembers)
    throw new AppError('group.tooMany', { fields: { max: limits.groupMembers } });
}
