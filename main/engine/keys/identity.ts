/** Makes and checks the signed statements of identity: device entries, device lists, MLS credentials. */
import {
  credentialBytes,
  type DeviceEntry,
  type DeviceList,
  deviceEntryBytes,
  deviceListBytes,
  splitCredential,
} from '../../../contract/domain/identity.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import {
  equalConstantTime,
  generateSignatureKeyPair,
  type SignatureKeyPair,
  sha256,
  sign,
  verifySignature,
} from '../crypto/primitives.ts';
import type { Device } from '../store/repositories/account.ts';

const day = 24 * 60 * 60 * 1000;
/** Device entries are renewed with the list; the end only bounds a forgotten device. */
const deviceLifetime = 5 * 365 * day;

/** A new device of an account, its entry signed by the account key. */
export function createDevice(account: string, accountKey: SignatureKeyPair, now: number): Device {
  const mls = generateSignatureKeyPair();
  const login = generateSignatureKeyPair();
  const unsigned = {
    account,
    accountKey: toBase64Url(accountKey.publicKey),
    device: newId(),
    mlsKey: toBase64Url(mls.publicKey),
    loginKey: toBase64Url(login.publicKey),
    validFrom: now - day,
    validUntil: now + deviceLifetime,
  };
  const signature = toBase64Url(sign(accountKey.privateKey, deviceEntryBytes(unsigned)));
  return { id: unsigned.device, entry: { ...unsigned, signature }, mls, login, createdAt: now };
}

/** The next list of an account: version 1 without `previous`, else chained to it. */
export function signDeviceList(
  accountKey: SignatureKeyPair,
  account: string,
  devices: readonly DeviceEntry[],
  previous: DeviceList | null,
): DeviceList {
  const unsigned = {
    account,
    accountKey: toBase64Url(accountKey.publicKey),
    version: (previous?.version ?? 0) + 1,
    previousHash: previous === null ? '' : toBase64Url(sha256(deviceListBytes(previous))),
    devices: [...devices],
  };
  return { ...unsigned, signature: toBase64Url(sign(accountKey.privateKey, deviceListBytes(unsigned))) };
}

/** Checks signatures, ids and keys of a list by itself; `deviceList.invalid` when anything does not fit. */
export function verifyDeviceList(list: DeviceList): void {
  const key = fromBase64Url(list.accountKey);
  const signedByAccount = verifySignature(key, deviceListBytes(list), fromBase64Url(list.signature));
  const entriesFit = list.devices.every(
    (entry) =>
      entry.account === list.account &&
      entry.accountKey === list.accountKey &&
      verifySignature(key, deviceEntryBytes(entry), fromBase64Url(entry.signature)),
  );
  const distinct = new Set(list.devices.map((entry) => entry.device)).size === list.devices.length;
  if (!signedByAccount || !entriesFit || !distinct) throw new AppError('deviceList.invalid');
}

/** Checks that `next` continues `known`: same account and key, one version up, chained by hash. `deviceList.rollback` else. */
export function verifyListContinues(known: DeviceList, next: DeviceList): void {
  verifyDeviceList(next);
  const chained = next.previousHash === toBase64Url(sha256(deviceListBytes(known)));
  const same = next.account === known.account && next.accountKey === known.accountKey;
  if (!same || next.version !== known.version + 1 || !chained) throw new AppError('deviceList.rollback');
}

/** This device's MLS credential. */
export function deviceCredential(device: Device): Uint8Array {
  return credentialBytes(device.entry);
}

/** The account key this profile expects of an account, or null when it knows no such account. */
export type PinnedKeys = (account: string) => Uint8Array | null;

/**
 * Whether an MLS leaf is who it says: its entry is signed by the account key we pinned for that account, and the leaf's
 * key is the entry's. Anything else is null.
 */
export function verifyLeaf(
  credential: Uint8Array,
  signatureKey: Uint8Array,
  pinned: PinnedKeys,
): { readonly accountId: string; readonly deviceId: string } | null {
  try {
    const { entry, signed, signature } = splitCredential(credential);
    const accountId = toBase64Url(entry.account);
    const expected = pinned(accountId);
    if (expected === null || !equalConstantTime(expected, entry.accountKey)) return null;
    if (!equalConstantTime(entry.mlsKey, signatureKey)) return null;
    if (!verifySignature(entry.accountKey, signed, signature)) return null;
    return { accountId, deviceId: toBase64Url(entry.device) };
  } catch {
    return null;
  }
}
