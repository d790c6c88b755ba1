// HPKE's labelled extract and expand (RFC 9180, section 4).

import { concat } from '../../crypto/bytes.ts';
import { type HashFunction, hkdfExpand, hkdfExtract } from '../../crypto/hkdf.ts';

const encoder = new TextEncoder();
const VERSION = encoder.encode('HPKE-v1');

/** Two bytes, big endian: RFC 9180's I2OSP(value, 2). */
export function uint16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value & 255);
}

/** LabeledExtract and LabeledExpand bound to one suite id. */
export interface LabeledKdf {
  extract(salt: Uint8Array, label: string, keyMaterial: Uint8Array): Uint8Array;
  expand(key: Uint8Array, label: string, info: Uint8Array, length: number): Uint8Array;
}

/** The labelled functions for one hash and suite id. */
export function createLabeledKdf(hash: HashFunction, suiteId: Uint8Array): LabeledKdf {
  return {
    extract: (salt, label, keyMaterial) =>
      hkdfExtract(hash, salt, concat(VERSION, suiteId, encoder.encode(label), keyMaterial)),
    expand: (key, label, info, length) =>
      hkdfExpand(hash, key, concat(uint16(length), VERSION, suiteId, encoder.encode(label), info), length),
  };
}
