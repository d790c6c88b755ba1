/** Tells this person's other computers of a group that is new here. */
import { describeContact, describeConversation } from '../../linking/known-people.ts';
import { findContact } from '../../store/repositories/contacts.ts';
import { getConversation } from '../../store/repositories/conversations.ts';
import type { Desk } from '../desk.ts';
import { tellOwnDevices } from '../own-devices.ts';
import { listOthers } from '../people.ts';

/** Call in the transaction that adds it. */
export function tellOfGroup(desk: Desk, id: string): void {
  const conversation = getConversation(desk.store, id);
  const people = listOthers(desk.store, desk.account, conversation);
  tellOwnDevices(desk, {
    kind: 'people',
    contacts: people.flatMap((account) => findContact(desk.store, account) ?? []).map(describeContact),
    conversations: [...describeConversation(desk.store, conversation)],
  });
}
