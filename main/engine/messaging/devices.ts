/** Keeps groups in step with signed device lists: a contact's lost device goes, its replacement comes in. */
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { recordEvent } from '../audit/record.ts';
import { type CheckedKeyPackage, checkKeyPackage, draftCommit, listMembers } from '../e2ee/index.ts';
import { verifyListContinues } from '../keys/identity.ts';
import { findContact, setContactDeviceList } from '../store/repositories/contacts.ts';
import { type Conversation, clearMembersDue, markMembersDue } from '../store/repositories/conversations.ts';
import { markDone } from '../store/repositories/inbox.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { pairPolicy } from './group-rules.ts';
import { defaultSuite } from './suite.ts';

/** Takes in a contact's next list; one that goes back, forks or comes from another key is refused. */
export function takeDeviceList(desk: Desk, item: Extract<MailboxItem, { kind: 'devices' }>): void {
  const contact = findContact(desk.store, item.deviceList.account);
  if (contact === undefined) throw new AppError('deviceList.invalid');
  verifyListContinues(contact.deviceList, item.deviceList);
  inTransaction(desk.store, () => {
    setContactDeviceList(desk.store, contact.account, item.deviceList);
    recordEvent(desk.store, desk.clock.now(), { code: 'contact.devicesChanged', subject: contact.account });
    markMembersDue(desk.store, contact.account);
    markDone(desk.store, item.seq);
  });
}

/** Leaves that no list names any more, and devices of the contact's list that have no leaf yet. */
function findDifference(
  desk: Desk,
  conversation: Conversation,
): { readonly remove: readonly number[]; readonly add: readonly string[] } {
  const members = listMembers(desk.groups.load(conversation.id, conversation.generation));
  const contact = findContact(desk.store, conversation.contact);
  const listed = [desk.account.deviceList, contact?.deviceList].flatMap((list) => list?.devices ?? []);
  return {
    remove: members
      .filter((member) => !listed.some((one) => one.device === member.deviceId))
      .map((member) => member.leaf),
    add: listed
      .filter(
        (one) =>
          one.account === conversation.contact && !members.some((member) => member.deviceId === one.device),
      )
      .map((one) => one.device),
  };
}

async function fetchKeyPackages(
  desk: Desk,
  authorised: Authorised,
  account: string,
  devices: readonly string[],
): Promise<CheckedKeyPackage[]> {
  const { packages } = await authorised('keyPackages.fetch', { account });
  const context = {
    suite: defaultSuite,
    now: desk.clock.now(),
    verifyCredential: desk.groups.self.verifyCredential,
  };
  const wanted = packages.filter((one) => devices.includes(one.device));
  if (wanted.length < devices.length) throw new AppError('keyPackage.none');
  return Promise.all(wanted.map((one) => checkKeyPackage(fromBase64Url(one.keyPackage), context)));
}

/** Brings a group whose lists changed in step with them, by one commit. Throws `keyPackage.*`, `network.*`, `e2ee.*`. */
export async function followDeviceLists(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
): Promise<void> {
  const { id, generation } = conversation;
  if (desk.groups.findPending(id, generation) !== undefined) return;
  const { remove, add } = findDifference(desk, conversation);
  if (remove.length + add.length > 0) {
    const packages =
      add.length === 0 ? [] : await fetchKeyPackages(desk, authorised, conversation.contact, add);
    const policy = pairPolicy(desk.store, desk.account, conversation.contact);
    const draft = await draftCommit(desk.groups.load(id, generation), { add: packages, remove }, policy);
    const bytes = draft.welcome === null ? '' : toBase64Url(draft.welcome);
    const welcomes = packages.map((one) => ({ device: one.deviceId, bytes }));
    desk.groups.savePending(id, generation, draft, welcomes);
    // Another commit came first, or the lists moved on: the difference is looked at again.
    if ((await submitPending(desk, authorised, id, generation)) !== 'won') return;
  }
  inTransaction(desk.store, () => clearMembersDue(desk.store, id));
}
