// HMAC and HKDF over either SHA-2 hash; libsodium's JavaScript wrapper offers HMAC for 32-byte keys only and no HKDF.

import { concat, wipe } from './bytes.ts';
import { getSodium } from './sodium.ts';

/** A SHA-2 hash with the sizes HMAC needs, and libsodium's own HMAC for keys of exactly 32 bytes. */
export interface HashFunction {
  readonly bytes: number;
  readonly blockBytes: number;
  digest(data: Uint8Array): Uint8Array;
  mac32(key: Uint8Array, data: Uint8Array): Uint8Array;
}

export const sha256Hash: HashFunction = {
  bytes: 32,
  blockBytes: 64,
  digest: (data) => getSodium().crypto_hash_sha256(data),
  mac32: (key, data) => getSodium().crypto_auth_hmacsha256(data, key),
};

export const sha512Hash: HashFunction = {
  bytes: 64,
  blockBytes: 128,
  digest: (data) => getSodium().crypto_hash_sha512(data),
  mac32: (key, data) => getSodium().crypto_auth_hmacsha512(data, key),
};

/** HMAC (RFC 2104) with a key of any length; `hash.bytes` long. */
export function hmac(hash: HashFunction, key: Uint8Array, data: Uint8Array): Uint8Array {
  if (key.length === 32) return hash.mac32(key, data);
  const block = new Uint8Array(hash.blockBytes);
  block.set(key.length > hash.blockBytes ? hash.digest(key) : key);
  const inner = concat(
    block.map((byte) => byte ^ 0x36),
    data,
  );
  const outer = concat(
    block.map((byte) => byte ^ 0x5c),
    hash.digest(inner),
  );
  const mac = hash.digest(outer);
  for (const buffer of [block, inner, outer]) wipe(buffer);
  return mac;
}

/** HKDF-Extract (RFC 5869, 2.2): `hash.bytes` long. An empty salt stands for zeros. */
export function hkdfExtract(hash: HashFunction, salt: Uint8Array, keyMaterial: Uint8Array): Uint8Array {
  return hmac(hash, salt.length === 0 ? new Uint8Array(hash.bytes) : salt, keyMaterial);
}

/** HKDF-Expand (RFC 5869, 2.3): `length` bytes, at most 255 hashes; throws RangeError above. */
export function hkdfExpand(
  hash: HashFunction,
  key: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array {
  if (length > 255 * hash.bytes) throw new RangeError('HKDF-Expand: length over 255 hashes');
  const output = new Uint8Array(length);
  let previous: Uint8Array = new Uint8Array(0);
  for (let offset = 0, counter = 1; offset < length; offset += hash.bytes, counter += 1) {
    const input = concat(previous, info, Uint8Array.of(counter));
    const next = hmac(hash, key, input);
    output.set(next.subarray(0, Math.min(hash.bytes, length - offset)), offset);
    wipe(previous);
    wipe(input);
    previous = next;
  }
  wipe(previous);
  return output;
}
