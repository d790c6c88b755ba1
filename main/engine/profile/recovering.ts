/** Registers a device of an account that has no other: the account key signs the next list, and every older device ends. */
import { type DeviceList, recoveryProofBytes } from '../../../contract/domain/identity.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import { type SignatureKeyPair, sign } from '../crypto/primitives.ts';
import { createDevice, signDeviceList, verifyDeviceList } from '../keys/identity.ts';
import type { Desk } from '../messaging/desk.ts';
import { makeKeyPackages, offerOfUnpublished } from '../messaging/key-packages.ts';
import { noteListsDue, noteUnknownCounters } from '../messaging/missed-lists.ts';
import type { Store } from '../store/database.ts';
import { type Account, getAccount, putAccount, putDevice } from '../store/repositories/account.ts';
import { askToBeAddedAgain } from '../store/repositories/conversations.ts';
import { resetForNewDevice } from '../store/repositories/counters.ts';
import { markPublished } from '../store/repositories/key-packages.ts';
import { noteListChange } from '../store/repositories/unlisted-devices.ts';
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
    noteListChange(store, account.deviceList, deviceList, now);
    putAccount(store, {
      ...account,
      deviceList,
      registration: JSON.stringify({ route: 'deviceLists.recover' }),
    });
    keyPackages.store(store, { published: false });
    askToBeAddedAgain(store, now);
    noteUnknownCounters(store, { ...account, registration: null });
    noteListsDue(store);
    resetForNewDevice(store);
  };
}

/** The newest list by the account's key; before the service has taken that key, by the one that gives way to it. */
async function readNewest(desk: Desk, oldKey: SignatureKeyPair | null): Promise<DeviceList> {
  const { service, network, account, device } = desk;
  try {
    return await readOwnList(service, network.origin, account, device.id);
  } catch (thrown) {
    const isUnknown = thrown instanceof AppError && thrown.code === 'auth.failed';
    if (oldKey === null || !isUnknown) throw thrown;
    return readOwnList(service, network.origin, { id: account.id, key: oldKey }, device.id);
  }
}

/**
 * Brings this device onto the account's list, alone. Made anew at each try, so that a lost answer does no harm. `oldKey`: the
 * account's key until now, which signs that it gives way.
 */
export async function recoverAccount(desk: Desk, oldKey: SignatureKeyPair | null = null): Promise<void> {
  const { account, device, store } = desk;
  const current = await readNewest(desk, oldKey);
  // Ours says which version comes next: a service that shows an older list would have us sign a second one.
  if (current.version < account.deviceList.version - 1) throw new AppError('deviceList.rollback');
  const [only, ...others] = current.devices;
  const givesWay = current.accountKey !== toBase64Url(account.key.publicKey);
  const isTaken = only?.device === device.id && others.length === 0;
  const deviceList = isTaken
    ? current
    : signDeviceList(account.key, account.id, [device.entry], current, givesWay ? oldKey : null);
  if (!isTaken) {
    await desk.service.ask('deviceLists.recover', {
      deviceList,
      newDevice: { device: device.id, keyPackages: offerOfUnpublished(store) },
    });
  }
  inTransaction(store, () => {
    noteListChange(store, current, deviceList, desk.clock.now());
    putAccount(store, { ...getAccount(store), deviceList });
    markPublished(store);
  });
  // The open desk speaks with the list that the service took.
  Object.assign(account, { deviceList });
}
