/** Registers a device of an account that has no other: the account key signs the next list, and every older device ends. */
import { type DeviceList, recoveryProofBytes } from '../../../contract/domain/identity.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import { sign } from '../crypto/primitives.ts';
import { createDevice, signDeviceList, verifyDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { makeKeyPackages } from '../messaging/key-packages.ts';
import { listsDueSetting, noteUnknownCounters } from '../messaging/missed-lists.ts';
import type { Store } from '../store/database.ts';
import { type Account, getAccount, putAccount, putDevice } from '../store/repositories/account.ts';
import { askToBeAddedAgain } from '../store/repositories/conversations.ts';
import { resetForNewDevice } from '../store/repositories/counters.ts';
import { listUnpublished, markPublished } from '../store/repositories/key-packages.ts';
import { putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import type { ServiceClient } from '../sync/service-client.ts';

type Known = Pick<Account, 'id' | 'key'>;

/**
 * The account's newest list, told to its key. Throws `auth.failed` where the service knows no such account, `network.*`,
 * `deviceList.invalid` for a list that the account did not sign.
 */
export async function readOwnList(
  service: ServiceClient,
  origin: string,
  { id: account, key }: Known,
  device: string = newId(),
): Promise<DeviceList> {
  const { nonce } = await service.ask('login.challenge', { account, device });
  const proof = { account, device, nonce };
  const signature = toBase64Url(sign(key.privateKey, recoveryProofBytes({ ...proof, origin })));
  const { deviceList } = await service.ask('deviceLists.current', { ...proof, signature });
  verifyDeviceList(deviceList);
  const isOwn = deviceList.account === account && deviceList.accountKey === toBase64Url(key.publicKey);
  if (!isOwn) throw new AppError('deviceList.invalid');
  return deviceList;
}

/**
 * What makes a store that holds an account and no device the store of a new one; call the answer in a transaction. It is told
 * to the service at the next connection, and every conversation asks to be added again.
 */
export async function prepareNewDevice(
  account: Omit<Account, 'registration'>,
  now: number,
): Promise<(store: Store) => void> {
  const device = createDevice(account.id, account.key, now);
  const keyPackages = await makeKeyPackages(device, now);
  // Until the service has taken the real one, this says which device is ours.
  const deviceList = signDeviceList(account.key, account.id, [device.entry], account.deviceList);
  return (store) => {
    putDevice(store, device);
    putAccount(store, {
      ...account,
      deviceList,
      registration: JSON.stringify({ route: 'deviceLists.recover' }),
    });
    keyPackages.store(store, { published: false });
    askToBeAddedAgain(store, now);
    noteUnknownCounters(store, { ...account, registration: null });
    putSetting(store, listsDueSetting, 'yes');
    resetForNewDevice(store);
  };
}

/** Brings this device onto the account's list, alone. Made anew at each try, so that a lost answer does no harm. */
export async function recoverAccount(desk: Desk): Promise<void> {
  const { account, device, store } = desk;
  const current = await readOwnList(desk.service, desk.network.origin, account, device.id);
  // Ours says which version comes next: a service that shows an older list would have us sign a second one.
  if (current.version < account.deviceList.version - 1) throw new AppError('deviceList.rollback');
  const [only, ...others] = current.devices;
  const isTaken = only?.device === device.id && others.length === 0;
  const deviceList = isTaken ? current : signDeviceList(account.key, account.id, [device.entry], current);
  if (!isTaken) {
    const made = listUnpublished(store);
    const lastResort = made.find((one) => one.lastResort);
    await desk.service.ask('deviceLists.recover', {
      deviceList,
      newDevice: {
        device: device.id,
        keyPackages: {
          oneTime: made.filter((one) => !one.lastResort).map((one) => toBase64Url(one.publicBytes)),
          lastResort: lastResort === undefined ? null : toBase64Url(lastResort.publicBytes),
        },
      },
    });
  }
  inTransaction(store, () => {
    putAccount(store, { ...getAccount(store), deviceList });
    markPublished(store);
  });
  // The open desk speaks with the list that the service took.
  Object.assign(account, { deviceList });
}
