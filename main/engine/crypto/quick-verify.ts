// Ed25519 verification by the runtime's own machine code, for keys that verify again and again. It only ever says yes
// sooner: libsodium would say yes to each signature that passes here, and whatever does not pass is asked of libsodium.

import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { getSodium } from './sodium.ts';

const KEY_BYTES = 32;
/** The point that is its own double, as a signature's first half would encode it. */
const NEUTRAL = Buffer.from(`01${'00'.repeat(KEY_BYTES - 1)}`, 'hex');

interface Known {
  /** A copy: a key that was overwritten meanwhile is another key. */
  readonly bytes: Uint8Array;
  /** Null: libsodium is always asked. */
  readonly key: KeyObject | null;
}

// What a leaf or a contact is verified with is one array for as long as it is used; most other keys verify once.
const seenOnce = new WeakSet<Uint8Array>();
const known = new WeakMap<Uint8Array, Known>();

/**
 * The runtime's verification multiplies by no cofactor, so what it accepts libsodium's accepts too, but for points of small
 * order, which libsodium refuses: a key of the main subgroup is none, and then only the neutral point can be left.
 */
function toKey(publicKey: Uint8Array): KeyObject | null {
  if (!getSodium().crypto_core_ed25519_is_valid_point(publicKey)) return null;
  const x = Buffer.from(publicKey).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

function keyFor(publicKey: Uint8Array): KeyObject | null {
  const found = known.get(publicKey);
  if (found !== undefined && Buffer.compare(found.bytes, publicKey) === 0) return found.key;
  if (!seenOnce.has(publicKey)) {
    seenOnce.add(publicKey);
    return null;
  }
  const key = toKey(publicKey);
  known.set(publicKey, { bytes: publicKey.slice(), key });
  return key;
}

/** True: the signature is right. False: not known, ask libsodium. Both arrays have their right lengths. */
export function isSurelyRight(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = keyFor(publicKey);
  if (key === null || Buffer.compare(signature.subarray(0, KEY_BYTES), NEUTRAL) === 0) return false;
  return verify(null, message, key, signature);
}
