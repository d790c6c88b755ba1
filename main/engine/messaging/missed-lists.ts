/** A device may have missed device lists of its contacts: it reads the newest, and believes what the pinned key signed. */
import type { DeviceList } from '../../../contract/domain/identity.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { comesFromKey, verifyDeviceList } from '../keys/identity.ts';
import { takeNewestOwnList } from '../linking/own-list.ts';
import type { Store } from '../store/database.ts';
import type { Account } from '../store/repositories/account.ts';
import { findContact, listContacts } from '../store/repositories/contacts.ts';
import { findConversation, listConversations } from '../store/repositories/conversations.ts';
import { setSenderCounter, unknownCounter } from '../store/repositories/counters.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';
import { countReading } from '../store/repositories/unlisted-devices.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { noteDeviceList, showLines } from './known-list.ts';
import { listOthers } from './people.ts';

/** Set while lists may have been missed. */
const listsDueSetting = 'device-lists-due';
/** Its value, or the account up to which they were read before the service had enough of it. */
const fromTheStart = 'yes';

/** A device that is on no list, as the service shows them, for so long is taken for one that was removed. */
export const unknownUntilGoneMs = 24 * 60 * 60 * 1000;

/** From now on every list may have been missed; a reading that is under way begins anew. */
export function noteListsDue(store: Store): void {
  putSetting(store, listsDueSetting, fromTheStart);
}

/** Something names a list or a device that is not known here: the newest lists are read with the next work of the connection. */
export function askForLists({ store, wake }: Pick<Desk, 'store' | 'wake'>): void {
  if (findSetting(store, listsDueSetting) !== undefined) return;
  noteListsDue(store);
  wake();
}

/** In conversations that came back without their history, devices of which nothing is known here. Known counters stay. */
export function noteUnknownCounters(store: Store, account: Account): void {
  const lists = new Map(listContacts(store).map((one) => [one.account, one.deviceList.devices]));
  for (const conversation of listConversations(store)) {
    if (conversation.restoredAt === null) continue;
    const devices = listOthers(store, account, conversation).flatMap((other) => lists.get(other) ?? []);
    for (const { device } of devices) setSenderCounter(store, conversation.id, device, unknownCounter);
  }
}

/** Versions may have been missed in between; the account's key, or one that it gave way to, signs each list whole. */
function takeNewest(desk: Desk, list: DeviceList): 'newer' | 'known' {
  const contact = findContact(desk.store, list.account);
  if (contact === undefined || list.version <= contact.deviceList.version) return 'known';
  verifyDeviceList(list);
  if (!comesFromKey(list, toBase64Url(contact.accountKey))) return 'known';
  const lines = inTransaction(desk.store, () => noteDeviceList(desk, contact, list));
  showLines(desk, lines);
  return 'newer';
}

/** A list that does not verify is that account's own trouble; nobody else's waits for it. */
function takeOne(desk: Desk, list: DeviceList): 'newer' | 'known' {
  try {
    takeNewestOwnList(desk, list);
    return takeNewest(desk, list);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'deviceList.invalid') return 'known';
    throw thrown;
  }
}

/** Those of some people; in as many requests as that takes. Answers whether one was new. Throws `network.*`, `auth.*`, `request.tooMany`. */
async function readSome(
  desk: Desk,
  authorised: Authorised,
  accounts: readonly string[],
  onRead: (last: string) => void,
): Promise<boolean> {
  const before = desk.account.deviceList.version;
  let isNewer = false;
  for (let at = 0; at < accounts.length; at += limits.deviceListsAtOnce) {
    const asked = accounts.slice(at, at + limits.deviceListsAtOnce);
    const { lists } = await authorised('deviceLists.read', { accounts: asked });
    for (const list of lists) isNewer = takeOne(desk, list) === 'newer' || isNewer;
    onRead(asked.at(-1) ?? '');
  }
  return isNewer || desk.account.deviceList.version > before;
}

/**
 * Reads the newest lists of everybody, where some may have been missed. A service that has had enough of it is asked again another
 * time, from where it stopped; meanwhile all else goes on, and groups that wait for a list wait. Throws `network.*`, `auth.*`,
 * `device.revoked`.
 */
export async function readMissedLists(desk: Desk, authorised: Authorised): Promise<void> {
  const { store, account, clock } = desk;
  const place = findSetting(store, listsDueSetting);
  if (place === undefined) return;
  const everybody = [account.id, ...listContacts(store).map((one) => one.account)].toSorted();
  const isWhole = place === fromTheStart;
  const accounts = isWhole ? everybody : everybody.filter((one) => one > place);
  try {
    await readSome(desk, authorised, accounts, (last) => putSetting(store, listsDueSetting, last));
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'request.tooMany') return;
    throw thrown;
  }
  inTransaction(store, () => {
    noteUnknownCounters(store, account);
    removeSetting(store, listsDueSetting);
    // Who was looked for only after it began may have been passed already.
    if (isWhole) countReading(store, clock.now() - unknownUntilGoneMs);
  });
}

/** Where a commit stands that was looked at once more. */
interface CommitPlace {
  readonly conversation: string;
  readonly generation: number;
  readonly position: number;
}

/** Refusals of a commit that a newer list may take back: of a device that comes or goes, or of somebody's last one. */
const refusedForLists: ReadonlySet<string> = new Set(['e2ee.notAllowed', 'e2ee.notFounder']);

/** Commits for which lists were read already, by store: one that stays refused is tried with every pass. */
const lookedUp = new WeakMap<Store, Set<string>>();

/**
 * Applies a commit, and once more where it was refused and a newer list of somebody in that conversation was there to be read: one
 * that brings in a device of a list that never came here, or takes out one that such a list revoked. Throws as `work`.
 */
export async function withNewestLists(
  desk: Desk,
  authorised: Authorised,
  { conversation: id, generation, position }: CommitPlace,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const known = lookedUp.get(desk.store) ?? new Set<string>();
    const key = `${id}/${generation}/${position}`;
    const conversation = findConversation(desk.store, id);
    const mayBeListed = thrown instanceof AppError && refusedForLists.has(thrown.code);
    if (!mayBeListed || known.has(key) || conversation === undefined) throw thrown;
    const accounts = [desk.account.id, ...listOthers(desk.store, desk.account, conversation)];
    // Where the service has had enough of it, or cannot be reached, the commit waits: refused unseen it would cost a generation.
    const isNewer = await readSome(desk, authorised, accounts, () => {});
    lookedUp.set(desk.store, known.add(key));
    if (!isNewer) throw thrown;
    await work();
  }
}
