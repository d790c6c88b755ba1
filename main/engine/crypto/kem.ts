// Key agreement and the 12-byte-nonce AEAD that MLS needs: X25519, X-Wing and ChaCha20-Poly1305.

import { getSodium } from './sodium.ts';

/** X25519 shared secret, 32 bytes (RFC 7748). Throws when the result would be all zero (a low-order point). */
export function x25519(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return getSodium().crypto_scalarmult(privateKey, publicKey);
}

/** The X25519 public key, 32 bytes, of a 32-byte private key. */
export function x25519PublicKey(privateKey: Uint8Array): Uint8Array {
  return getSodium().crypto_scalarmult_base(privateKey);
}

/** An X-Wing pair from a 32-byte seed (draft-connolly-cfrg-xwing-kem): public 1216 bytes, private = the seed. */
export function xwingKeyPair(seed: Uint8Array): { publicKey: Uint8Array; privateKey: Uint8Array } {
  const { publicKey, privateKey } = getSodium().crypto_kem_xwing_seed_keypair(seed);
  return { publicKey, privateKey };
}

/** X-Wing encapsulation: ciphertext 1120 bytes, shared secret 32. `seed` (64 bytes) is for known answers only. */
export function xwingEncapsulate(
  publicKey: Uint8Array,
  seed?: Uint8Array,
): { ciphertext: Uint8Array; sharedSecret: Uint8Array } {
  const sodium = getSodium();
  if (seed === undefined) return sodium.crypto_kem_xwing_enc(publicKey);
  return sodium.crypto_kem_xwing_enc_deterministic(publicKey, seed);
}

/** X-Wing decapsulation: the 32-byte shared secret. */
export function xwingDecapsulate(ciphertext: Uint8Array, privateKey: Uint8Array): Uint8Array {
  return getSodium().crypto_kem_xwing_dec(ciphertext, privateKey);
}

/** ChaCha20-Poly1305 (RFC 8439): key 32 bytes, nonce 12; returns ciphertext ‖ tag (16). */
export function chachaSeal(
  key: Uint8Array,
  nonce: Uint8Array,
  associatedData: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  return getSodium().crypto_aead_chacha20poly1305_ietf_encrypt(plaintext, associatedData, null, nonce, key);
}

/** Opens what `chachaSeal` made; throws when anything differs. */
export function chachaOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  associatedData: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array {
  return getSodium().crypto_aead_chacha20poly1305_ietf_decrypt(null, ciphertext, associatedData, nonce, key);
}

/** SHAKE-256 (FIPS 202): `length` bytes. X-Wing's key derivation is defined over it. */
export function shake256(data: Uint8Array, length: number): Uint8Array {
  return getSodium().crypto_xof_shake256(length, data);
}
