/** A handover becomes a profile: the same person's, on a device of its own that its conversations still have to let in. */
import type { z } from 'zod';
import type { Protection } from '../../../contract/bridge/protection.ts';
import type { DeviceEntry } from '../../../contract/domain/identity.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { SignatureKeyPair } from '../crypto/primitives.ts';
import { verifyDeviceList } from '../keys/identity.ts';
import { makeKeyPackages } from '../messaging/key-packages.ts';
import { noteListsDue } from '../messaging/missed-lists.ts';
import { putTelling } from '../messaging/telling-settings.ts';
import type { Profile } from '../profile/profile.ts';
import { vaultFolder } from '../profile/vault-place.ts';
import { checkIdentityKeys, fillPeople, toAccount } from '../recovery/identity.ts';
import { bindToMachine, settleRecoveryFile } from '../recovery/kit.ts';
import { readKit } from '../recovery/known-kit.ts';
import type { Store } from '../store/database.ts';
import { type Device, putAccount, putDevice } from '../store/repositories/account.ts';
import { addConversation } from '../store/repositories/conversations.ts';
import { nameOwnDevice, noteOwnDevice } from '../store/repositories/own-devices.ts';
import { putKit } from '../store/repositories/recovery.ts';
import type { handoverSchema } from './handing-over.ts';
import { asNewcomer } from './known-people.ts';

type Handover = z.infer<typeof handoverSchema>;

/** What the new computer made for itself. */
export interface NewKeys {
  readonly device: string;
  readonly mls: SignatureKeyPair;
  readonly login: SignatureKeyPair;
}

/** Our entry on the signed list, with just our keys. Throws `link.tampered`, `deviceList.invalid`. */
function findEntry({ account, deviceList }: Handover, keys: NewKeys): DeviceEntry {
  verifyDeviceList(deviceList);
  const entry = deviceList.devices.find((one) => one.device === keys.device);
  const fits =
    deviceList.account === account.id &&
    deviceList.accountKey === account.publicKey &&
    entry?.mlsKey === toBase64Url(keys.mls.publicKey) &&
    entry.loginKey === toBase64Url(keys.login.publicKey);
  if (entry === undefined || !fits) throw new AppError('link.tampered');
  return entry;
}

function check(handover: Handover, keys: NewKeys): DeviceEntry {
  try {
    checkIdentityKeys(handover);
    return findEntry(handover, keys);
  } catch (cause) {
    throw new AppError('link.tampered', { cause });
  }
}

function fillOwn(store: Store, { ownConversation, names, kit, telling }: Handover, now: number): void {
  addConversation(store, {
    id: ownConversation,
    kind: 'own',
    generation: 1,
    state: 'awaiting',
    readUpTo: 0,
    createdAt: now,
    activityAt: now,
  });
  for (const { device, name, addedAt } of names) {
    noteOwnDevice(store, device, addedAt, now);
    if (name !== null) nameOwnDevice(store, device, name, addedAt);
  }
  putTelling(store, 'read', telling.read);
  putTelling(store, 'typing', telling.typing);
  if (kit !== null) putKit(store, readKit(kit));
}

/** Makes the profile and brings the list to the service. Throws `link.tampered`, `network.*`, `keychain.*`, `passcode.*`. */
export async function takeOver(
  profile: Profile,
  protection: Protection,
  keys: NewKeys,
  handover: Handover,
): Promise<void> {
  const entry = check(handover, keys);
  const now = profile.clock.now();
  const device: Device = { id: keys.device, entry, mls: keys.mls, login: keys.login, createdAt: now };
  const keyPackages = await makeKeyPackages(device, now);
  await profile.signUp(protection, (store) => {
    putAccount(store, {
      ...toAccount(handover),
      deviceList: handover.deviceList,
      registration: JSON.stringify({ route: 'deviceLists.join' }),
    });
    putDevice(store, device);
    fillPeople(store, { ...handover, conversations: handover.conversations.map(asNewcomer) });
    fillOwn(store, handover, now);
    keyPackages.store(store, { published: false });
    // Lists that came to the other computer after it handed over, or that it had missed itself.
    noteListsDue(store);
  });
  const vault = profile.getVault();
  settleRecoveryFile(vaultFolder(profile.place), vault, now);
  await bindToMachine(profile);
}
