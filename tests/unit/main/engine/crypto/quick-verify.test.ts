// Verification by two libraries answers as one of them alone would, for every kind of key and signature on which they might differ.

import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  concat,
  generateSignatureKeyPair,
  loadSodium,
  sha512,
  sign,
  verifySignature,
} from '../../../../../main/engine/crypto/primitives.ts';
import { isSurelyRight } from '../../../../../main/engine/crypto/quick-verify.ts';

beforeAll(loadSodium);

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const neutral = hex(`01${'00'.repeat(31)}`);
/** A point of order 8. */
const torsion = hex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
const message = new TextEncoder().encode('a line');

/** What libsodium alone says, then what we say: the second and third time by another way. */
function answers(key: Uint8Array, text: Uint8Array, signature: Uint8Array): readonly boolean[] {
  const alone = sodium.crypto_sign_verify_detached(signature, text, key);
  return [alone, ...[1, 2, 3].map(() => verifySignature(key, text, signature))];
}
const all = (answer: boolean): readonly boolean[] => [answer, answer, answer, answer];

/** A signature with chosen secrets: `r` and the point that stands for it need not belong together, nor `a` and the key. */
function forge(parts: { r: Uint8Array; R: Uint8Array; a: Uint8Array; A: Uint8Array }): Uint8Array {
  const h = sodium.crypto_core_ed25519_scalar_reduce(sha512(concat(parts.R, parts.A, message)));
  const s = sodium.crypto_core_ed25519_scalar_add(parts.r, sodium.crypto_core_ed25519_scalar_mul(h, parts.a));
  return concat(parts.R, s);
}

function secrets() {
  const r = sodium.crypto_core_ed25519_scalar_random();
  const a = sodium.crypto_core_ed25519_scalar_random();
  const R = sodium.crypto_scalarmult_ed25519_base_noclamp(r);
  return { r, R, a, A: sodium.crypto_scalarmult_ed25519_base_noclamp(a) };
}

describe('verifying by the runtime first', () => {
  it('agrees for what was signed and for any byte of it changed', () => {
    const pair = generateSignatureKeyPair();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(511), (text, bit) => {
        const signature = sign(pair.privateKey, text);
        expect(answers(pair.publicKey, text, signature)).toEqual(all(true));
        const changed = signature.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(answers(pair.publicKey, text, changed)).toEqual(all(false));
      }),
      { numRuns: 50 },
    );
  });

  it('takes the quick way from the second time on, and not for a key that was overwritten', () => {
    const pair = generateSignatureKeyPair();
    const signature = sign(pair.privateKey, message);
    const quick = () => isSurelyRight(pair.publicKey, message, signature);
    expect([quick(), quick(), quick()]).toEqual([false, true, true]);
    pair.publicKey.set(generateSignatureKeyPair().publicKey);
    expect([quick(), verifySignature(pair.publicKey, message, signature)]).toEqual([false, false]);
  });

  it('leaves to libsodium a signature whose point is of small order, or has such a part', () => {
    const honest = secrets();
    expect(answers(honest.A, message, forge(honest))).toEqual(all(true));
    const zero = new Uint8Array(32);
    expect(answers(honest.A, message, forge({ ...honest, r: zero, R: neutral }))).toEqual(all(false));
    const mixed = sodium.crypto_core_ed25519_add(honest.R, torsion);
    expect(answers(honest.A, message, forge({ ...honest, R: mixed }))).toEqual(all(false));
  });

  it('leaves to libsodium a key outside the main subgroup', () => {
    const honest = secrets();
    const mixed = sodium.crypto_core_ed25519_add(honest.A, torsion);
    // One in eight of these is right, by chance.
    for (let at = 0; at < 16; at += 1) {
      const { r, R } = secrets();
      const said = answers(mixed, message, forge({ r, R, a: honest.a, A: mixed }));
      expect(said).toEqual(all(said[0] ?? false));
    }
    for (const small of [neutral, torsion, new Uint8Array(32), hex(`ec${'ff'.repeat(30)}7f`)]) {
      expect(answers(small, message, forge({ ...honest, a: new Uint8Array(32), A: small }))).toEqual(
        all(false),
      );
    }
  });
});
