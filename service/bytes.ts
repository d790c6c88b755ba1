/** Text ⇄ bytes at the service's edge: base64url decoded once, canonical only, with a size limit. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../contract/errors/app-error.ts';

/** Decodes base64url; `request.invalid` when not canonical, `request.tooLarge` past `maxBytes`. */
export function decodeBytes(text: string, maxBytes = Number.MAX_SAFE_INTEGER): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new AppError('request.invalid');
  if (bytes.length > maxBytes) throw new AppError('request.tooLarge');
  return bytes;
}

export function encodeBytes(bytes: Buffer): string {
  return bytes.toString('base64url');
}

/** SHA-256 over length-prefixed parts, so that two lists of parts never give one input. */
export function digestOf(...parts: readonly (Uint8Array | string | number)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'object' ? part : Buffer.from(String(part), 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest();
}

/** Equality in a time that does not depend on the content. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
