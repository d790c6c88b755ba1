/** People and conversations as another device of this account knows them: described there, taken over here. */
import type { KnownContact, KnownConversation } from '../../../contract/domain/known-people.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { verifyDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { tellRule } from '../messaging/record-rule.ts';
import type { Store } from '../store/database.ts';
import {
  addContact,
  type Contact,
  findContact,
  removeContact,
  setContactDeviceList,
  setKeyHistory,
  setPersonMarks,
} from '../store/repositories/contacts.ts';
import {
  addConversation,
  type Conversation,
  findConversation,
  markMembersDue,
  removeConversation,
  setConversationState,
} from '../store/repositories/conversations.ts';
import { putContactDetails } from '../store/repositories/details.ts';
import { listMembersOf, putMember } from '../store/repositories/members.ts';
import { findToldRule, putToldRule } from '../store/repositories/record-rules.ts';
import { noteListChange } from '../store/repositories/unlisted-devices.ts';

/** With what stands between this person and a changed key: the stop holds on every computer. */
export function describeContact({ previousKey, previousEntries, said, ...contact }: Contact): KnownContact {
  return {
    ...contact,
    ...(said === null ? {} : { said }),
    accountKey: toBase64Url(contact.accountKey),
    previousKey: previousKey === null ? null : toBase64Url(previousKey),
    previousEntries: [...previousEntries],
  };
}

/** The conversation among one's own devices is none of these. */
export function describeConversation(store: Store, one: Conversation): readonly KnownConversation[] {
  const { id, contact, founder, title, generation, state, createdAt, activityAt } = one;
  const record = findToldRule(store, id);
  const common = {
    ...{ id, generation, state, createdAt, activityAt },
    ...(record === null ? {} : { record }),
  };
  if (contact !== null) return [{ ...common, kind: 'pair', contact }];
  if (founder === null || title === null) return [];
  const present = listMembersOf(store, id).filter(({ leftAt }) => leftAt === null);
  const members = present.map(({ account, nickname, joinedAt }) => ({ account, nickname, joinedAt }));
  return [{ ...common, kind: 'group', founder, title, members }];
}

/** Throws `deviceList.invalid` for a list that is not by the key beside it. */
export function requireOneKey({ account, accountKey, deviceList }: KnownContact): void {
  verifyDeviceList(deviceList);
  if (deviceList.account !== account || deviceList.accountKey !== accountKey)
    throw new AppError('deviceList.invalid');
}

/** Adds a contact that is not here yet, with what the person decided about them. */
export function addKnownContact(store: Store, known: KnownContact): void {
  const {
    introducedBy,
    blockedAt,
    verifiedAt,
    previousKey,
    keyChangedAt,
    previousEntries,
    said,
    ...contact
  } = known;
  addContact(store, {
    ...contact,
    accountKey: fromBase64Url(contact.accountKey),
    ...(introducedBy === null ? {} : { introducedBy }),
  });
  if (said !== undefined) putContactDetails(store, contact.account, { nickname: contact.nickname, ...said });
  setPersonMarks(store, contact.account, { blockedAt, verifiedAt });
  setKeyHistory(store, contact.account, {
    previousKey: previousKey == null ? null : fromBase64Url(previousKey),
    keyChangedAt: keyChangedAt ?? null,
    previousEntries: previousEntries ?? [],
  });
}

/** Adds a conversation that is not here yet; nothing of it has been read here. */
export function addKnownConversation(store: Store, { record, ...conversation }: KnownConversation): void {
  addConversation(store, { ...conversation, readUpTo: 0 });
  if (record !== undefined) putToldRule(store, conversation.id, record);
  if (conversation.kind !== 'group') return;
  for (const member of conversation.members) putMember(store, conversation.id, member);
}

/** A device that is in no group of a conversation yet waits to be let in, whatever stands on the other one. */
export const asNewcomer = (conversation: KnownConversation): KnownConversation =>
  conversation.state === 'open' || conversation.state === 'opening'
    ? { ...conversation, state: 'awaiting' }
    : conversation;

/** A newer list by the key that is pinned here; another key waits for the list that says so. */
function renewContact(store: Store, known: KnownContact, here: Contact, now: number): void {
  if (known.accountKey !== toBase64Url(here.accountKey)) return;
  if (known.deviceList.version <= here.deviceList.version) return;
  noteListChange(store, here.deviceList, known.deviceList, now);
  setContactDeviceList(store, known.account, known.deviceList);
  markMembersDue(store, known.account);
}

interface KnownPeople {
  readonly contacts: readonly KnownContact[];
  readonly conversations: readonly KnownConversation[];
}

/** Takes over what another device of this account has come to know. Call inside a transaction. */
export function addKnownPeople(desk: Desk, { contacts, conversations }: KnownPeople): void {
  const { store, account, clock } = desk;
  for (const known of contacts) {
    requireOneKey(known);
    if (known.account === account.id) continue;
    const here = findContact(store, known.account);
    if (here === undefined) addKnownContact(store, known);
    else renewContact(store, known, here, clock.now());
  }
  for (const conversation of conversations) {
    if (findConversation(store, conversation.id) !== undefined) continue;
    if (conversation.kind === 'pair' && findContact(store, conversation.contact) === undefined) continue;
    addKnownConversation(store, asNewcomer(conversation));
    // It came to be on a computer that did not know of our newest choice yet.
    tellRule(desk, conversation.id);
  }
}

/** The person said yes or no to somebody on another computer, whose app opens the conversation. Call inside a transaction. */
export function takeAnswered(
  { store }: Desk,
  { conversation, confirmed }: { readonly conversation: string; readonly confirmed: boolean },
): void {
  const here = findConversation(store, conversation);
  if (here?.state !== 'toConfirm' || here.contact === null) return;
  if (confirmed) {
    setConversationState(store, conversation, 'awaiting');
    return;
  }
  removeConversation(store, conversation);
  removeContact(store, here.contact);
}
