// The few encodings of RFC 9420 that a message is framed with, written straight into bytes.

import { concat } from '../../crypto/bytes.ts';

/** A vector's length before its bytes (RFC 9420, section 2.1.2): 1, 2 or 4 bytes, the shortest that holds it. */
function lengthOf(bytes: number): Uint8Array {
  if (bytes < 0x40) return Uint8Array.of(bytes);
  if (bytes < 0x4000) return Uint8Array.of((bytes >> 8) | 0x40, bytes & 255);
  if (bytes >= 0x40000000) throw new RangeError('MLS vector: too long');
  return Uint8Array.of((bytes >>> 24) | 0x80, (bytes >> 16) & 255, (bytes >> 8) & 255, bytes & 255);
}

/** `opaque value<V>`: length, then the bytes; all values in order. */
export function vectors(...values: readonly Uint8Array[]): Uint8Array {
  return concat(...values.flatMap((value) => [lengthOf(value.length), value]));
}

/** Big endian, 4 bytes. */
export function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255);
}

/** Big endian, 8 bytes. */
export function uint64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}
