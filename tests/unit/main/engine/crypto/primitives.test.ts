// Known answers and refusals of the engine's cryptographic primitives.

import { createHash, createHmac, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  argon2id,
  equalConstantTime,
  generateSignatureKeyPair,
  hkdfSha256Expand,
  hkdfSha256Extract,
  hmacSha256,
  loadSodium,
  open,
  randomBytes,
  seal,
  sha256,
  sign,
  verifySignature,
  wipe,
} from '../../../../../main/engine/crypto/primitives.ts';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (max = 300): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: max });

beforeAll(loadSodium);

describe('hashes and key derivation', () => {
  it('agrees with the runtime for SHA-256 and for HMAC keys of any length', () => {
    fc.assert(
      fc.property(bytes(), bytes(), (key, data) => {
        expect(toHex(sha256(data))).toBe(createHash('sha256').update(data).digest('hex'));
        expect(toHex(hmacSha256(key, data))).toBe(createHmac('sha256', key).update(data).digest('hex'));
      }),
    );
  });

  it('gives the answers of RFC 5869, appendix A.1', () => {
    const key = hkdfSha256Extract(hex('000102030405060708090a0b0c'), new Uint8Array(22).fill(11));
    expect(toHex(key)).toBe('077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5');
    expect(toHex(hkdfSha256Expand(key, hex('f0f1f2f3f4f5f6f7f8f9'), 42))).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    );
  });

  it('derives the same as the runtime for any salt, info and length', () => {
    fc.assert(
      fc.property(bytes(), bytes(), bytes(), fc.integer({ min: 1, max: 400 }), (secret, salt, info, n) => {
        const ours = hkdfSha256Expand(hkdfSha256Extract(salt, secret), info, n);
        expect(toHex(ours)).toBe(Buffer.from(hkdfSync('sha256', secret, salt, info, n)).toString('hex'));
      }),
    );
  });

  it('refuses to expand past what HKDF defines', () => {
    expect(() => hkdfSha256Expand(new Uint8Array(32), new Uint8Array(0), 8161)).toThrow(RangeError);
  });

  it('derives from a password deterministically and depends on password, salt and cost', () => {
    const cost = { ops: 1, memBytes: 8192 };
    const password = new TextEncoder().encode('correct horse');
    const salt = new Uint8Array(16).fill(7);
    const base = toHex(argon2id(password, salt, cost, 32));
    expect(toHex(argon2id(password, salt, cost, 32))).toBe(base);
    expect(toHex(argon2id(password.slice(1), salt, cost, 32))).not.toBe(base);
    expect(toHex(argon2id(password, new Uint8Array(16), cost, 32))).not.toBe(base);
    expect(toHex(argon2id(password, salt, { ...cost, ops: 2 }, 32))).not.toBe(base);
  });
});

describe('signatures', () => {
  it('gives the answer of RFC 8032, 7.1, test 2, from the seed and from the whole key', () => {
    const seed = hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb');
    const pair = generateSignatureKeyPair(seed);
    expect(toHex(pair.publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
    const expected =
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
    expect(toHex(sign(pair.privateKey, hex('72')))).toBe(expected);
    expect(toHex(sign(seed, hex('72')))).toBe(expected);
  });

  it('refuses a changed message, a changed signature, another key and wrong sizes', () => {
    const pair = generateSignatureKeyPair();
    const message = randomBytes(50);
    const signature = sign(pair.privateKey, message);
    expect(verifySignature(pair.publicKey, message, signature)).toBe(true);
    expect(verifySignature(pair.publicKey, randomBytes(50), signature)).toBe(false);
    expect(
      verifySignature(
        pair.publicKey,
        message,
        signature.map((b, i) => (i === 3 ? b ^ 1 : b)),
      ),
    ).toBe(false);
    expect(verifySignature(generateSignatureKeyPair().publicKey, message, signature)).toBe(false);
    expect(verifySignature(pair.publicKey.slice(1), message, signature)).toBe(false);
    expect(verifySignature(pair.publicKey, message, signature.slice(1))).toBe(false);
  });
});

describe('sealing', () => {
  it('opens what it sealed and refuses any change of key, data, associated data or length', () => {
    fc.assert(
      fc.property(bytes(), bytes(40), fc.nat(), (plaintext, data, position) => {
        const key = randomBytes(32);
        const sealed = seal(key, plaintext, data);
        expect(sealed.length).toBe(plaintext.length + 40);
        expect(toHex(open(key, sealed, data) ?? hex('ff'))).toBe(toHex(plaintext));
        const at = position % sealed.length;
        expect(
          open(
            key,
            sealed.map((b, i) => (i === at ? b ^ 1 : b)),
            data,
          ),
        ).toBeNull();
        expect(open(key, sealed.slice(0, at), data)).toBeNull();
        expect(open(key, sealed, Uint8Array.of(...data, 0))).toBeNull();
        expect(open(randomBytes(32), sealed, data)).toBeNull();
      }),
    );
  });

  it('never uses a nonce twice for the same plaintext', () => {
    const key = randomBytes(32);
    const seen = new Set(Array.from({ length: 200 }, () => toHex(seal(key, hex('00')).slice(0, 24))));
    expect(seen.size).toBe(200);
  });
});

describe('randomness', () => {
  it('gives any length, never twice the same, and fills to the last byte', () => {
    for (const length of [0, 1, 32, 65_536, 65_537, 200_000]) expect(randomBytes(length).length).toBe(length);
    expect(toHex(randomBytes(16))).not.toBe(toHex(randomBytes(16)));
    const tails = Array.from({ length: 8 }, () => toHex(randomBytes(70_000).slice(-16)));
    expect(new Set(tails).size).toBe(8);
  });
});

describe('comparing and wiping', () => {
  it('compares content and length', () => {
    expect(equalConstantTime(hex('0102'), hex('0102'))).toBe(true);
    expect(equalConstantTime(hex('0102'), hex('0103'))).toBe(false);
    expect(equalConstantTime(hex('0102'), hex('010203'))).toBe(false);
    expect(equalConstantTime(hex(''), hex(''))).toBe(true);
  });

  it('overwrites the buffer it is given', () => {
    const secret = randomBytes(32);
    wipe(secret);
    expect(secret.every((byte) => byte === 0)).toBe(true);
  });
});
