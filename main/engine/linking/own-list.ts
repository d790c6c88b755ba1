/** This account's own next list, made on one of its computers, becomes the one that every other knows. */
import type { DeviceList } from '../../../contract/domain/identity.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import { verifyDeviceList, verifyListContinues } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { endOpenInvitations } from '../messaging/ending-invitations.ts';
import { tellReceipts } from '../privacy/receipts/telling.ts';
import type { Store } from '../store/database.ts';
import { getAccount, putAccount } from '../store/repositories/account.ts';
import {
  findOwnConversation,
  markAllMembersDue,
  setConversationState,
} from '../store/repositories/conversations.ts';
import { markRemoved, noteOwnDevice } from '../store/repositories/own-devices.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';
import { noteListChange } from '../store/repositories/unlisted-devices.ts';
import { inTransaction } from '../store/statement.ts';

/** The device that said it takes its leave: the person moved to another one. */
const leavingSetting = 'device-leaves';

/** Call inside the transaction that takes it in. */
export function noteLeaving(store: Store, device: string): void {
  putSetting(store, leavingSetting, device);
}

/** A conversation among one's own devices is prepared before there is a second one; now there is. */
function foundOwnConversation({ store }: Desk, list: DeviceList): void {
  const own = findOwnConversation(store);
  if (own?.state === 'toConfirm' && list.devices.length > 1) setConversationState(store, own.id, 'opening');
}

/**
 * Makes a checked list the account's own. Groups are compared with it, a computer that is new on it is told to the person here.
 * Call inside a transaction. `byPerson`: the person did this here, and need not hear of it.
 */
export function noteOwnList(desk: Desk, list: DeviceList, byPerson: boolean): void {
  const { store, account, device, clock } = desk;
  const now = clock.now();
  const before = new Set(account.deviceList.devices.map((one) => one.device));
  const after = new Set(list.devices.map((one) => one.device));
  for (const added of after) {
    if (before.has(added)) continue;
    noteOwnDevice(store, added, now, byPerson || added === device.id ? now : null);
    recordEvent(store, now, { code: 'device.linked' });
    if (added !== device.id) tellReceipts(desk);
  }
  for (const gone of before) {
    if (after.has(gone)) continue;
    markRemoved(store, gone, now);
    // One that the person moved away from is theirs still, and about to be erased.
    if (byPerson || findSetting(store, leavingSetting) !== gone) endOpenInvitations(desk);
    else removeSetting(store, leavingSetting);
    recordEvent(store, now, { code: 'device.removed' });
  }
  noteListChange(store, account.deviceList, list, now);
  putAccount(store, { ...getAccount(store), deviceList: list });
  foundOwnConversation(desk, list);
  markAllMembersDue(store);
  // The open desk speaks with the list of now.
  Object.assign(account, { deviceList: list });
}

/**
 * A list of this account as the service handed it over; one that is known already changes nothing. Answers whether lists in
 * between are missing. Throws `deviceList.*`, `device.revoked` where this computer is not on it.
 */
export function takeOwnList(desk: Desk, list: DeviceList, alongside: () => void): 'taken' | 'gap' {
  const { account, device, store } = desk;
  const known = account.deviceList;
  if (list.version <= known.version) {
    inTransaction(store, alongside);
    return 'taken';
  }
  if (list.version > known.version + 1) return 'gap';
  verifyListContinues(known, list);
  if (list.accountKey !== known.accountKey) throw new AppError('deviceList.invalid');
  if (!list.devices.some((one) => one.device === device.id)) throw new AppError('device.revoked');
  inTransaction(store, () => {
    noteOwnList(desk, list, false);
    alongside();
  });
  desk.emit('devices.changed', {});
  return 'taken';
}

/** The newest list of this account after some may have been missed: signed by the same key, whatever came in between. */
export function takeNewestOwnList(desk: Desk, list: DeviceList): void {
  const { account, device, store } = desk;
  if (list.account !== account.id || list.version <= account.deviceList.version) return;
  verifyDeviceList(list);
  if (list.accountKey !== account.deviceList.accountKey) return;
  if (!list.devices.some((one) => one.device === device.id)) throw new AppError('device.revoked');
  inTransaction(store, () => noteOwnList(desk, list, false));
  desk.emit('devices.changed', {});
}
