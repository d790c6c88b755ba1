/** After an older copy of the store was put back: keep the messages, destroy all MLS state, become a new device, ask to be re-added. */

import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { recordEvent } from '../audit/record.ts';
import type { Clock } from '../clock.ts';
import { reach } from '../crash-points.ts';
import { createDevice, signDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { makeKeyPackages, toKeyPackageOffer } from '../messaging/key-packages.ts';
import { noteListsDue } from '../messaging/missed-lists.ts';
import type { Store } from '../store/database.ts';
import { putAccount, putDevice } from '../store/repositories/account.ts';
import { askToBeAddedAgain } from '../store/repositories/conversations.ts';
import { resetForNewDevice } from '../store/repositories/counters.ts';
import { clearInbox } from '../store/repositories/inbox.ts';
import { removeAllKeyPackages } from '../store/repositories/key-packages.ts';
import { dropAllSealed } from '../store/repositories/outbox.ts';
import { clearRepairs } from '../store/repositories/repair.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { Registration } from './registering.ts';

const renewedAtSetting = 'renewed-at';
const shortestMs = 60 * 60 * 1000;

/** At most once an hour: a service that lies about its count must not have us replace our keys without end. */
export function mayRenew(store: Store, now: number): boolean {
  const last = Number(findSetting(store, renewedAtSetting) ?? Number.NaN);
  return Number.isNaN(last) || Math.abs(now - last) > shortestMs;
}

/**
 * Makes this store the store of a new device of the same account, in one transaction. The request that tells the service
 * is stored with it; contacts' apps then add the new device without a click. Nothing of the old ratchets is ever used again.
 */
export async function renewDevice(desk: Desk, clock: Clock): Promise<void> {
  const { store, account, device: old } = desk;
  const now = clock.now();
  const device = createDevice(account.id, account.key, now);
  const others = account.deviceList.devices.filter((entry) => entry.device !== old.id);
  const deviceList = signDeviceList(account.key, account.id, [...others, device.entry], account.deviceList);
  const keyPackages = await makeKeyPackages(device, now);
  const registration: Registration = {
    route: 'deviceLists.publish',
    as: { device: old.id, loginKey: toBase64Url(old.login.privateKey) },
    request: { deviceList, newDevice: { device: device.id, keyPackages: toKeyPackageOffer(keyPackages) } },
  };
  inTransaction(store, () => {
    desk.groups.destroyAll();
    removeAllKeyPackages(store);
    clearInbox(store);
    clearRepairs(store);
    dropAllSealed(store);
    putDevice(store, device);
    putAccount(store, { ...account, deviceList, registration: JSON.stringify(registration) });
    keyPackages.store(store, { published: true });
    askToBeAddedAgain(store, now);
    putSetting(store, renewedAtSetting, String(now));
    noteListsDue(store);
    resetForNewDevice(store);
    recordEvent(store, now, { code: 'profile.renewed' });
  });
  reach('renew.stored');
}
