// HPKE in base mode over libsodium (RFC 9180), in the shape the MLS library asks for.

import type { Hpke, PrivateKey, PublicKey } from 'ts-mls';
import { concat, wipe } from '../../crypto/bytes.ts';
import type { HashFunction } from '../../crypto/hkdf.ts';
import { chachaOpen, chachaSeal } from '../../crypto/kem.ts';
import type { Kem } from './kem.ts';
import { createLabeledKdf, uint16 } from './labeled-kdf.ts';

/** The algorithms of one HPKE suite with their registered numbers (RFC 9180, section 7). */
export interface HpkeSuite {
  readonly kem: Kem;
  readonly hash: HashFunction;
  readonly kdfId: number;
  readonly aeadId: number;
}

const EMPTY = new Uint8Array(0);
const BASE_MODE = Uint8Array.of(0);
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

// The library types its keys as WebCrypto keys but never looks inside; ours carry the raw bytes.
class RawKey {
  readonly type: 'public' | 'private';
  readonly raw: Uint8Array;
  constructor(type: 'public' | 'private', raw: Uint8Array) {
    this.type = type;
    this.raw = raw;
  }
}
const toPublic = (raw: Uint8Array): PublicKey => new RawKey('public', raw) as unknown as PublicKey;
const toPrivate = (raw: Uint8Array): PrivateKey => new RawKey('private', raw) as unknown as PrivateKey;
const rawOf = (key: PublicKey | PrivateKey): Uint8Array => (key as unknown as RawKey).raw;

function checked(raw: Uint8Array, length: number): Uint8Array {
  if (raw.length !== length) throw new RangeError('HPKE key: wrong length');
  return raw;
}

/** HPKE single-shot seal and open, export, and the AEAD that MLS uses directly. */
export function createHpke(suite: HpkeSuite): Hpke {
  const { kem, hash } = suite;
  const suiteId = concat(
    new TextEncoder().encode('HPKE'),
    uint16(kem.id),
    uint16(suite.kdfId),
    uint16(suite.aeadId),
  );
  const kdf = createLabeledKdf(hash, suiteId);

  function keySchedule(sharedSecret: Uint8Array, info: Uint8Array) {
    const pskIdHash = kdf.extract(EMPTY, 'psk_id_hash', EMPTY);
    const context = concat(BASE_MODE, pskIdHash, kdf.extract(EMPTY, 'info_hash', info));
    const secret = kdf.extract(sharedSecret, 'secret', EMPTY);
    wipe(sharedSecret);
    return { secret, context };
  }

  // One message per context, so the sequence number is zero and the base nonce is the nonce.
  function withKey<T>(
    sharedSecret: Uint8Array,
    info: Uint8Array,
    use: (key: Uint8Array, nonce: Uint8Array) => T,
  ): T {
    const { secret, context } = keySchedule(sharedSecret, info);
    const key = kdf.expand(secret, 'key', context, KEY_BYTES);
    const nonce = kdf.expand(secret, 'base_nonce', context, NONCE_BYTES);
    try {
      return use(key, nonce);
    } finally {
      wipe(secret);
      wipe(key);
    }
  }

  function exportFrom(
    sharedSecret: Uint8Array,
    info: Uint8Array,
    exporterContext: Uint8Array,
    length: number,
  ) {
    const { secret, context } = keySchedule(sharedSecret, info);
    const exporter = kdf.expand(secret, 'exp', context, hash.bytes);
    const exported = kdf.expand(exporter, 'sec', exporterContext, length);
    wipe(secret);
    wipe(exporter);
    return exported;
  }

  return {
    keyLength: KEY_BYTES,
    nonceLength: NONCE_BYTES,
    async seal(publicKey, plaintext, info, aad = EMPTY) {
      const { sharedSecret, encapsulated } = kem.encapsulate(rawOf(publicKey));
      const ct = withKey(sharedSecret, info, (key, nonce) => chachaSeal(key, nonce, aad, plaintext));
      return { ct, enc: encapsulated };
    },
    async open(privateKey, kemOutput, ciphertext, info, aad = EMPTY) {
      const sharedSecret = kem.decapsulate(kemOutput, rawOf(privateKey));
      return withKey(sharedSecret, info, (key, nonce) => chachaOpen(key, nonce, aad, ciphertext));
    },
    async exportSecret(publicKey, exporterContext, length, info) {
      const { sharedSecret, encapsulated } = kem.encapsulate(rawOf(publicKey));
      return { enc: encapsulated, secret: exportFrom(sharedSecret, info, exporterContext, length) };
    },
    async importSecret(privateKey, exporterContext, kemOutput, length, info) {
      return exportFrom(kem.decapsulate(kemOutput, rawOf(privateKey)), info, exporterContext, length);
    },
    importPrivateKey: async (raw) => toPrivate(checked(raw, kem.privateKeyBytes)),
    importPublicKey: async (raw) => toPublic(checked(raw, kem.publicKeyBytes)),
    exportPublicKey: async (key) => rawOf(key),
    exportPrivateKey: async (key) => rawOf(key),
    encryptAead: async (key, nonce, aad, plaintext) => chachaSeal(key, nonce, aad ?? EMPTY, plaintext),
    decryptAead: async (key, nonce, aad, ciphertext) => chachaOpen(key, nonce, aad ?? EMPTY, ciphertext),
    async deriveKeyPair(keyMaterial) {
      const pair = kem.derive(keyMaterial);
      return { publicKey: toPublic(pair.publicKey), privateKey: toPrivate(pair.privateKey) };
    },
    async generateKeyPair() {
      const pair = kem.generate();
      return { publicKey: toPublic(pair.publicKey), privateKey: toPrivate(pair.privateKey) };
    },
  };
}
