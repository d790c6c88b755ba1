/** Signed device lists, and the key packages of devices. */
import { z } from 'zod';
import { deviceListSchema } from '../../domain/identity.ts';
import { idSchema, key32Schema, signatureSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { keyPackageBytes, keyPackageOfferSchema } from '../schemas.ts';
import { kb, offerRoom, type RouteContract, request } from './shared.ts';

/** A device that is new on a list, with key packages, so that it can be added as soon as the list is known. */
const newDevice = z.strictObject({ device: idSchema, keyPackages: keyPackageOfferSchema });

/** The next list, brought by the device that is new on it. */
const broughtByNewDevice = {
  auth: 'none',
  bodyLimit: offerRoom + 32 * kb,
  request: request({ deviceList: deviceListSchema, newDevice }),
  response: request({ version: z.int().min(1) }),
} as const;

export const devicesRoutes = {
  /** The next signed list of the caller's account: new devices join, missing ones are revoked at once on every node. */
  'deviceLists.publish': {
    auth: 'device',
    bodyLimit: offerRoom + 32 * kb,
    request: request({ deviceList: deviceListSchema, newDevice: newDevice.nullable() }),
    response: request({ version: z.int().min(1) }),
  },
  /** The newest lists of accounts joined to the caller's, for a device that may have missed some; others are left out. */
  'deviceLists.read': {
    auth: 'device',
    bodyLimit: 4 * kb,
    request: request({ accounts: z.array(idSchema).min(1).max(limits.deviceListsAtOnce) }),
    response: request({ lists: z.array(deviceListSchema).max(limits.deviceListsAtOnce) }),
  },
  /**
   * The newest list of an account, for who holds its key and no device: `signature` is the account key's over
   * `recoveryProofBytes`, `nonce` from `login.challenge` for the same account and device.
   */
  'deviceLists.current': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ account: idSchema, device: idSchema, nonce: key32Schema, signature: signatureSchema }),
    response: request({ deviceList: deviceListSchema }),
  },
  /** The next list, from who lost every device: one new device stands on it, all others are revoked. The same checks as `publish`. */
  'deviceLists.recover': broughtByNewDevice,
  /**
   * The next list, signed on another device of the account, brought by the device that is new on it: nobody is missing from it,
   * one is new. The same checks as `publish`.
   */
  'deviceLists.join': broughtByNewDevice,
  /** When each device of the caller's account logged in last, to the hour; null: never yet. */
  'devices.seen': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({
      devices: z
        .array(z.strictObject({ device: idSchema, seenAt: timeSchema.nullable() }))
        .max(limits.devicesPerAccount),
    }),
  },
  'keyPackages.publish': {
    auth: 'device',
    bodyLimit: offerRoom,
    request: request({ offer: keyPackageOfferSchema }),
    response: request({ oneTimeLeft: z.int().nonnegative() }),
  },
  /** One package per device of an account that an invitation or a conversation joined to the caller. */
  'keyPackages.fetch': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ account: idSchema }),
    response: request({
      packages: z
        .array(z.strictObject({ device: idSchema, keyPackage: keyPackageBytes, lastResort: z.boolean() }))
        .max(limits.devicesPerAccount),
    }),
  },
} as const satisfies Record<string, RouteContract>;
