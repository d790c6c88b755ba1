/** Keeps groups in step with signed device lists: a contact's lost device goes, its replacement comes in. */

import type { DeviceEntry, DeviceList } from '../../../contract/domain/identity.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { MailboxItem } from '../../../contract/wire/mailbox.ts';
import {
  type CheckedKeyPackage,
  checkKeyPackage,
  draftCommit,
  listMembers,
  type SuiteName,
} from '../e2ee/index.ts';
import { comesFromKey, verifyDeviceList, verifyListContinues } from '../keys/identity.ts';
import { takeOwnList } from '../linking/own-list.ts';
import { type Contact, findContact } from '../store/repositories/contacts.ts';
import type { Conversation } from '../store/repositories/conversations.ts';
import { markDone } from '../store/repositories/inbox.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import { submitPending } from './committing.ts';
import type { Desk } from './desk.ts';
import { policyFor } from './group-rules.ts';
import { noteDeviceList, showLines } from './known-list.ts';
import { askForLists } from './missed-lists.ts';
import { founderOf, listOthers } from './people.ts';
import { readSealed } from './sealed-bytes.ts';
import { findGone, findRevoked } from './strangers.ts';
import { isOutside } from './troubles.ts';

type DevicesItem = Extract<MailboxItem, { kind: 'devices' }>;

/** Our own, made on another of our computers. Lists that never came are read at the next connection. */
function takeOwn(desk: Desk, item: DevicesItem): void {
  const done = () => markDone(desk.store, item.seq);
  if (takeOwnList(desk, item.deviceList, done) === 'taken') return;
  inTransaction(desk.store, () => {
    askForLists(desk);
    done();
  });
}

/** One version up, or past some that never came: each list is signed whole. Throws `deviceList.rollback`, `deviceList.invalid`. */
function requireNext({ deviceList: known, accountKey }: Contact, next: DeviceList): void {
  if (next.version <= known.version + 1) {
    verifyListContinues(known, next);
    return;
  }
  verifyDeviceList(next);
  if (!comesFromKey(next, toBase64Url(accountKey))) throw new AppError('deviceList.invalid');
}

/** Takes in a contact's next list, or our own; one that goes back, forks or comes from a key that is not theirs is refused. */
export function takeDeviceList(desk: Desk, item: DevicesItem): void {
  if (item.deviceList.account === desk.account.id) {
    takeOwn(desk, item);
    return;
  }
  const contact = findContact(desk.store, item.deviceList.account);
  if (contact === undefined) throw new AppError('deviceList.invalid');
  requireNext(contact, item.deviceList);
  const lines = inTransaction(desk.store, () => {
    markDone(desk.store, item.seq);
    return noteDeviceList(desk, contact, item.deviceList);
  });
  showLines(desk, lines);
}

/** So long the last computer of somebody in a group stays in its keys for the next one to take its place. */
const replacementWaitMs = 60 * 60 * 1000;

/** Devices without a leaf, by account. */
type Missing = ReadonlyMap<string, readonly DeviceEntry[]>;

/** Of `accounts`. */
function findMissing(desk: Desk, conversation: Conversation, accounts: readonly string[]): Missing {
  const { store, account } = desk;
  const members = listMembers(desk.groups.load(conversation.id, conversation.generation));
  const lists = accounts.map((one) =>
    one === account.id ? account.deviceList : findContact(store, one)?.deviceList,
  );
  const missing = lists
    .flatMap((list) => list?.devices ?? [])
    .filter((one) => !members.some((member) => member.deviceId === one.device));
  return Map.groupBy(missing, (one) => one.account);
}

/** `all`: accounts too that have no leaf yet, save those who were not told of the group. */
export interface Reach {
  readonly all: boolean;
  readonly untold?: ReadonlySet<string>;
}

/** Whose devices this one brings in and takes out. Whole accounts come and go by the founder's app alone. */
function accountsInReach(
  desk: Desk,
  conversation: Conversation,
  { all, untold = new Set() }: Reach,
): ReadonlySet<string> {
  const { store, account } = desk;
  const isFounder = founderOf(account, conversation) === account.id;
  const members = listMembers(desk.groups.load(conversation.id, conversation.generation));
  const inside = new Set(members.map(({ accountId }) => accountId));
  const others = listOthers(store, account, conversation);
  return new Set([
    account.id,
    ...others.filter((one) => (isFounder && all && !untold.has(one)) || inside.has(one)),
  ]);
}

