/** A device that came back may have missed device lists of its contacts: it reads the newest, and believes what the pinned key signed. */
import type { DeviceList } from '../../../contract/domain/identity.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { comesFromKey, verifyDeviceList } from '../keys/identity.ts';
import { takeNewestOwnList } from '../linking/own-list.ts';
import type { Store } from '../store/database.ts';
import type { Account } from '../store/repositories/account.ts';
import { findContact, listContacts } from '../store/repositories/contacts.ts';
import { listConversations } from '../store/repositories/conversations.ts';
import { setSenderCounter, unknownCounter } from '../store/repositories/counters.ts';
import { findSetting, removeSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { noteDeviceList, showLines } from './known-list.ts';
import { listOthers } from './people.ts';

/** Set while lists may have been missed. */
export const listsDueSetting = 'device-lists-due';

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
function takeNewest(desk: Desk, list: DeviceList): readonly string[] {
  const contact = findContact(desk.store, list.account);
  if (contact === undefined || list.version <= contact.deviceList.version) return [];
  verifyDeviceList(list);
  if (!comesFromKey(list, toBase64Url(contact.accountKey))) return [];
  return noteDeviceList(desk, contact, list);
}

/** Reads the newest lists of everybody, once after this device came back. Throws `network.*`, `auth.*`. */
export async function readMissedLists(desk: Desk, authorised: Authorised): Promise<void> {
  if (findSetting(desk.store, listsDueSetting) === undefined) return;
  const accounts = [desk.account.id, ...listContacts(desk.store).map((one) => one.account)];
  for (let at = 0; at < accounts.length; at += limits.deviceListsAtOnce) {
    const asked = accounts.slice(at, at + limits.deviceListsAtOnce);
    const { lists } = await authorised('deviceLists.read', { accounts: asked });
    for (const list of lists) takeNewestOwnList(desk, list);
    const lines = inTransaction(desk.store, () => lists.flatMap((list) => takeNewest(desk, list)));
    showLines(desk, lines);
  }
  inTransaction(desk.store, () => {
    noteUnknownCounters(desk.store, desk.account);
    removeSetting(desk.store, listsDueSetting);
  });
}
