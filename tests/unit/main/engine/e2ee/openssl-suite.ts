/** The X-Wing suite once more, on OpenSSL through Node alone: nothing of the engine's cryptography is in it, so that the two can be held against each other. */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  decapsulate,
  diffieHellman,
  encapsulate,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import type { CiphersuiteImpl, PrivateKey, PublicKey } from 'ts-mls';

const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const empty = new Uint8Array(0);

// What stands before the raw bytes of a key in its DER form (RFC 8410; RFC 9935 for ML-KEM-768, whose private key is its seed).
const der = {
  x25519Private: fromHex('302e020100300506032b656e04220420'),
  x25519Public: fromHex('302a300506032b656e032100'),
  ed25519Private: fromHex('302e020100300506032b657004220420'),
  ed25519Public: fromHex('302a300506032b6570032100'),
  mlkemPrivate: fromHex('3054020100300b060960864801650304040204428040'),
  mlkemPublic: fromHex('308204b2300b0609608648016503040402038204a100'),
};

const privateKey = (prefix: Uint8Array, raw: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(join(prefix, raw)), format: 'der', type: 'pkcs8' });
const publicKey = (prefix: Uint8Array, raw: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.from(join(prefix, raw)), format: 'der', type: 'spki' });
const rawPublic = (key: KeyObject, bytes: number): Uint8Array => {
  const shown = key.type === 'public' ? key : createPublicKey(key);
  return new Uint8Array(shown.export({ format: 'der', type: 'spki' }).subarray(-bytes));
};

const mlkemBytes = 1184;
const mlkemCiphertextBytes = 1088;
const label = fromHex('5c2e2f2f5e5c');

/** Of a 32-byte seed: ML-KEM-768 and X25519, by draft-connolly-cfrg-xwing-kem, section 5.2. */
function expand(seed: Uint8Array) {
  const long = createHash('shake256', { outputLength: 96 }).update(seed).digest();
  const mlkem = privateKey(der.mlkemPrivate, new Uint8Array(long.subarray(0, 64)));
  const x25519 = privateKey(der.x25519Private, new Uint8Array(long.subarray(64)));
  return { mlkem, x25519, publicKey: join(rawPublic(mlkem, mlkemBytes), rawPublic(x25519, 32)) };
}

function combine(ofMlkem: Uint8Array, ofX25519: Uint8Array, sent: Uint8Array, to: Uint8Array): Uint8Array {
  const hash = createHash('sha3-256');
  for (const part of [ofMlkem, ofX25519, sent, to, label]) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** X-Wing: key pair from a seed, encapsulation, decapsulation. */
export const opensslXwing = {
  publicKeyOf: (seed: Uint8Array): Uint8Array => expand(seed).publicKey,

  encapsulate(to: Uint8Array): { sharedSecret: Uint8Array; ciphertext: Uint8Array } {
    const made = encapsulate(publicKey(der.mlkemPublic, to.subarray(0, mlkemBytes)));
    const ephemeral = generateKeyPairSync('x25519');
    const theirs = to.subarray(mlkemBytes);
    const shared = diffieHellman({
      privateKey: ephemeral.privateKey,
      publicKey: publicKey(der.x25519Public, theirs),
    });
    const sent = rawPublic(ephemeral.publicKey, 32);
    return {
      sharedSecret: combine(made.sharedKey, shared, sent, theirs),
      ciphertext: join(made.ciphertext, sent),
    };
  },

  decapsulate(ciphertext: Uint8Array, seed: Uint8Array): Uint8Array {
    const own = expand(seed);
    const sent = ciphertext.subarray(mlkemCiphertextBytes);
    const shared = diffieHellman({
      privateKey: own.x25519,
      publicKey: publicKey(der.x25519Public, sent),
    });
    const ofMlkem = decapsulate(own.mlkem, ciphertext.subarray(0, mlkemCiphertextBytes));
    return combine(ofMlkem, shared, sent, own.publicKey.subarray(mlkemBytes));
  },
};

const hashBytes = 64;
const hmac = (key: Uint8Array, data: Uint8Array): Uint8Array =>
  new Uint8Array(createHmac('sha512', key).update(data).digest());

/** HKDF-Expand by RFC 5869; Node's own does extract and expand in one go. */
function hkdfExpand(key: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  let last: Uint8Array = empty;
  let all: Uint8Array = empty;
  for (let count = 1; all.length < length; count++) {
    last = hmac(key, join(last, info, Uint8Array.of(count)));
    all = join(all, last);
  }
  return all.slice(0, length);
}

const suiteId = join(ascii('HPKE'), fromHex('647a'), fromHex('0003'), fromHex('0003'));
const labeledExtract = (salt: Uint8Array, name: string, key: Uint8Array): Uint8Array =>
  hmac(
    salt.length === 0 ? new Uint8Array(hashBytes) : salt,
    join(ascii('HPKE-v1'), suiteId, ascii(name), key),
  );
const labeledExpand = (key: Uint8Array, name: string, info: Uint8Array, length: number): Uint8Array =>
  hkdfExpand(
    key,
    join(Uint8Array.of(length >> 8, length & 255), ascii('HPKE-v1'), suiteId, ascii(name), info),
    length,
  );

function schedule(shared: Uint8Array, info: Uint8Array) {
  const ids = labeledExtract(empty, 'psk_id_hash', empty);
  const context = join(Uint8Array.of(0), ids, labeledExtract(empty, 'info_hash', info));
  const secret = labeledExtract(shared, 'secret', empty);
  return {
    key: labeledExpand(secret, 'key', context, 32),
    nonce: labeledExpand(secret, 'base_nonce', context, 12),
    exporter: labeledExpand(secret, 'exp', context, hashBytes),
  };
}

const aead = { authTagLength: 16 } as const;

function seal(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, aead);
  cipher.setAAD(aad, { plaintextLength: plaintext.length });
  return join(cipher.update(plaintext), cipher.final(), cipher.getAuthTag());
}

