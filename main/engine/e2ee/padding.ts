// Pads message bodies to few sizes, so that a length tells little (the library pads only up to one fixed size).

import { AppError } from '../../../contract/errors/app-error.ts';

const SMALLEST_BYTES = 512;
const LENGTH_BYTES = 4;

/** The padded size for a body: the smallest of 512, 1024, 2048, … that holds the body and its 4-byte length. */
export function paddedSize(bodyBytes: number): number {
  let size = SMALLEST_BYTES;
  while (size < bodyBytes + LENGTH_BYTES) size *= 2;
  return size;
}

/** length (4 bytes, big endian) ‖ body ‖ zeros. */
export function padBody(body: Uint8Array): Uint8Array {
  const padded = new Uint8Array(paddedSize(body.length));
  new DataView(padded.buffer).setUint32(0, body.length);
  padded.set(body, LENGTH_BYTES);
  return padded;
}

/** Exactly what `padBody` took; throws `e2ee.badPadding` for any other size, length or filler. */
export function unpadBody(padded: Uint8Array): Uint8Array {
  if (padded.length < SMALLEST_BYTES) throw new AppError('e2ee.badPadding');
  const length = new DataView(padded.buffer, padded.byteOffset, padded.byteLength).getUint32(0);
  const end = LENGTH_BYTES + length;
  if (end > padded.length || paddedSize(length) !== padded.length) throw new AppError('e2ee.badPadding');
  for (let at = end; at < padded.length; at += 1) {
    if (padded[at] !== 0) throw new AppError('e2ee.badPadding');
  }
  return padded.slice(LENGTH_BYTES, end);
}
