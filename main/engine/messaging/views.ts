/** Turns stored rows into what the window is shown. */
import type { ConversationView, InvitationView } from '../../../contract/bridge/views.ts';
import { formatInvitationCode, invitationLink } from '../../../contract/domain/invitation-code.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { findContact } from '../store/repositories/contacts.ts';
import { type Conversation, getConversation } from '../store/repositories/conversations.ts';
import type { Invitation } from '../store/repositories/invitations.ts';
import { countUnread, countWaiting, findLastMessage } from '../store/repositories/messages.ts';
import type { Desk } from './desk.ts';

/** What a view is made from. */
type Source = Pick<Desk, 'store' | 'troubles'>;

export function toConversationView(
  { store, troubles }: Source,
  conversation: Conversation,
): ConversationView {
  const contact = findContact(store, conversation.contact);
  if (contact === undefined) throw new AppError('conversation.unknown');
  return {
    id: conversation.id,
    state: conversation.state,
    nickname: contact.nickname,
    label: contact.label,
    practiceName: contact.practiceName,
    unread: countUnread(store, conversation.id, conversation.readUpTo),
    waiting: countWaiting(store, conversation.id),
    lastMessage: findLastMessage(store, conversation.id) ?? null,
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
  };
}
