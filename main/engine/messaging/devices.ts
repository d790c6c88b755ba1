/** Keeps groups in step with signed device lists: a contact's lost device goes, its replacement comes in. */

import type { DeviceEntry } from '../../../contract/domain/identity.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import { type CheckedKeyPackage, checkKeyPackage, draftCommit, listMembers } from '../e2ee/index.ts';
import { verifyListContinues } from '../keys/identity.ts';
import { takeOwnList } from '../linking/own-list.ts';
import { findContact } from '../store/repositories/contacts.ts';
import type { Conversation } from '../store/repositories/conversations.ts';
import { markDone } from '../store/repositories/inbox.ts';
import { putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { policyFor } from './group-rules.ts';
import { noteDeviceList, showLines } from './known-list.ts';
import { listsDueSetting } from './missed-lists.ts';
import { founderOf, listOthers } from './people.ts';
import { defaultSuite } from './suite.ts';
import { isOutside } from './troubles.ts';

type DevicesItem = Extract<MailboxItem, { kind: 'devices' }>;

/** Our own, made on another of our computers. Lists that never came are read at the next connection. */
function takeOwn(desk: Desk, item: DevicesItem): void {
  const done = () => markDone(desk.store, item.seq);
  if (takeOwnList(desk, item.deviceList, done) === 'taken') return;
  inTransaction(desk.store, () => {
    putSetting(desk.store, listsDueSetting, 'yes');
    done();
  });
}

/** Takes in a contact's next list, or our own; one that goes back, forks or comes from a key that is not theirs is refused. */
export function takeDeviceList(desk: Desk, item: DevicesItem): void {
  if (item.deviceList.account === desk.account.id) {
    takeOwn(desk, item);
    return;
  }
  const contact = findContact(desk.store, item.deviceList.account);
  if (contact === undefined) throw new AppError('deviceList.invalid');
  verifyListContinues(contact.deviceList, item.deviceList);
  const lines = inTransaction(desk.store, () => {
    markDone(desk.store, item.seq);
    return noteDeviceList(desk, contact, item.deviceList);
  });
  showLines(desk, lines);
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
  // Whole accounts come and go by the founder's app alone.
  const isFounder = founderOf(account, conversation) === account.id;
  const isOurs = (accountId: string) =>
    isFounder ||
    accountId === account.id ||
    (others.includes(accountId) && members.some((member) => member.accountId === accountId));
  const missing = listed.filter(
    (one) => isOurs(one.account) && !members.some((member) => member.deviceId === one.device),
  );
  return {
    remove: members
      .filter((member) => isOurs(member.accountId) && !listed.some((one) => one.device === member.deviceId))
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
  const checked = await Promise.all(
    wanted.map((one) => checkKeyPackage(fromBase64Url(one.keyPackage), context)),
  );
  // Signed by this account is not enough: its key of before may be in other hands.
  const isListed = (one: CheckedKeyPackage) =>
    devices.some(
      ({ device, mlsKey }) =>
        device === one.deviceId && mlsKey === toBase64Url(one.keyPackage.leafNode.signaturePublicKey),
    );
  if (!checked.every(isListed)) throw new AppError('e2ee.credentialRefused');
  return checked;
}

/** What can be reached of these devices; somebody of whom there is nothing, or nothing good, keeps nobody else out or in. */
async function fetchWhatThereIs(desk: Desk, authorised: Authorised, add: Difference['add']) {
  const packages: CheckedKeyPackage[] = [];
  for (const [account, devices] of add) {
    try {
      packages.push(...(await fetchKeyPackages(desk, authorised, account, devices)));
    } catch (thrown) {
      if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
    }
  }
  return packages;
}

/**
 * Brings a group whose lists changed in step with them, by one commit. `later`: another commit comes first, and the difference
 * is looked at again. Throws `keyPackage.*`, `network.*`, `e2ee.*`.
 */
export async function bringInStep(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
): Promise<'inStep' | 'later'> {
  const { id, generation } = conversation;
  if (desk.groups.findPending(id, generation) !== undefined) return 'later';
  const { remove, add } = findDifference(desk, conversation);
  const packages = await fetchWhatThereIs(desk, authorised, add);
  if (remove.length + packages.length > 0) {
    const policy = policyFor(desk.store, desk.account, conversation);
    const draft = await draftCommit(desk.groups.load(id, generation), { add: packages, remove }, policy);
    const bytes = draft.welcome === null ? '' : toBase64Url(draft.welcome);
    const welcomes = packages.map((one) => ({ device: one.deviceId, bytes }));
    desk.groups.savePending(id, generation, draft, welcomes);
    // Another commit came first, or the lists moved on: the difference is looked at again.
    if ((await submitPending(desk, authorised, id, generation)) !== 'won') return 'later';
  }
  // A device that nobody can reach yet is tried again with the next wake.
  if (packages.length < [...add.values()].flat().length) throw new AppError('keyPackage.none');
  return 'inStep';
}