/**
 * Leaves that go: of accounts that are out, where this is the founder's app, and of devices that are gone. The last leaf of an
 * account that stays goes together with the one that takes its place; in a group without it, where none came for an hour: nobody
 * holds everybody up by a computer that cannot be reached.
 */
function findLeaving(
  desk: Desk,
  conversation: Conversation,
  accounts: ReadonlySet<string>,
  coming: readonly CheckedKeyPackage[],
): readonly number[] {
  const { account, groups } = desk;
  const members = listMembers(groups.load(conversation.id, conversation.generation));
  const revoked = findRevoked(desk, conversation);
  const isFounder = founderOf(account, conversation) === account.id;
  const gone = isFounder ? findGone(desk, conversation).map(({ leaf }) => leaf) : [];
  const stays = new Set([
    ...coming.map(({ accountId }) => accountId),
    ...members.filter(({ leaf }) => !revoked.has(leaf)).map(({ accountId }) => accountId),
  ]);
  const waitedFor = desk.clock.now() - replacementWaitMs;
  const old = members.filter(({ leaf, accountId }) => {
    const since = revoked.get(leaf);
    if (since === undefined || !accounts.has(accountId)) return false;
    // Without the founder's account there is no group.
    const mayBeWithout = conversation.kind === 'group' && accountId !== conversation.founder;
    return stays.has(accountId) || (mayBeWithout && since <= waitedFor);
  });
  return [...new Set([...gone, ...old.map(({ leaf }) => leaf)])];
}

/** A checked key package of this suite for each of these devices that has one. Throws `keyPackage.none` where none has. */
export async function fetchKeyPackages(
  desk: Desk,
  authorised: Authorised,
  account: string,
  devices: readonly DeviceEntry[],
  suite: SuiteName,
): Promise<CheckedKeyPackage[]> {
  const { packages } = await authorised('keyPackages.fetch', { account });
  const context = {
    suite,
    now: desk.clock.now(),
    verifyCredential: desk.groups.self.verifyCredential,
  };
  const wanted = packages.filter((one) => devices.some((entry) => entry.device === one.device));
  if (wanted.length === 0) throw new AppError('keyPackage.none');
  const checked = await Promise.all(
    wanted.map((one) => checkKeyPackage(readSealed(one.keyPackage), context)),
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
async function fetchWhatThereIs(desk: Desk, authorised: Authorised, add: Missing, suite: SuiteName) {
  const packages: CheckedKeyPackage[] = [];
  for (const [account, devices] of add) {
    try {
      packages.push(...(await fetchKeyPackages(desk, authorised, account, devices, suite)));
    } catch (thrown) {
      if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
    }
  }
  return packages;
}

/**
 * Brings a group whose lists changed in step with them, by one commit; who is out goes. `later`: another commit comes first, and the difference is looked at again. `short`: a device has no key package yet, it
 * is tried again with the next wake. Throws `network.*`, `e2ee.*`.
 */
export async function bringInStep(
  desk: Desk,
  authorised: Authorised,
  conversation: Conversation,
  reach: Reach,
): Promise<'inStep' | 'short' | 'later'> {
  const { id, generation } = conversation;
  if (desk.groups.findPending(id, generation) !== undefined) return 'later';
  const accounts = accountsInReach(desk, conversation, reach);
  const add = findMissing(desk, conversation, [...accounts]);
  const { suite } = desk.groups.load(id, generation);
  const packages = await fetchWhatThereIs(desk, authorised, add, suite);
  const remove = findLeaving(desk, conversation, accounts, packages);
  if (remove.length + packages.length > 0) {
    const policy = policyFor(desk, conversation);
    const draft = await draftCommit(desk.groups.load(id, generation), { add: packages, remove }, policy);
    const bytes = draft.welcome === null ? '' : toBase64Url(draft.welcome);
    const welcomes = packages.map((one) => ({ device: one.deviceId, bytes }));
    desk.groups.savePending(id, generation, draft, welcomes);
    // Another commit came first, or the lists moved on: the difference is looked at again.
    if ((await submitPending(desk, authorised, id, generation)) !== 'won') return 'later';
  }
  return packages.length < [...add.values()].flat().length ? 'short' : 'inStep';
}
