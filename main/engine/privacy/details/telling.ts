/** Tells what this person says of themselves: the name to everybody they write with, the rest to their therapist alone. */
import type { DetailsSaid, NameSaid } from '../../../../contract/domain/person-details.ts';
import { newId } from '../../crypto/ids.ts';
import type { Desk } from '../../messaging/desk.ts';
import { tellOwnDevices } from '../../messaging/own-devices.ts';
import { founderOf } from '../../messaging/people.ts';
import { isBlocked } from '../../store/repositories/contacts.ts';
import {
  type Conversation,
  getConversation,
  listConversations,
} from '../../store/repositories/conversations.ts';
import { getOwnDetails } from '../../store/repositories/details.ts';
import { addToOutbox, dropUnsealed } from '../../store/repositories/outbox.ts';

const states: readonly Conversation['state'][] = ['awaiting', 'opening', 'open'];

/** What was said of oneself; a name that is still that of the sign-up was told by pairing. */
function saidBy(desk: Desk): { readonly name?: NameSaid; readonly details?: DetailsSaid } {
  const { namedAt, details } = getOwnDetails(desk.store);
  return {
    ...(namedAt > 0 ? { name: { nickname: desk.account.nickname, since: namedAt } } : {}),
    ...(details.since > 0 ? { details } : {}),
  };
}

/** Whether the other one of this conversation is this person's therapist. */
const isWithTherapist = ({ account }: Desk, conversation: Conversation): boolean =>
  conversation.kind === 'pair' && founderOf(account, conversation) !== account.id;

function queue(desk: Desk, conversation: Conversation): void {
  // Somebody blocked is told once they are no more.
  const isBlockedPair = conversation.contact !== null && isBlocked(desk.store, conversation.contact);
  if (conversation.kind === 'own' || !states.includes(conversation.state) || isBlockedPair) return;
  const { name, details } = saidBy(desk);
  const payload = {
    ...(name === undefined ? {} : { name }),
    ...(details === undefined || !isWithTherapist(desk, conversation) ? {} : { details }),
  };
  if (Object.keys(payload).length === 0) return;
  addToOutbox(desk.store, {
    conversation: conversation.id,
    message: newId(),
    type: 'profile',
    payload,
    at: desk.clock.now(),
  });
}

/** Everything that is known here goes to the other computers: what one of them knows already changes nothing there. */
export function tellOwnProfile(desk: Desk): void {
  const { email } = getOwnDetails(desk.store);
  const said = saidBy(desk);
  const change = { ...said, ...(email.since > 0 ? { email } : {}) };
  if (Object.keys(change).length > 0) tellOwnDevices(desk, { kind: 'profile', ...change });
}

/** After a change made here. Call inside its transaction; what was not sent yet is said by this. */
export function tellProfile(desk: Desk): void {
  dropUnsealed(desk.store, 'profile');
  for (const conversation of listConversations(desk.store)) queue(desk, conversation);
  tellOwnProfile(desk);
}

/** Devices of others came into a conversation, or came back: they may have missed it. Call inside a transaction. */
export function tellProfileAgain(desk: Desk, conversation: string): void {
  queue(desk, getConversation(desk.store, conversation));
}
