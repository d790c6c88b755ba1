/** One conversation with one person in an open store, and lines in it: what tests about lines begin with. */
import { newId } from '../../main/engine/crypto/ids.ts';
import { randomBytes } from '../../main/engine/crypto/primitives.ts';
import type { Store } from '../../main/engine/store/database.ts';
import { addContact } from '../../main/engine/store/repositories/contacts.ts';
import { addConversation } from '../../main/engine/store/repositories/conversations.ts';
import { addMessage, type NewMessage } from '../../main/engine/store/repositories/messages.ts';

interface Talk {
  readonly conversation: string;
  /** The other person. */
  readonly account: string;
  readonly at: number;
}

/** An open conversation; no device list stands behind it. */
export function addTalk(store: Store, { conversation, account, at }: Talk): void {
  addContact(store, {
    account,
    accountKey: randomBytes(32),
    nickname: 'Sara',
    label: null,
    practiceName: 'Nile Practice',
    deviceList: {} as never,
    createdAt: at,
  });
  addConversation(store, {
    id: conversation,
    contact: account,
    generation: 1,
    state: 'open',
    readUpTo: 0,
    createdAt: at,
    activityAt: at,
  });
}

/** A line as it comes from the service, unless `part` says otherwise. */
export function addLine(
  store: Store,
  { conversation, account, at }: Talk,
  part: Partial<NewMessage> & Pick<NewMessage, 'id' | 'number' | 'text'>,
): void {
  addMessage(store, {
    conversation,
    mine: false,
    senderAccount: account,
    senderDevice: newId(),
    at,
    receivedAt: at,
    delivery: 'sent',
    missingBefore: 0,
    outOfOrder: false,
    ...part,
  });
}
