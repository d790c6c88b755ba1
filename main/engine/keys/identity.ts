/** Makes and checks the signed statements of identity: device entries, device lists, MLS credentials. */
import {
  credentialBytes,
  type DeviceEntry,
  type DeviceEntryFields,
  type DeviceList,
  deviceEntryBytes,
  deviceListBytes,
  type KeyChange,
  keyChangeBytes,
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

/** What the entry of a device says besides the account key and its times; keys base64url. */
interface EntryKeys {
  readonly account: string;
  readonly device: string;
  readonly mlsKey: string;
  readonly loginKey: string;
}

/** The entry of a device whose private keys may lie elsewhere. */
export function signDeviceEntry(
  accountKey: SignatureKeyPair,
  { account, device, mlsKey, loginKey }: EntryKeys,
  now: number,
): DeviceEntry {
  const unsigned = {
    account,
    accountKey: toBase64Url(accountKey.publicKey),
    device,
    mlsKey,
    loginKey,
    validFrom: now - day,
    validUntil: now + deviceLifetime,
  };
  return { ...unsigned, signature: toBase64Url(sign(accountKey.privateKey, deviceEntryBytes(unsigned))) };
}

/** A new device of an account, its entry signed by the account key. */
export function createDevice(account: string, accountKey: SignatureKeyPair, now: number): Device {
  const mls = generateSignatureKeyPair();
  const login = generateSignatureKeyPair();
  const keys = {
    account,
    device: newId(),
    mlsKey: toBase64Url(mls.publicKey),
    loginKey: toBase64Url(login.publicKey),
  };
  return { id: keys.device, entry: signDeviceEntry(accountKey, keys, now), mls, login, createdAt: now };
}

/** The word of the key that gives way: from the list after `previous` on, `to` (public, base64url) speaks for the account. */
function signKeyChange(from: SignatureKeyPair, to: string, account: string, previous: DeviceList): KeyChange {
  const change = {
    from: toBase64Url(from.publicKey),
    to,
    version: previous.version + 1,
    previousHash: toBase64Url(sha256(deviceListBytes(previous))),
  };
  return { ...change, signature: toBase64Url(sign(from.privateKey, keyChangeBytes(account, change))) };
}

/**
 * The next list of an account: version 1 without `previous`, else chained to it. `oldKey`: the key that signed `previous`, where
 * `accountKey` is another one from now on.
 */
export function signDeviceList(
  accountKey: SignatureKeyPair,
  account: string,
  devices: readonly DeviceEntry[],
  previous: DeviceList | null,
  oldKey: SignatureKeyPair | null = null,
): DeviceList {
  const unsigned = {
    account,
    accountKey: toBase64Url(accountKey.publicKey),
    version: (previous?.version ?? 0) + 1,
    previousHash: previous === null ? '' : toBase64Url(sha256(deviceListBytes(previous))),
    devices: [...devices],
  };
  const keyChanges = [
    ...(previous?.keyChanges ?? []),
    ...(oldKey === null || previous === null
      ? []
      : [signKeyChange(oldKey, unsigned.accountKey, account, previous)]),
  ];
  const signature = toBase64Url(sign(accountKey.privateKey, deviceListBytes(unsigned)));
  return { ...unsigned, signature, ...(keyChanges.length === 0 ? {} : { keyChanges }) };
}

/** Whether every change is signed by the key before it, and the last one leads to the key of the list. */
function changesFit({ account, accountKey, version, keyChanges = [] }: DeviceList): boolean {
  return keyChanges.every((change, at) => {
    const next = keyChanges[at + 1];
    const leadsOn =
      change.to === (next?.from ?? accountKey) && change.version < (next?.version ?? version + 1);
    return (
      leadsOn &&
      verifySignature(
        fromBase64Url(change.from),
        keyChangeBytes(account, change),
        fromBase64Url(change.signature),
      )
    );
  });
}

/** Whether the key of a checked list is `known`, or `known` gave way to it, at once or by way of others. */
export function comesFromKey(list: DeviceList, known: string): boolean {
  return list.accountKey === known || (list.keyChanges ?? []).some((change) => change.from === known);
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
  if (!signedByAccount || !entriesFit || !distinct || !changesFit(list))
    throw new AppError('deviceList.invalid');
}

/** Whether `next` has the key of `known`, or one that this key gave way to with just this list. */
function keyContinues(known: DeviceList, next: DeviceList): boolean {
  if (next.accountKey === known.accountKey) return true;
  const change = next.keyChanges?.at(-1);
  return (
    change?.from === known.accountKey &&
    change.version === next.version &&
    change.previousHash === next.previousHash
  );
}

/**
 * Checks that `next` continues `known`: same account, one version up, chained by hash, by the same key or one that it gave way
 * to. `deviceList.rollback` else.
 */
export function verifyListContinues(known: DeviceList, next: DeviceList): void {
  verifyDeviceList(next);
  const chained = next.previousHash === toBase64Url(sha256(deviceListBytes(known)));
  const same = next.account === known.account && keyContinues(known, next);
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
 * key is the entry's. Anything else is null. `wasListed`: this very entry stood on a list of a key that gave way since.
 */
export function verifyLeaf(
  credential: Uint8Array,
  signatureKey: Uint8Array,
  pinned: PinnedKeys,
  wasListed: (entry: DeviceEntryFields) => boolean = () => false,
): { readonly accountId: string; readonly deviceId: string } | null {
  try {
    const { entry, signed, signature } = splitCredential(credential);
    const accountId = toBase64Url(entry.account);
    const expected = pinned(accountId);
    if (expected === null) return null;
    if (!equalConstantTime(expected, entry.accountKey) && !wasListed(entry)) return null;
    if (!equalConstantTime(entry.mlsKey, signatureKey)) return null;
    if (!verifySignature(entry.accountKey, signed, signature)) return null;
    return { accountId, deviceId: toBase64Url(entry.device) };
  } catch {
    return null;
  }
}
