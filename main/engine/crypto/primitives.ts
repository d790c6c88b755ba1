// The cryptographic primitives of the whole engine, as plain synchronous functions over Uint8Array.

import { concat, wipe } from './bytes.ts';
import { hkdfExpand, hkdfExtract, hmac, sha256Hash } from './hkdf.ts';
import { isSurelyRight } from './quick-verify.ts';
import { getSodium } from './sodium.ts';

export { concat, wipe } from './bytes.ts';
export { loadSodium } from './sodium.ts';

/** An Ed25519 pair (RFC 8032): public key 32 bytes; private key 64 bytes, which is the seed and the public key. */
export interface SignatureKeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

const SEED_BYTES = 32;
/** The most that one call of the source gives. */
const RANDOM_CHUNK = 65_536;
const XCHACHA_NONCE_BYTES = 24;
const TAG_BYTES = 16;
const EMPTY = new Uint8Array(0);

/**
 * `length` bytes from the operating system's random source. The same source that libsodium uses here, asked directly:
 * through WebAssembly it is read four bytes at a time and twenty times slower.
 */
export function randomBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += RANDOM_CHUNK)
    crypto.getRandomValues(bytes.subarray(at, at + RANDOM_CHUNK));
  return bytes;
}

/** A new Ed25519 pair, from `seed` (32 bytes) when given, else random. */
export function generateSignatureKeyPair(seed?: Uint8Array): SignatureKeyPair {
  const sodium = getSodium();
  const pair = seed === undefined ? sodium.crypto_sign_keypair() : sodium.crypto_sign_seed_keypair(seed);
  return { publicKey: pair.publicKey, privateKey: pair.privateKey };
}

/** Ed25519 signature, 64 bytes (RFC 8032). `privateKey` is 64 bytes, or the 32-byte seed alone (slower). */
export function sign(privateKey: Uint8Array, message: Uint8Array): Uint8Array {
  const sodium = getSodium();
  if (privateKey.length !== SEED_BYTES) return sodium.crypto_sign_detached(message, privateKey);
  const expanded = sodium.crypto_sign_seed_keypair(privateKey).privateKey;
  const signature = sodium.crypto_sign_detached(message, expanded);
  wipe(expanded);
  return signature;
}

/** Whether `signature` is Ed25519 by `publicKey` over `message`. False, never an exception, for wrong sizes. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  if (isSurelyRight(publicKey, message, signature)) return true;
  return getSodium().crypto_sign_verify_detached(signature, message, publicKey);
}

/**
 * XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03). `key` is 32 bytes; `associatedData` is authenticated, not
 * hidden. Returns nonce (24 random bytes) ‖ ciphertext ‖ tag (16): 40 bytes longer than the plaintext.
 */
export function seal(key: Uint8Array, plaintext: Uint8Array, associatedData: Uint8Array = EMPTY): Uint8Array {
  const nonce = randomBytes(XCHACHA_NONCE_BYTES);
  const body = getSodium().crypto_aead_xchacha20poly1305_ietf_encrypt(
    plaintext,
    associatedData,
    null,
    nonce,
    key,
  );
  return concat(nonce, body);
}

/** Opens what `seal` made. Null when key, associated data or any byte differs; the caller names the error. */
export function open(
  key: Uint8Array,
  sealed: Uint8Array,
  associatedData: Uint8Array = EMPTY,
): Uint8Array | null {
  if (sealed.length < XCHACHA_NONCE_BYTES + TAG_BYTES) return null;
  const nonce = sealed.subarray(0, XCHACHA_NONCE_BYTES);
  const body = sealed.subarray(XCHACHA_NONCE_BYTES);
  try {
    return getSodium().crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, associatedData, nonce, key);
  } catch {
    return null;
  }
}

/** SHA-256, 32 bytes (FIPS 180-4). */
export function sha256(data: Uint8Array): Uint8Array {
  return getSodium().crypto_hash_sha256(data);
}

/** SHA-512, 64 bytes (FIPS 180-4). */
export function sha512(data: Uint8Array): Uint8Array {
  return getSodium().crypto_hash_sha512(data);
}

/** HMAC-SHA-256, 32 bytes, with a key of any length (RFC 2104). */
export function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  return hmac(sha256Hash, key, data);
}

/** HKDF-Extract with SHA-256 (RFC 5869, 2.2): a 32-byte pseudorandom key. An empty salt is allowed. */
export function hkdfSha256Extract(salt: Uint8Array, keyMaterial: Uint8Array): Uint8Array {
  return hkdfExtract(sha256Hash, salt, keyMaterial);
}

/** HKDF-Expand with SHA-256 (RFC 5869, 2.3): `length` bytes, at most 8160; throws RangeError above. */
export function hkdfSha256Expand(key: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return hkdfExpand(sha256Hash, key, info, length);
}

/** What one Argon2id call may spend: passes over the memory, and memory in bytes. */
export interface Argon2Cost {
  readonly ops: number;
  readonly memBytes: number;
}

/**
 * Argon2id v1.3, one lane (RFC 9106). `salt` is 16 bytes; returns `length` bytes (at least 16).
 * Blocks the thread for 0.1 s to several seconds: call it in a short-lived worker when the cost is high.
 */
export function argon2id(
  password: Uint8Array,
  salt: Uint8Array,
  cost: Argon2Cost,
  length: number,
): Uint8Array {
  const sodium = getSodium();
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  const key = sodium.crypto_pwhash(length, password, salt, cost.ops, cost.memBytes, algorithm);
  // The library leaves the result on its stack; the same call over nothing secret, at the least cost, overwrites it.
  sodium.crypto_pwhash(length, EMPTY, new Uint8Array(16), 1, sodium.crypto_pwhash_MEMLIMIT_MIN, algorithm);
  return key;
}

/** Compares in a time that depends on the lengths only. */
export function equalConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && (a.length === 0 || getSodium().memcmp(a, b));
}
