/** Checks a device list on arrival: every signature, every entry, no device twice. Which version may follow is the caller's rule. */
import { createHash } from 'node:crypto';
import {
  type DeviceList,
  deviceEntryBytes,
  deviceListBytes,
  type KeyChange,
  keyChangeBytes,
} from '../../contract/domain/identity.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { decodeBytes } from '../bytes.ts';
import { verifyEd25519 } from './ed25519.ts';

/** Clocks may be this far apart. */
const toleranceMs = 2 * 24 * 60 * 60 * 1000;

export interface CheckedDevice {
  readonly id: Buffer;
  readonly mlsKey: Buffer;
  readonly loginKey: Buffer;
  readonly validFrom: number;
  readonly validUntil: number;
}

export interface CheckedList {
  readonly account: Buffer;
  readonly accountKey: Buffer;
  readonly version: number;
  readonly previousHash: Buffer;
  readonly signed: Buffer;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly devices: readonly CheckedDevice[];
  /** Each signed by the key before it, the last one leading to `accountKey`. */
  readonly keyChanges: readonly KeyChange[];
}

/** The list as bytes; throws `deviceList.invalid` when any signature or entry is wrong. */
export function checkDeviceList(list: DeviceList, now: number): CheckedList {
  const accountKey = decodeBytes(list.accountKey);
  const signed = Buffer.from(deviceListBytes(list));
  const signature = decodeBytes(list.signature);
  require(verifyEd25519(accountKey, signed, signature));
  requireKeyChanges(list);
  const devices = list.devices.map((entry): CheckedDevice => {
    require(entry.account === list.account && entry.accountKey === list.accountKey);
    require(verifyEd25519(accountKey, deviceEntryBytes(entry), decodeBytes(entry.signature)));
    require(
      entry.validFrom < entry.validUntil && entry.validFrom <= now + toleranceMs && entry.validUntil > now,
    );
    return {
      id: decodeBytes(entry.device),
      mlsKey: decodeBytes(entry.mlsKey),
      loginKey: decodeBytes(entry.loginKey),
      validFrom: entry.validFrom,
      validUntil: entry.validUntil,
    };
  });
  const keys = list.devices.flatMap((entry) => [entry.device, entry.mlsKey, entry.loginKey, list.accountKey]);
  // Three values of each device and the account key once: a key that stands in two places has two meanings.
  require(new Set(keys).size === 3 * devices.length + 1);
  return {
    account: decodeBytes(list.account),
    accountKey,
    version: list.version,
    previousHash: decodeBytes(list.previousHash),
    signed,
    hash: createHash('sha256').update(signed).digest(),
    signature,
    devices,
    keyChanges: list.keyChanges ?? [],
  };
}

function requireKeyChanges({ account, accountKey, version, keyChanges = [] }: DeviceList): void {
  for (const [at, change] of keyChanges.entries()) {
    const next = keyChanges[at + 1];
    require(change.to === (next?.from ?? accountKey) && change.version < (next?.version ?? version + 1));
    const signature = decodeBytes(change.signature);
    require(verifyEd25519(decodeBytes(change.from), keyChangeBytes(account, change), signature));
  }
}

function require(condition: boolean): asserts condition {
  if (!condition) throw new AppError('deviceList.invalid');
}
