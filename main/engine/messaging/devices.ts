/** Keeps groups in step with signed device lists: a contact's lost device goes, its replacement comes in. */

import type { DeviceEntry } from '../../../contract/domain/identity.ts';
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
import { policyFor } from './group-rules.ts';
import { listOthers } from './people.ts';
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

/** What a group lacks of the signed lists of those who are in it. */
interface Difference {
  readonly remove: readonly number[];
  /** Devices without a leaf, by account. */
  readonly add: ReadonlyMap<string, readonly DeviceEntry[]>;
}

function findDifference(desk: Desk, conversation: Conversation): Difference {
  const { store, account } = desk;
  const members = listMembers(desk.groups.load(conversation.id, conversation.generation));
  const others = listOthers(store, account, conversation);
  const lists = [account.deviceList, ...others.map((other) => findContact(store, other)?.deviceList)];
  const listed = lists.flatMap((list) => list?.devices ?? []);
  const missing = listed.filter((one) => !members.some((member) => member.deviceId === one.device));
  return {
    remove: members
      .filter((member) => !listed.some((one) => one.device === member.deviceId))
      .map((member) => member.leaf),
    add: Map.groupBy(missing, (one) => one.account),
  };
}

/** A checked key package for each of these devices that has one. Throws `keyPackage.none` where none has. */
export async function fetchKeyPackages(
  desk: Desk,
  authorised: Authorised,
  account: string,
  devices: readonly DeviceEntry[],
): Promise<CheckedKeyPackage[]> {
  const { packages } = await authorised('keyPackages.fetch', { account });
  const context = {
    suite: defaultSuite,
    now: desk.clock.now(),
    verifyCredential: desk.groups.self.verifyCredential,
  };
  const wanted = packages.filter((one) => devices.some((entry) => entry.device === one.device));
  if (wanted.length === 0) throw new AppError('keyPackage.none');
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
  const packages: CheckedKeyPackage[] = [];
  for (const [account, devices] of add) {
    packages.push(...(await fetchKeyPackages(desk, authorised, account, devices)));
  }
  if (remove.length + packages.length > 0) {
    const policy = policyFor(desk.store, desk.account, conversation);
    const draft = await draftCommit(desk.groups.load(id, generation), { add: packages, remove }, policy);
    const bytes = draft.welcome === null ? '' : toBase64Url(draft.welcome);
    const welcomes = packages.map((one) => ({ device: one.deviceId, bytes }));
    desk.groups.savePending(id, generation, draft, welcomes);
    // Another commit came first, or the lists moved on: the difference is looked at again.
    if ((await submitPending(desk, authorised, id, generation)) !== 'won') return;
  }
  // A device that nobody can reach yet is tried again with the next wake.
  if (packages.length < [...add.values()].flat().length) throw new AppError('keyPackage.none');
  inTransaction(desk.store, () => clearMembersDue(desk.store, id));
}
