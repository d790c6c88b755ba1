// One media frame sealed and opened: clear bytes ‖ SFrame header ‖ ciphertext and tag.

import { decodeHeader, encodeHeader, type FrameHeader } from './header.ts';
import { nonceOf, type SenderKey, tagBytes } from './keys.ts';

/** What a frame carries. */
export type FrameSort = 'audio' | 'video';

/**
 * How many bytes stay readable, so that packets can be made of the frame and a lost key frame be asked for: Opus 1, VP8 3,
 * and 10 of a VP8 key frame. That one tells itself by the lowest bit of its first byte (RFC 6386, section 9.1).
 */
export function clearBytes(sort: FrameSort, frame: Uint8Array): number {
  if (sort === 'audio') return 1;
  return ((frame[0] ?? 1) & 1) === 0 ? 10 : 3;
}

function authenticated(header: Uint8Array, clear: Uint8Array): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(header.length + clear.length);
  data.set(header);
  data.set(clear, header.length);
  return data;
}

/**
 * Seals the frame. The same counter must never be used twice with a key. Rejects with RangeError where the frame has less than
 * its clear bytes: no encoder makes such, and what was sealed could not be told apart.
 */
export async function sealFrame(
  { kid, key, salt }: SenderKey,
  counter: bigint,
  sort: FrameSort,
  frame: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer> {
  const header = encodeHeader(kid, counter);
  const clear = frame.subarray(0, clearBytes(sort, frame));
  if (clear.length < clearBytes(sort, frame)) throw new RangeError('sframe: frame too short');
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonceOf(salt, counter), additionalData: authenticated(header, clear) },
    key,
    frame.subarray(clear.length),
  );
  const out = new Uint8Array(clear.length + header.length + sealed.byteLength);
  out.set(clear);
  out.set(header, clear.length);
  out.set(new Uint8Array(sealed), clear.length + header.length);
  return out.buffer;
}

/** The header of a sealed frame; null where it is too short to be one or badly written. */
export function headerOf(sort: FrameSort, sealed: Uint8Array): FrameHeader | null {
  const clear = clearBytes(sort, sealed);
  const header = decodeHeader(sealed, clear);
  return header !== null && clear + header.length + tagBytes <= sealed.length ? header : null;
}

/** Opens a frame whose header was read by `headerOf`. Rejects (`OperationError`) where key, header or bytes do not fit. */
export async function openFrame(
  { key, salt }: SenderKey,
  header: FrameHeader,
  sort: FrameSort,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer> {
  const clear = sealed.subarray(0, clearBytes(sort, sealed));
  const body = clear.length + header.length;
  const plain = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: nonceOf(salt, header.counter),
      additionalData: authenticated(sealed.subarray(clear.length, body), clear),
    },
    key,
    sealed.subarray(body),
  );
  const out = new Uint8Array(clear.length + plain.byteLength);
  out.set(clear);
  out.set(new Uint8Array(plain), clear.length);
  return out.buffer;
}
