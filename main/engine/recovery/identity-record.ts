/** The one record that the service keeps for an account's way back: who one is and whom one writes with, sealed and padded. */
import { z } from 'zod';
import { idSchema, key32Schema, timeSchema } from '../../../contract/domain/ids.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { concat, equalConstantTime, sign, verifySignature, wipe } from '../crypto/primitives.ts';
import { openSealed, sealTo } from '../crypto/sealed-to-key.ts';
import type { Store } from '../store/database.ts';
import { getAccount } from '../store/repositories/account.ts';
import type { Kit } from '../store/repositories/recovery.ts';
import { checkIdentityKeys, describeIdentity, encodeFitting, identitySchema } from './identity.ts';
import { type RecoveryKeys, vouchFor } from './recovery-keys.ts';

const recordSchema = z.strictObject({
  v: z.literal(1),
  kit: idSchema,
  confirmedAt: timeSchema,
  vouch: key32Schema,
  ...identitySchema.shape,
});
export type IdentityRecord = z.infer<typeof recordSchema>;

const context = new TextEncoder().encode('o7-identity-record-v1');
const signatureBytes = 64;
/** Length, signature, and the 72 bytes that sealing adds. */
const mostBytes = limits.recoveryRecordBytes - 4 - signatureBytes - 72;

/** What the account key signs: whoever can seal to the kit cannot write a record of their own. */
const signedBytes = (json: Uint8Array): Uint8Array => concat(context, json);

/** Length (4), the JSON, its signature (64), zeros up to a power of two. */
function pad(json: Uint8Array, signature: Uint8Array): Uint8Array {
  let size: number = limits.recoveryRecordLeastBytes;
  while (size < json.length + 4 + signatureBytes) size *= 2;
  const padded = new Uint8Array(size);
  new DataView(padded.buffer).setUint32(0, json.length);
  padded.set(json, 4);
  padded.set(signature, 4 + json.length);
  return padded;
}

/** The record of an open store, sealed to its kit. */
export function sealIdentity(store: Store, kit: Kit): Uint8Array {
  const { key } = getAccount(store);
  const record = {
    v: 1,
    kit: kit.kit,
    confirmedAt: kit.confirmedAt,
    vouch: toBase64Url(kit.vouch),
    ...describeIdentity(store),
  } satisfies IdentityRecord;
  const json = encodeFitting(record, mostBytes);
  const padded = pad(json, sign(key.privateKey, signedBytes(json)));
  const sealed = sealTo(kit.publicKey, padded, concat(context, kit.lookupId));
  wipe(json);
  wipe(padded);
  return sealed;
}

/**
 * Opens a record with the words' keys. Throws `recovery.unknown` for anything but one that this kit made and vouches for: what
 * the service answered is then not the person's identity.
 */
export function openIdentity(sealed: Uint8Array, keys: RecoveryKeys): IdentityRecord {
  const padded = openSealed(keys.privateKey, sealed, concat(context, keys.lookupId));
  try {
    if (padded === null) throw new RangeError('not sealed to this kit');
    const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
    const json = padded.slice(4, 4 + length);
    const record = recordSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
    const publicKey = fromBase64Url(record.account.publicKey);
    const signature = padded.subarray(4 + length, 4 + length + signatureBytes);
    if (!verifySignature(publicKey, signedBytes(json), signature)) throw new RangeError('not signed');
    wipe(json);
    checkIdentityKeys(record);
    const expected = vouchFor(keys, { id: record.account.id, publicKey });
    if (!equalConstantTime(expected, fromBase64Url(record.vouch))) throw new RangeError('not vouched for');
    return record;
  } catch (cause) {
    throw new AppError('recovery.unknown', { cause });
  } finally {
    if (padded !== null) wipe(padded);
  }
}
