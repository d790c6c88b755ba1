// Labelled derivation and signing (RFC 9420, sections 5.1.2 and 8), without a promise for each step.

import { concat, wipe } from '../../crypto/bytes.ts';
import { type HashFunction, hkdfExpand } from '../../crypto/hkdf.ts';
import { vectors } from './encoding.ts';

const encoder = new TextEncoder();
const known = new Map<string, Uint8Array>();

/** `"MLS 1.0 " + label` as a vector. Labels are few and fixed. */
function labelled(label: string): Uint8Array {
  const found = known.get(label);
  if (found !== undefined) return found;
  const made = vectors(encoder.encode(`MLS 1.0 ${label}`));
  known.set(label, made);
  return made;
}

/** ExpandWithLabel: `length` bytes. */
export function expandWithLabel(
  hash: HashFunction,
  secret: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Uint8Array {
  const info = concat(Uint8Array.of(length >> 8, length & 255), labelled(label), vectors(context));
  return hkdfExpand(hash, secret, info, length);
}

/** What SignWithLabel signs (RFC 9420, section 5.1.2). */
export function toSigned(label: string, content: Uint8Array): Uint8Array {
  return concat(labelled(label), vectors(content));
}

/** Runs `use` with derived bytes and overwrites them. */
export function withSecrets<const Secrets extends readonly Uint8Array[], Result>(
  secrets: Secrets,
  use: (...secrets: Secrets) => Result,
): Result {
  try {
    return use(...secrets);
  } finally {
    for (const secret of secrets) wipe(secret);
  }
}
