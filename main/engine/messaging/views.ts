/** Turns stored rows into what the window is shown. */
import type {
  ConversationView,
  InvitationView,
  MessageView,
  PersonView,
} from '../../../contract/bridge/views.ts';
import { formatInvitationCode, invitationLink } from '../../../contract/domain/invitation-code.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { parseOrigin } from '../store/repositories/brought-along.ts';
import { type ContactNames, findContactNames, listContactNames } from '../store/repositories/contacts.ts';
import {
  type Conversation,
  getConversation,
  listConversations,
} from '../store/repositories/conversations.ts';
import { findNewestRequest, type HistoryRequest, listNewestRequests } from '../store/repositories/history.ts';
import type { Invitation } from '../store/repositories/invitations.ts';
import { type GroupMember, listAllMembers, listMembersOf } from '../store/repositories/members.ts';
import {
  countUnread,
  countWaiting,
  findFirstUnread,
  findLastMessage,
} from '../store/repositories/messages.ts';
import { listPaused } from '../store/repositories/paused-people.ts';
import { getOwnRule } from '../store/repositories/record-rules.ts';
import { listLastMessages, listUnread, listWaiting } from '../store/repositories/roster.ts';
import type { Desk } from './desk.ts';
import { listOthers } from './people.ts';

/** What a view is made from. */
type Source = Pick<Desk, 'store' | 'troubles' | 'account'>;

/** What is read about a conversation besides its own row. */
interface Facts {
  /** Contacts among those who are in it, by account. */
  readonly contacts: ReadonlyMap<string, ContactNames>;
  /** Since when the data of people is only stored, by account. */
  readonly paused: ReadonlyMap<string, number>;
  /** Of a group. */
  readonly members: readonly GroupMember[];
  readonly unread: number;
  readonly firstUnread: ConversationView['firstUnread'];
  readonly waiting: number;
  readonly last: MessageView | null;
  readonly request: HistoryRequest | undefined;
  readonly record: ConversationView['record'];
}

function toHistory(
  { kind, state, restoredAt }: Conversation,
  request: HistoryRequest | undefined,
): ConversationView['history'] {
  if (request?.state === 'asked') return request.mine === 1 ? 'askedByMe' : 'askedByThem';
  if (request?.state === 'moving') return request.mine === 1 ? 'coming' : 'going';
  const isAnswered =
    request !== undefined && request.state !== 'incomplete' && request.at >= (restoredAt ?? 0);
  return kind === 'pair' && state === 'open' && restoredAt !== null && !isAnswered ? 'lost' : null;
}

const toPerson = (
  account: string,
  nickname: string,
  contact: ContactNames | undefined,
  founder: string | null,
  paused: Facts['paused'],
): PersonView => ({
  account,
  nickname,
  label: contact?.label ?? null,
  isFounder: account === founder,
  verifiedAt: contact?.verifiedAt ?? null,
  keyChangedAt: contact?.keyChangedAt ?? null,
  blocked: contact?.blockedAt != null,
  pausedSince: paused.get(account) ?? null,
});

/** As the export called it; nobody in it is reached through it. */
function describeBroughtAlong(text: string): ReturnType<typeof describe> {
  const { conversation } = parseOrigin(text);
  const [person] = conversation.people;
  const isPair = conversation.kind === 'pair' && person !== undefined;
  const nickname = isPair ? person.nickname : (conversation.title ?? person?.nickname ?? conversation.id);
  return {
    kind: conversation.kind,
    nickname,
    label: isPair ? person.label : null,
    practiceName: person?.practice ?? nickname,
    people: [],
    isFounder: false,
  };
}

/** What a conversation is called, and who is in it besides this person. */
function describe(
  { contact: account, founder, title }: Conversation,
  { contacts, members, paused }: Facts,
  self: string,
): Pick<
  ConversationView,
  'kind' | 'nickname' | 'label' | 'practiceName' | 'details' | 'people' | 'isFounder'
