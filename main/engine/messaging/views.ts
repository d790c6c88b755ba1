/** Turns stored rows into what the window is shown. */
import type { ConversationView, InvitationView, MessageView } from '../../../contract/bridge/views.ts';
import { formatInvitationCode, invitationLink } from '../../../contract/domain/invitation-code.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import {
  type Conversation,
  getConversation,
  listConversations,
} from '../store/repositories/conversations.ts';
import type { Invitation } from '../store/repositories/invitations.ts';
import {
  countUnread,
  countWaiting,
  findFirstUnread,
  findLastMessage,
} from '../store/repositories/messages.ts';
import { listContactNames, listLastMessages, listUnread, listWaiting } from '../store/repositories/roster.ts';
import type { Desk } from './desk.ts';

/** What a view is made from. */
type Source = Pick<Desk, 'store' | 'troubles'>;

/** What is read about a conversation besides its own row. */
interface Facts {
  readonly contact: ReturnType<typeof findContactNames>;
  readonly unread: number;
  readonly firstUnread: ConversationView['firstUnread'];
  readonly waiting: number;
  readonly last: MessageView | null;
}

function toConversationView(
  conversation: Conversation,
  facts: Facts,
  troubles: Source['troubles'],
): ConversationView {
  const { contact, last } = facts;
  if (contact === undefined) throw new AppError('conversation.unknown');
  return {
    id: conversation.id,
    state: conversation.state,
    nickname: contact.nickname,
    label: contact.label,
    practiceName: contact.practiceName,
    unread: facts.unread,
    firstUnread: facts.firstUnread,
    markedUnread: conversation.markedUnread === 1,
    waitingForReply: last !== null && !last.mine && last.order > conversation.settledUpTo,
    pinned: conversation.pinned === 1,
    archived: conversation.archived === 1,
    waiting: facts.waiting,
    lastMessage: last,
    restoredAt: conversation.restoredAt,
    trouble: troubles.get(conversation.id) ?? null,
    lastActivityAt: conversation.activityAt,
  };
}

/** All conversations, most recent activity first; as many statements for two thousand as for one. */
export function listConversationViews({ store, troubles }: Source): ConversationView[] {
  const names = listContactNames(store);
  const lasts = listLastMessages(store);
  const unread = listUnread(store);
  const waiting = listWaiting(store);
  return listConversations(store).map((conversation) => {
    const { id, contact } = conversation;
    const facts = {
      contact: names.get(contact),
      unread: unread.get(id)?.count ?? 0,
      firstUnread: unread.get(id)?.first ?? null,
      waiting: waiting.get(id) ?? 0,
      last: lasts.get(id) ?? null,
    };
    return toConversationView(conversation, facts, troubles);
  });
}

/** Throws `conversation.unknown`. */
export function getConversationView({ store, troubles }: Source, id: string): ConversationView {
  const conversation = getConversation(store, id);
  const { contact, readUpTo } = conversation;
  const facts = {
    contact: findContactNames(store, contact),
    unread: countUnread(store, id, readUpTo),
    firstUnread: findFirstUnread(store, id, readUpTo) ?? null,
    waiting: countWaiting(store, id),
    last: findLastMessage(store, id) ?? null,
  };
  return toConversationView(conversation, facts, troubles);
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
  };
}
