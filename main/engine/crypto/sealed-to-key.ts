// Sealing to a public key: whoever holds the private key reads it, and nobody, the sealer included, can read it again without.

import { concat, wipe } from './bytes.ts';
import { x25519, x25519PublicKey } from './kem.ts';
import { hkdfSha256Expand, hkdfSha256Extract, open, randomBytes, seal } from './primitives.ts';

const keyBytes = 32;
const label = new TextEncoder().encode('o7-sealed-to-key-v1');

/** How much longer the sealed form is: ephemeral public key 32, nonce 24, tag 16. */
export const sealedToKeyOverhead = 72;

function sealingKey(shared: Uint8Array, ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array {
  const extracted = hkdfSha256Extract(label, shared);
  const key = hkdfSha256Expand(extracted, concat(ephemeral, recipient), keyBytes);
  wipe(extracted);
  return key;
}

/**
 * X25519 with a fresh pair, HKDF-SHA-256 over both public keys, XChaCha20-Poly1305. `publicKey` 32 bytes; `associatedData` is
 * authenticated, not hidden. Throws when `publicKey` is a point of low order, to which anybody could read.
 */
export function sealTo(publicKey: Uint8Array, plaintext: Uint8Array, associatedData: Uint8Array): Uint8Array {
  const secret = randomBytes(keyBytes);
  const ephemeral = x25519PublicKey(secret);
  const shared = x25519(secret, publicKey);
  const key = sealingKey(shared, ephemeral, publicKey);
  const sealed = concat(ephemeral, seal(key, plaintext, associatedData));
  for (const buffer of [secret, shared, key]) wipe(buffer);
  return sealed;
}

/** Opens what `sealTo` made. Null when key, associated data or any byte differs. */
export function openSealed(
  privateKey: Uint8Array,
  sealed: Uint8Array,
  associatedData: Uint8Array,
): Uint8Array | null {
  if (sealed.length < sealedToKeyOverhead) return null;
  const ephemeral = sealed.slice(0, keyBytes);
  let shared: Uint8Array;
  try {
    shared = x25519(privateKey, ephemeral);
  } catch {
    return null;
  }
  const key = sealingKey(shared, ephemeral, x25519PublicKey(privateKey));
  const plaintext = open(key, sealed.subarray(keyBytes), associatedData);
  wipe(shared);
  wipe(key);
  return plaintext;
}