> {
  if (account === null) {
    const present = members.filter((one) => one.leftAt === null && one.account !== self);
    return {
      kind: 'group',
      nickname: title ?? '',
      label: null,
      practiceName: contacts.get(founder ?? '')?.practiceName ?? title ?? '',
      people: present.map((one) =>
        toPerson(one.account, one.nickname, contacts.get(one.account), founder, paused),
      ),
      isFounder: founder === self,
    };
  }
  const contact = contacts.get(account);
  if (contact === undefined) throw new AppError('conversation.unknown');
  const { nickname, label, practiceName, gender, birthDate } = contact;
  const said = gender === null && birthDate === null ? {} : { details: { gender, birthDate } };
  const people = [toPerson(account, nickname, contact, null, paused)];
  return { kind: 'pair', nickname, label, practiceName, ...said, people, isFounder: false };
}

function toConversationView(
  conversation: Conversation,
  facts: Facts,
  { troubles, account }: Source,
): ConversationView {
  const { last } = facts;
  return {
    id: conversation.id,
    state: conversation.state,
    ...(conversation.origin === null
      ? describe(conversation, facts, account.id)
      : { ...describeBroughtAlong(conversation.origin), broughtAlong: parseOrigin(conversation.origin).at }),
    unread: facts.unread,
    firstUnread: facts.firstUnread,
    markedUnread: conversation.markedUnread === 1,
    waitingForReply: last !== null && !last.mine && last.order > conversation.settledUpTo,
    pinned: conversation.pinned === 1,
    archived: conversation.archived === 1,
    mutedUntil: conversation.mutedUntil,
    history: toHistory(conversation, facts.request),
    record: facts.record,
    waiting: facts.waiting,
    lastMessage: last,
    restoredAt: conversation.restoredAt,
    trouble: troubles.get(conversation.id) ?? null,
    lastActivityAt: conversation.activityAt,
  };
}

/** A therapist's conversations go by what holds in their practice now, whoever was told of it already. */
const findOwnRule = ({ store, account }: Source): ConversationView['record'] =>
  account.role === 'therapist' ? getOwnRule(store).chat : null;

/** All conversations, most recent activity first; as many statements for two thousand as for one. */
export function listConversationViews(source: Source): ConversationView[] {
  const { store } = source;
  const contacts = listContactNames(store);
  const members = listAllMembers(store);
  const paused = listPaused(store);
  const lasts = listLastMessages(store);
  const unread = listUnread(store);
  const waiting = listWaiting(store);
  const requests = listNewestRequests(store);
  const ownRule = findOwnRule(source);
  const shown = listConversations(store).filter(({ kind }) => kind !== 'own');
  return shown.map((conversation) => {
    const { id } = conversation;
    const facts = {
      contacts,
      paused,
      members: members.get(id) ?? [],
      unread: unread.get(id)?.count ?? 0,
      firstUnread: unread.get(id)?.first ?? null,
      waiting: waiting.get(id) ?? 0,
      last: lasts.get(id) ?? null,
      request: requests.get(id),
      record: ownRule ?? conversation.recordChat,
    };
    return toConversationView(conversation, facts, source);
  });
}

/** Throws `conversation.unknown`. */
export function getConversationView(source: Source, id: string): ConversationView {
  const { store, account } = source;
  const conversation = getConversation(store, id);
  const { readUpTo, founder } = conversation;
  const named = [...listOthers(store, account, conversation), ...(founder === null ? [] : [founder])];
  const contacts = named.flatMap((one) => findContactNames(store, one) ?? []);
  const facts = {
    contacts: new Map(contacts.map((one) => [one.account, one])),
    paused: listPaused(store),
    members: listMembersOf(store, id),
    unread: countUnread(store, id, readUpTo),
    firstUnread: findFirstUnread(store, id, readUpTo) ?? null,
    waiting: countWaiting(store, id),
    last: findLastMessage(store, id) ?? null,
    request: findNewestRequest(store, id),
    record: findOwnRule(source) ?? conversation.recordChat,
  };
  return toConversationView(conversation, facts, source);
}

/** An invitation as of `now`; an open one past its end is shown as expired. */
export function toInvitationView(invitation: Invitation, now: number): InvitationView {
  const state = invitation.state === 'open' && invitation.expiresAt <= now ? 'expired' : invitation.state;
  const code = state === 'open' ? invitation.code : null;
  return {
    id: invitation.id,
    label: invitation.label,
    state,
    code: code === null ? null : formatInvitationCode(code),
    link: code === null ? null : invitationLink(code),
    createdAt: invitation.createdAt,
    expiresAt: invitation.expiresAt,
    replaced: invitation.replacedBy !== null,
    openedAt: invitation.openedAt,
    endedWithComputer: invitation.endedWithComputer,
  };
}
