// One sender's ratchet (RFC 9420, section 9.1): a key for each generation, and what is kept of those passed over.

import type { GenerationSecret } from 'ts-mls';
import { wipe } from '../../crypto/bytes.ts';
import type { HashFunction } from '../../crypto/hkdf.ts';
import { uint32 } from './encoding.ts';
import { expandWithLabel } from './labels.ts';

/** Key and nonce sizes of the suites' one AEAD, ChaCha20-Poly1305. */
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/** A generation's secret taken out of a ratchet. `secret` itself belongs to the state before, which is wiped when the step is durable. */
export interface Taken {
  readonly ratchet: GenerationSecret;
  readonly secret: Uint8Array;
  /** Secrets that `ratchet` no longer holds; the taken one is among them. */
  readonly consumed: readonly Uint8Array[];
}

/** Key and nonce of one generation, for one message. */
export function keysOfGeneration(
  hash: HashFunction,
  secret: Uint8Array,
  generation: number,
): { readonly key: Uint8Array; readonly nonce: Uint8Array } {
  const context = uint32(generation);
  return {
    key: expandWithLabel(hash, secret, 'key', context, KEY_BYTES),
    nonce: expandWithLabel(hash, secret, 'nonce', context, NONCE_BYTES),
  };
}

function step(hash: HashFunction, secret: Uint8Array, generation: number): Uint8Array {
  return expandWithLabel(hash, secret, 'secret', uint32(generation), hash.bytes);
}

/** The next generation, for a message of our own. */
export function takeNext(hash: HashFunction, ratchet: GenerationSecret): Taken {
  const { secret, generation } = ratchet;
  const next = step(hash, secret, generation);
  return {
    ratchet: { ...ratchet, secret: next, generation: generation + 1 },
    secret,
    consumed: [secret],
  };
}

/**
 * The secret of `generation`, or null when it was taken or let go before. Secrets of generations passed over are kept,
 * the newest `kept` of them. How far ahead a generation may be is the caller's check.
 */
export function takeGeneration(
  hash: HashFunction,
  ratchet: GenerationSecret,
  generation: number,
  kept: number,
): Taken | null {
  if (generation < ratchet.generation) return takePassed(ratchet, generation);
  const unused = { ...ratchet.unusedGenerations };
  const numbers = Object.keys(unused).map(Number);
  const consumed: Uint8Array[] = [];
  let { secret } = ratchet;
  for (let at = ratchet.generation; at < generation; at += 1) {
    unused[at] = secret;
    numbers.push(at);
    // Keys of an object that are whole numbers come in their order, and what is passed over is newer than all of them.
    const oldest = numbers.length > kept ? numbers.shift() : undefined;
    if (oldest !== undefined) {
      consumed.push(unused[oldest] as Uint8Array);
      delete unused[oldest];
    }
    secret = step(hash, secret, at);
  }
  const taken = takeNext(hash, { secret, generation, unusedGenerations: unused });
  return { ...taken, consumed: [...consumed, ...taken.consumed] };
}

function takePassed(ratchet: GenerationSecret, generation: number): Taken | null {
  const { [generation]: secret, ...unusedGenerations } = ratchet.unusedGenerations;
  if (secret === undefined) return null;
  return { ratchet: { ...ratchet, unusedGenerations }, secret, consumed: [secret] };
}

/** Overwrites what was derived for a generation that is not taken after all; what `before` holds stays. */
export function wipeTaken(before: GenerationSecret, { ratchet, secret, consumed }: Taken): void {
  const kept = new Set([before.secret, ...Object.values(before.unusedGenerations)]);
  for (const made of [ratchet.secret, ...Object.values(ratchet.unusedGenerations), secret, ...consumed]) {
    if (!kept.has(made)) wipe(made);
  }
}
