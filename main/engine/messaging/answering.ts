/** The therapist's side of pairing once somebody answered: take the answer in, say yes or no. */
import type { ConversationView } from '../../../contract/bridge/views.ts';
import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { recordEvent } from '../audit/record.ts';
import { equalConstantTime } from '../crypto/primitives.ts';
import { verifyDeviceList } from '../keys/identity.ts';
import { describeContact, describeConversation } from '../linking/known-people.ts';
import { getPracticeName } from '../store/repositories/account.ts';
import { addContact, findContact, getContact, removeContact } from '../store/repositories/contacts.ts';
import {
  addConversation,
  type Conversation,
  findConversation,
  getConversation,
  getPair,
  removeConversation,
  setConversationState,
} from '../store/repositories/conversations.ts';
import { endInvitation, findInvitation } from '../store/repositories/invitations.ts';
import { findOfferedRule, getOwnRule, putToldRule } from '../store/repositories/record-rules.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';
import { tellOwnDevices } from './own-devices.ts';
import { openAnswer } from './pairing-crypto.ts';
import { tellRule } from './record-rule.ts';
import { readSealed } from './sealed-bytes.ts';
import { getConversationView } from './views.ts';

/**
 * Turns a sealed answer into a person waiting to be confirmed. Call inside the transaction that finishes the inbox item.
 * Throws `invitation.tampered` for anything not sealed by the holder of this invitation's code.
 */
export function takeAnswer(desk: Desk, item: Extract<MailboxItem, { kind: 'pairing' }>): void {
  const invitation = findInvitation(desk.store, item.invitation);
  if (invitation === undefined || invitation.state !== 'open') throw new AppError('pairing.unknownRequest');
  const answer = openAnswer(invitation, readSealed(item.bytes));
  verifyDeviceList(answer.deviceList);
  if (!equalConstantTime(fromBase64Url(answer.offerHash), invitation.offerHash))
    throw new AppError('invitation.tampered');
  const { account, accountKey } = answer.deviceList;
  if (findConversation(desk.store, invitation.conversation)?.contact === account) {
    // Another computer of ours was quicker, and has told of them.
    endInvitation(desk.store, invitation.id, 'used');
    return;
  }
  if (findContact(desk.store, account) !== undefined) throw new AppError('pairing.alreadyJoined');
  addContact(desk.store, {
    account,
    accountKey: fromBase64Url(accountKey),
    nickname: answer.nickname,
    label: invitation.label,
    practiceName: getPracticeName(desk.store),
    deviceList: answer.deviceList,
    createdAt: desk.clock.now(),
  });
  addConversation(desk.store, {
    id: invitation.conversation,
    contact: account,
    generation: 1,
    state: 'toConfirm',
    readUpTo: 0,
    createdAt: desk.clock.now(),
    activityAt: desk.clock.now(),
  });
  const rule = getOwnRule(desk.store);
  // One that was changed since the offer is told once this person is let in.
  if (findOfferedRule(desk.store, invitation.id) === rule.since)
    putToldRule(desk.store, invitation.conversation, rule);
  endInvitation(desk.store, invitation.id, 'used');
  tellPerson(desk, getConversation(desk.store, invitation.conversation));
  // A computer that hears of the invitation later is not to ask about them once more.
  tellOwnDevices(desk, { kind: 'invitationEnded', invitation: invitation.id, state: 'used' });
}

function tellPerson(desk: Desk, conversation: Conversation): void {
  if (conversation.contact === null) return;
  tellOwnDevices(desk, {
    kind: 'people',
    contacts: [describeContact(getContact(desk.store, conversation.contact))],
    conversations: [...describeConversation(desk.store, conversation)],
  });
}

/** The therapist says yes: from now on the engine opens the conversation by itself. Throws `conversation.unknown`. */
export function confirmPerson(desk: Desk, conversation: string): ConversationView {
  inTransaction(desk.store, () => {
    const { state, contact } = getPair(desk.store, conversation);
    if (state !== 'toConfirm') return;
    setConversationState(desk.store, conversation, 'opening');
    tellRule(desk, conversation);
    recordEvent(desk.store, desk.clock.now(), { code: 'person.confirmed', subject: contact });
    // Where another computer said no at the same time, the yes stands.
    tellPerson(desk, getConversation(desk.store, conversation));
    tellOwnDevices(desk, { kind: 'answered', conversation, confirmed: true });
  });
  desk.emit('conversations.changed', {});
  desk.wake();
  return getConversationView(desk, conversation);
}

/** The therapist says no: what the person sent about themselves is removed. Throws `pairing.unknownRequest`. */
export function declinePerson(desk: Desk, conversation: string): void {
  const found = findConversation(desk.store, conversation);
  if (found?.state !== 'toConfirm' || found.contact === null) throw new AppError('pairing.unknownRequest');
  const { contact } = found;
  inTransaction(desk.store, () => {
    recordEvent(desk.store, desk.clock.now(), { code: 'person.declined', subject: contact });
    removeConversation(desk.store, conversation);
    removeContact(desk.store, contact);
    tellOwnDevices(desk, { kind: 'answered', conversation, confirmed: false });
  });
  desk.emit('conversations.changed', {});
  desk.wake();
}
