/** An account that this person writes with is gone: what they wrote stays here, and nothing can be sent to them any more. */
import { type ErasedNotice, erasedWhoBytes, erasureRequestBytes } from '../../../contract/domain/erasure.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { sha256, verifySignature } from '../crypto/primitives.ts';
import type { Desk } from '../messaging/desk.ts';
import { endConversation } from '../messaging/groups/ending.ts';
import { addNotice } from '../messaging/notices.ts';
import { type Contact, listContacts } from '../store/repositories/contacts.ts';
import {
  type Conversation,
  getConversation,
  listConversationsWith,
} from '../store/repositories/conversations.ts';
import { markGroupDue, settleDelivered } from '../store/repositories/group-rows.ts';
import { markDone } from '../store/repositories/inbox.ts';
import { markLeft } from '../store/repositories/members.ts';
import { inTransaction } from '../store/statement.ts';

const whoOf = (account: string): string => toBase64Url(sha256(erasedWhoBytes(account)));

/** Whether the account itself asked for its end: a service that says so without that may be lying. */
function isOwnWish({ account, accountKey }: Contact, { request }: ErasedNotice): boolean {
  if (request === null) return false;
  const bytes = erasureRequestBytes(account, request.at);
  return verifySignature(accountKey, bytes, fromBase64Url(request.signature));
}

/** Answers lines that came or changed. */
function end(desk: Desk, contact: Contact, conversation: Conversation, at: number): readonly string[] {
  const { store, account } = desk;
  const { id, kind, founder } = conversation;
  const code = 'person.erased';
  if (kind === 'pair' || founder === contact.account)
    return endConversation(desk, conversation, code, contact.nickname, at);
  if (!markLeft(store, id, contact.account, at)) return [];
  // Its founder's app takes the keys out.
  if (founder === account.id) markGroupDue(store, id);
  return [addNotice(desk, id, { code, names: [contact.nickname], at }), ...settleDelivered(store, id, null)];
}

/** What the service alone says changes nothing but that it is shown. */
export function takeErased(desk: Desk, { notice, seq }: Extract<MailboxItem, { kind: 'erased' }>): void {
  const { store, clock } = desk;
  const changed = inTransaction(store, () => {
    markDone(store, seq);
    const contact = listContacts(store).find(({ account }) => whoOf(account) === notice.who);
    if (contact === undefined) return [];
    const at = Math.min(notice.erasedAt, clock.now());
    const isOwn = isOwnWish(contact, notice);
    return listConversationsWith(store, contact.account).flatMap((id) => {
      const conversation = getConversation(store, id);
      if (conversation.state === 'ended') return [];
      if (isOwn) end(desk, contact, conversation, at);
      else addNotice(desk, id, { code: 'person.saidErased', names: [contact.nickname], at });
      return [id];
    });
  });
  if (changed.length === 0) return;
  desk.emit('conversations.changed', {});
  for (const conversation of changed) desk.emit('messages.reordered', { conversation });
  desk.wake();
}