function open(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, sealed: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, aead);
  decipher.setAAD(aad, { plaintextLength: sealed.length - 16 });
  decipher.setAuthTag(sealed.subarray(-16));
  return join(decipher.update(sealed.subarray(0, -16)), decipher.final());
}

// The library types its keys as WebCrypto keys but never looks inside.
const boxed = <Key extends PublicKey | PrivateKey>(raw: Uint8Array): Key => ({ raw }) as unknown as Key;
const unboxed = (key: PublicKey | PrivateKey): Uint8Array => (key as unknown as { raw: Uint8Array }).raw;
const pairOf = (seed: Uint8Array) => ({
  publicKey: boxed<PublicKey>(expand(seed).publicKey),
  privateKey: boxed<PrivateKey>(seed),
});

/** The whole suite. */
export const opensslXwingSuite: CiphersuiteImpl = {
  name: 'MLS_256_XWING_CHACHA20POLY1305_SHA512_Ed25519',
  hash: {
    digest: async (data) => new Uint8Array(createHash('sha512').update(data).digest()),
    mac: async (key, data) => hmac(key, data),
    verifyMac: async (key, mac, data) => timingSafeEqual(mac, hmac(key, data)),
  },
  kdf: {
    size: hashBytes,
    extract: async (salt, keyMaterial) => hmac(salt, keyMaterial),
    expand: async (key, info, length) => hkdfExpand(key, info, length),
  },
  hpke: {
    keyLength: 32,
    nonceLength: 12,
    async seal(to, plaintext, info, aad = empty) {
      const { sharedSecret, ciphertext } = opensslXwing.encapsulate(unboxed(to));
      const { key, nonce } = schedule(sharedSecret, info);
      return { enc: ciphertext, ct: seal(key, nonce, aad, plaintext) };
    },
    async open(own, sent, sealed, info, aad = empty) {
      const { key, nonce } = schedule(opensslXwing.decapsulate(sent, unboxed(own)), info);
      return open(key, nonce, aad, sealed);
    },
    async exportSecret(to, context, length, info) {
      const { sharedSecret, ciphertext } = opensslXwing.encapsulate(unboxed(to));
      const { exporter } = schedule(sharedSecret, info);
      return { enc: ciphertext, secret: labeledExpand(exporter, 'sec', context, length) };
    },
    async importSecret(own, context, sent, length, info) {
      const { exporter } = schedule(opensslXwing.decapsulate(sent, unboxed(own)), info);
      return labeledExpand(exporter, 'sec', context, length);
    },
    importPrivateKey: async (raw) => boxed<PrivateKey>(raw),
    importPublicKey: async (raw) => boxed<PublicKey>(raw),
    exportPublicKey: async (key) => unboxed(key),
    exportPrivateKey: async (key) => unboxed(key),
    encryptAead: async (key, nonce, aad, plaintext) => seal(key, nonce, aad ?? empty, plaintext),
    decryptAead: async (key, nonce, aad, sealed) => open(key, nonce, aad ?? empty, sealed),
    deriveKeyPair: async (material) =>
      pairOf(new Uint8Array(createHash('shake256', { outputLength: 32 }).update(material).digest())),
    generateKeyPair: async () => pairOf(new Uint8Array(randomBytes(32))),
  },
  signature: {
    sign: async (key, message) =>
      new Uint8Array(sign(null, message, privateKey(der.ed25519Private, key.subarray(0, 32)))),
    verify: async (key, message, signature) =>
      verify(null, message, publicKey(der.ed25519Public, key), signature),
    async keygen() {
      const seed = new Uint8Array(randomBytes(32));
      return { signKey: seed, publicKey: rawPublic(privateKey(der.ed25519Private, seed), 32) };
    },
  },
  rng: { randomBytes: (length) => new Uint8Array(randomBytes(length)) },
};
