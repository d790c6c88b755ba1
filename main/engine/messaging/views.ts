/** Turns stored rows into what the window is shown. */
import type { ConversationView, InvitationView } from '../../../contract/bridge/views.ts';
import { formatInvitationCode, invitationLink } from '../../../contract/domain/invitation-code.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { findContactNames } from '../store/repositories/contacts.ts';
import { type Conversation, getConversation } from '../store/repositories/conversations.ts';
import type { Invitation } from '../store/repositories/invitations.ts';
import {
  countUnread,
  countWaiting,
  findFirstUnread,
  findLastMessage,
} from '../store/repositories/messages.ts';
import type { Desk } from './desk.ts';

/** What a view is made from. */
type Source = Pick<Desk, 'store' | 'troubles'>;

export function toConversationView(
  { store, troubles }: Source,
  conversation: Conversation,
): ConversationView {
  const contact = findContactNames(store, conversation.contact);
  if (contact === undefined) throw new AppError('conversation.unknown');
  const { id, readUpTo, settledUpTo } = conversation;
  const last = findLastMessage(store, id) ?? null;
  return {
    id,
    state: conversation.state,
    nickname: contact.nickname,
    label: contact.label,
    practiceName: contact.practiceName,
    unread: countUnread(store, id, readUpTo),
    firstUnread: findFirstUnread(store, id, readUpTo) ?? null,
    markedUnread: conversation.markedUnread === 1,
    waitingForReply: last !== null && !last.mine && last.order > settledUpTo,
    pinned: conversation.pinned === 1,
    archived: conversation.archived === 1,
    waiting: countWaiting(store, id),
    lastMessage: last,
    restoredAt: conversation.restoredAt,
    trouble: troubles.get(conversation.id) ?? null,
    lastActivityAt: conversation.activityAt,
  };
}

/** Throws `conversation.unknown`. */
export function getConversationView(source: Source, id: string): ConversationView {
  return toConversationView(source, getConversation(source.store, id));
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
    openedAt: invitation.openedAt,
  };
}
