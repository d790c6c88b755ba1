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
import { listConversations } from '../store/repositories/conversations.ts';
import { setSenderCounter, unknownCounter } from '../store/repositories/counters.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { noteDeviceList, showLines } from './known-list.ts';
import { listOthers } from './people.ts';

/** Set while lists may have been missed. */
export const listsDueSetting = 'device-lists-due';
/** When they were last read at the service. */
export const listsReadSetting = 'device-lists-read-at';

/** Something names a list or a device that is not known here: the newest lists are read with the next work of the connection. */
export function askForLists({ store, wake }: Pick<Desk, 'store' | 'wake'>): void {
  putSetting(store, listsDueSetting, 'yes');
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

/** Reads the newest lists of everybody. Answers whether one was new. Throws `network.*`, `auth.*`, `device.revoked`. */
export async function readLists(desk: Desk, authorised: Authorised): Promise<boolean> {
  const began = desk.clock.now();
  const before = desk.account.deviceList.version;
  let isNewer = false;
  const accounts = [desk.account.id, ...listContacts(desk.store).map((one) => one.account)];
  for (let at = 0; at < accounts.length; at += limits.deviceListsAtOnce) {
    const asked = accounts.slice(at, at + limits.deviceListsAtOnce);
    const { lists } = await authorised('deviceLists.read', { accounts: asked });
    for (const list of lists) isNewer = takeOne(desk, list) === 'newer' || isNewer;
  }
  inTransaction(desk.store, () => {
    noteUnknownCounters(desk.store, desk.account);
    removeSetting(desk.store, listsDueSetting);
    putSetting(desk.store, listsReadSetting, String(began));
  });
  return isNewer || desk.account.deviceList.version > before;
}

/** Where lists may have been missed. Throws as `readLists`. */
export async function readMissedLists(desk: Desk, authorised: Authorised): Promise<void> {
  if (findSetting(desk.store, listsDueSetting) !== undefined) await readLists(desk, authorised);
}

/**
 * Does it, and once more where a commit was refused and a newer list was there to be read: one that brings in a device of a list
 * that never came here, or takes out one that such a list revoked. Throws as `work` and `readLists`.
 */
export async function withNewestLists(
  desk: Desk,
  authorised: Authorised,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    const mayBeListed = thrown instanceof AppError && thrown.code === 'e2ee.notAllowed';
    if (!mayBeListed || !(await readLists(desk, authorised))) throw thrown;
    await work();
  }
}
