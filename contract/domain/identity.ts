/** Signed device entries and device lists: who may speak for an account (docs/protocol.md, "Identity"). */
import { z } from 'zod';
import { fromBase64Url, toBase64Url } from '../encoding/base64url.ts';
import { ByteReader, ByteWriter } from '../encoding/bytes.ts';
import { idSchema, key32Schema, signatureSchema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';

/** One device of an account, signed by the account key over {@link deviceEntryBytes}. */
export const deviceEntrySchema = z.strictObject({
  account: idSchema,
  accountKey: key32Schema,
  device: idSchema,
  /** Ed25519 key of this device's MLS leaves. */
  mlsKey: key32Schema,
  /** Ed25519 key used for nothing but logging in at the service. */
  loginKey: key32Schema,
  validFrom: timeSchema,
  validUntil: timeSchema,
  signature: signatureSchema,
});
export type DeviceEntry = z.infer<typeof deviceEntrySchema>;

/**
 * One account key gave way to another: `from` signs over {@link keyChangeBytes} that `to` speaks for the account from list
 * `version` on, which follows the list that hashes to `previousHash`.
 */
export const keyChangeSchema = z.strictObject({
  from: key32Schema,
  to: key32Schema,
  version: z.int().min(2),
  previousHash: key32Schema,
  signature: signatureSchema,
});
export type KeyChange = z.infer<typeof keyChangeSchema>;

/** All devices of an account; version counts up by one, `previousHash` chains to the list before (empty in version 1). */
export const deviceListSchema = z.strictObject({
  account: idSchema,
  accountKey: key32Schema,
  version: z.int().min(1),
  previousHash: z.union([z.literal(''), key32Schema]),
  devices: z.array(deviceEntrySchema).min(1).max(limits.devicesPerAccount),
  signature: signatureSchema,
  /** Every change of the account's key, oldest first; the last one leads to `accountKey`. Each is signed by itself. */
  keyChanges: z.array(keyChangeSchema).min(1).max(limits.keyChanges).optional(),
});
export type DeviceList = z.infer<typeof deviceListSchema>;

/** What the account key signs for one device: context string, then every field in order. */
export function deviceEntryBytes(entry: Omit<DeviceEntry, 'signature'>): Uint8Array {
  return new ByteWriter()
    .text('o7-device-entry-v1')
    .raw(fromBase64Url(entry.account))
    .raw(fromBase64Url(entry.accountKey))
    .raw(fromBase64Url(entry.device))
    .raw(fromBase64Url(entry.mlsKey))
    .raw(fromBase64Url(entry.loginKey))
    .u64(entry.validFrom)
    .u64(entry.validUntil)
    .done();
}

/** What the key that gives way signs. */
export function keyChangeBytes(account: string, change: Omit<KeyChange, 'signature'>): Uint8Array {
  return new ByteWriter()
    .text('o7-key-change-v1')
    .raw(fromBase64Url(account))
    .raw(fromBase64Url(change.from))
    .raw(fromBase64Url(change.to))
    .u32(change.version)
    .raw(fromBase64Url(change.previousHash))
    .done();
}

/** What the account key signs for the whole list; also what the next list's `previousHash` is the SHA-256 of. */
export function deviceListBytes(list: Omit<DeviceList, 'signature' | 'keyChanges'>): Uint8Array {
  const writer = new ByteWriter()
    .text('o7-device-list-v1')
    .raw(fromBase64Url(list.account))
    .raw(fromBase64Url(list.accountKey))
    .u32(list.version)
    .bytes(fromBase64Url(list.previousHash))
    .u32(list.devices.length);
  for (const entry of list.devices) writer.bytes(deviceEntryBytes(entry)).raw(fromBase64Url(entry.signature));
  return writer.done();
}

/** The list that {@link deviceListBytes} gave these bytes for, with its signature; throws RangeError when malformed. */
export function readDeviceList(bytes: Uint8Array, signature: Uint8Array): DeviceList {
  const reader = new ByteReader(bytes);
  if (reader.text() !== 'o7-device-list-v1') throw new RangeError('device list: wrong context');
  const account = toBase64Url(reader.raw(16));
  const accountKey = toBase64Url(reader.raw(32));
  const version = reader.u32();
  const previousHash = toBase64Url(reader.bytes());
  const devices = Array.from({ length: reader.u32() }, () => {
    const entry = readDeviceEntry(reader.bytes());
    return {
      account: toBase64Url(entry.account),
      accountKey: toBase64Url(entry.accountKey),
      device: toBase64Url(entry.device),
      mlsKey: toBase64Url(entry.mlsKey),
      loginKey: toBase64Url(entry.loginKey),
      validFrom: entry.validFrom,
      validUntil: entry.validUntil,
      signature: toBase64Url(reader.raw(64)),
    };
  });
  reader.end();
  return { account, accountKey, version, previousHash, devices, signature: toBase64Url(signature) };
}

/** The bytes of an MLS credential: the signed entry itself. */
export function credentialBytes(entry: DeviceEntry): Uint8Array {
  return new ByteWriter().bytes(deviceEntryBytes(entry)).raw(fromBase64Url(entry.signature)).done();
}

/** What a device shows that it holds a key by: signed over a nonce that the service gave it. */
interface NonceProof {
  readonly origin: string;
  readonly account: string;
  readonly device: string;
  readonly nonce: string;
}

const proofBytes = (label: string, { origin, account, device, nonce }: NonceProof): Uint8Array =>
  new ByteWriter()
    .text(label)
    .text(origin)
    .raw(fromBase64Url(account))
    .raw(fromBase64Url(device))
    .raw(fromBase64Url(nonce))
    .done();

/** What a login key signs: `o7-login-v1 ‖ origin ‖ account ‖ device ‖ nonce`. */
export function loginBytes(login: NonceProof): Uint8Array {
  return proofBytes('o7-login-v1', login);
}

/** What an account key signs to read its own newest list: `o7-recovery-proof-v1 ‖ origin ‖ account ‖ device ‖ nonce`. */
export function recoveryProofBytes(proof: NonceProof): Uint8Array {
  return proofBytes('o7-recovery-proof-v1', proof);
}

/** Splits a credential into the signed bytes and the signature; throws RangeError when malformed. */
export function splitCredential(bytes: Uint8Array): {
  entry: DeviceEntryFields;
  signed: Uint8Array;
  signature: Uint8Array;
} {
  const outer = new ByteReader(bytes);
  const signed = outer.bytes();
  const signature = outer.raw(64);
  outer.end();
  return { entry: readDeviceEntry(signed), signed, signature };
}

function readDeviceEntry(bytes: Uint8Array): DeviceEntryFields {
  const reader = new ByteReader(bytes);
  if (reader.text() !== 'o7-device-entry-v1') throw new RangeError('device entry: wrong context');
  const entry = {
    account: reader.raw(16),
    accountKey: reader.raw(32),
    device: reader.raw(16),
    mlsKey: reader.raw(32),
    loginKey: reader.raw(32),
    validFrom: reader.u64(),
    validUntil: reader.u64(),
  };
  reader.end();
  return entry;
}

/** A device entry's fields as bytes, read out of a credential. */
export interface DeviceEntryFields {
  readonly account: Uint8Array;
  readonly accountKey: Uint8Array;
  readonly device: Uint8Array;
  readonly mlsKey: Uint8Array;
  readonly loginKey: Uint8Array;
  readonly validFrom: number;
  readonly validUntil: number;
}
