// The two key encapsulation methods behind HPKE: DHKEM(X25519) and X-Wing.

import { concat, wipe } from '../../crypto/bytes.ts';
import { sha256Hash } from '../../crypto/hkdf.ts';
import {
  shake256,
  x25519,
  x25519PublicKey,
  xwingDecapsulate,
  xwingEncapsulate,
  xwingKeyPair,
} from '../../crypto/kem.ts';
import { randomBytes } from '../../crypto/primitives.ts';
import { createLabeledKdf, uint16 } from './labeled-kdf.ts';

/** Raw key bytes of a KEM pair. */
export interface RawKeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A KEM as HPKE sees it (RFC 9180, section 4). */
export interface Kem {
  readonly id: number;
  readonly publicKeyBytes: number;
  readonly privateKeyBytes: number;
  generate(): RawKeyPair;
  derive(keyMaterial: Uint8Array): RawKeyPair;
  encapsulate(publicKey: Uint8Array): { sharedSecret: Uint8Array; encapsulated: Uint8Array };
  decapsulate(encapsulated: Uint8Array, privateKey: Uint8Array): Uint8Array;
}

const EMPTY = new Uint8Array(0);
const X25519_ID = 0x0020;
const XWING_ID = 0x647a;
const dhkem = createLabeledKdf(sha256Hash, concat(new TextEncoder().encode('KEM'), uint16(X25519_ID)));

function dhkemSecret(shared: Uint8Array, encapsulated: Uint8Array, recipient: Uint8Array): Uint8Array {
  const key = dhkem.extract(EMPTY, 'eae_prk', shared);
  const secret = dhkem.expand(key, 'shared_secret', concat(encapsulated, recipient), 32);
  wipe(key);
  wipe(shared);
  return secret;
}

function x25519Pair(privateKey: Uint8Array): RawKeyPair {
  return { privateKey, publicKey: x25519PublicKey(privateKey) };
}

/** DHKEM(X25519, HKDF-SHA256), RFC 9180 sections 4.1 and 7.1. */
export const x25519Kem: Kem = {
  id: X25519_ID,
  publicKeyBytes: 32,
  privateKeyBytes: 32,
  generate: () => x25519Pair(randomBytes(32)),
  derive(keyMaterial) {
    const key = dhkem.extract(EMPTY, 'dkp_prk', keyMaterial);
    const pair = x25519Pair(dhkem.expand(key, 'sk', EMPTY, 32));
    wipe(key);
    return pair;
  },
  encapsulate(publicKey) {
    const ephemeral = x25519Pair(randomBytes(32));
    const shared = x25519(ephemeral.privateKey, publicKey);
    wipe(ephemeral.privateKey);
    return {
      sharedSecret: dhkemSecret(shared, ephemeral.publicKey, publicKey),
      encapsulated: ephemeral.publicKey,
    };
  },
  decapsulate(encapsulated, privateKey) {
    const shared = x25519(privateKey, encapsulated);
    return dhkemSecret(shared, encapsulated, x25519PublicKey(privateKey));
  },
};

/** X-Wing (X25519 with ML-KEM-768), draft-connolly-cfrg-xwing-kem; the private key is the 32-byte seed. */
export const xwingKem: Kem = {
  id: XWING_ID,
  publicKeyBytes: 1216,
  privateKeyBytes: 32,
  generate: () => xwingKeyPair(randomBytes(32)),
  derive: (keyMaterial) => xwingKeyPair(shake256(keyMaterial, 32)),
  encapsulate(publicKey) {
    const { ciphertext, sharedSecret } = xwingEncapsulate(publicKey);
    return { sharedSecret, encapsulated: ciphertext };
  },
  decapsulate: (encapsulated, privateKey) => xwingDecapsulate(encapsulated, privateKey),
};
