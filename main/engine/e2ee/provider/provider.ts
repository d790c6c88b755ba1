// The MLS library's cipher suite interface, fulfilled by libsodium through the engine's primitives.

import type { CiphersuiteImpl, CiphersuiteName } from 'ts-mls';
import { type HashFunction, hkdfExpand, hkdfExtract, hmac } from '../../crypto/hkdf.ts';
import {
  equalConstantTime,
  generateSignatureKeyPair,
  randomBytes,
  sign,
  verifySignature,
} from '../../crypto/primitives.ts';
import { createHpke, type HpkeSuite } from './hpke.ts';

/** What differs between our suites: the MLS hash (also its KDF's) and the HPKE algorithms. */
export interface SuiteParts {
  readonly hash: HashFunction;
  readonly hpke: HpkeSuite;
}

/** A whole suite: hash, KDF, HPKE, Ed25519, randomness. All work is synchronous; the library wants promises. */
export function createProvider(name: CiphersuiteName, { hash, hpke }: SuiteParts): CiphersuiteImpl {
  return {
    name,
    hash: {
      digest: async (data) => hash.digest(data),
      mac: async (key, data) => hmac(hash, key, data),
      verifyMac: async (key, mac, data) => equalConstantTime(mac, hmac(hash, key, data)),
    },
    kdf: {
      size: hash.bytes,
      extract: async (salt, keyMaterial) => hkdfExtract(hash, salt, keyMaterial),
      expand: async (key, info, length) => hkdfExpand(hash, key, info, length),
    },
    hpke: createHpke(hpke),
    signature: {
      sign: async (signKey, message) => sign(signKey, message),
      verify: async (publicKey, message, signature) => verifySignature(publicKey, message, signature),
      async keygen() {
        const pair = generateSignatureKeyPair();
        return { publicKey: pair.publicKey, signKey: pair.privateKey };
      },
    },
    rng: { randomBytes },
  };
}
