/** What the recovery key is the source of: the pair that things are sealed to, the look-up id, the kit's word for an account. */

import { fromBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import { x25519PublicKey } from '../crypto/kem.ts';
import { hkdfSha256Expand, hkdfSha256Extract, hmacSha256, wipe } from '../crypto/primitives.ts';
import { parseRecoveryKey } from './recovery-key.ts';

const text = (label: string) => new TextEncoder().encode(label);

/** Derived keys; `wipeKeys` when done. */
export interface RecoveryKeys {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
  /** Under which the service keeps the sealed identity: 32 bytes that tell nothing about the key. */
  readonly lookupId: Uint8Array;
  readonly vouchingKey: Uint8Array;
}

/** HKDF-SHA-256 with one label each. */
export function deriveRecoveryKeys(recoveryKey: Uint8Array): RecoveryKeys {
  const root = hkdfSha256Extract(text('o7-recovery-v1'), recoveryKey);
  const privateKey = hkdfSha256Expand(root, text('sealing'), 32);
  const lookupId = hkdfSha256Expand(root, text('look-up id'), 32);
  const vouchingKey = hkdfSha256Expand(root, text('vouching'), 32);
  wipe(root);
  return { publicKey: x25519PublicKey(privateKey), privateKey, lookupId, vouchingKey };
}

/** Reads what a person typed, derives its keys for `use`, and wipes them. Throws `recovery.malformed` and what `use` throws. */
export async function withRecoveryKeys<Result>(
  words: string,
  use: (keys: RecoveryKeys) => Promise<Result>,
): Promise<Result> {
  const recoveryKey = parseRecoveryKey(words);
  const keys = deriveRecoveryKeys(recoveryKey);
  wipe(recoveryKey);
  try {
    return await use(keys);
  } finally {
    wipeKeys(keys);
  }
}

export function wipeKeys(keys: RecoveryKeys): void {
  wipe(keys.privateKey);
  wipe(keys.vouchingKey);
}

/**
 * The kit's word that an account is its own (HMAC-SHA-256, 32 bytes). Kept beside what is sealed to the public key: whoever
 * learns that key can seal to it too, but cannot make the words accept another account.
 */
export function vouchFor(
  keys: Pick<RecoveryKeys, 'vouchingKey'>,
  account: { readonly id: string; readonly publicKey: Uint8Array },
): Uint8Array {
  const message = new ByteWriter()
    .text('o7-recovery-account-v1')
    .raw(fromBase64Url(account.id))
    .raw(account.publicKey)
    .done();
  return hmacSha256(keys.vouchingKey, message);
}
