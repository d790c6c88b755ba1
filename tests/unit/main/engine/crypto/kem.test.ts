// Known answers for the key encapsulation behind the suites, where the official MLS vectors have none.

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  x25519,
  x25519PublicKey,
  xwingDecapsulate,
  xwingEncapsulate,
  xwingKeyPair,
} from '../../../../../main/engine/crypto/kem.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';

beforeAll(loadSodium);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

describe('X-Wing', () => {
  // draft-connolly-cfrg-xwing-kem, appendix C: the seeds are one SHAKE-128 stream over nothing, 96 bytes a vector.
  const secrets = [
    'd2df0522128f09dd8e2c92b1e905c793d8f57a54c3da25861f10bf4ca613e384',
    'f2e86241c64d60f6649fbc6c5b7d17180b780a3f34355e64a85749949c45f150',
    '953f7f4e8c5b5049bdc771d1dffada0dd961477d1a2ae0988baa7ea6898d893f',
  ];
  const stream = new Uint8Array(createHash('shake128', { outputLength: 96 * secrets.length }).digest());

  it.each(secrets.map((secret, at) => [at + 1, secret] as const))(
    'gives the answer of vector %i',
    (number, secret) => {
      const from = 96 * (number - 1);
      const pair = xwingKeyPair(stream.slice(from, from + 32));
      const made = xwingEncapsulate(pair.publicKey, stream.slice(from + 32, from + 96));
      expect([pair.publicKey.length, pair.privateKey.length, made.ciphertext.length]).toEqual([
        1216, 32, 1120,
      ]);
      expect(hex(made.sharedSecret)).toBe(secret);
      expect(hex(xwingDecapsulate(made.ciphertext, pair.privateKey))).toBe(secret);
    },
  );

  it('agrees on a fresh secret each time, and another key does not arrive at it', () => {
    const pair = xwingKeyPair(randomBytes(32));
    const made = xwingEncapsulate(pair.publicKey);
    expect(hex(xwingDecapsulate(made.ciphertext, pair.privateKey))).toBe(hex(made.sharedSecret));
    expect(hex(xwingEncapsulate(pair.publicKey).sharedSecret)).not.toBe(hex(made.sharedSecret));
    expect(hex(xwingDecapsulate(made.ciphertext, randomBytes(32)))).not.toBe(hex(made.sharedSecret));
  });
});

describe('X25519', () => {
  it('gives the answer of RFC 7748, section 6.1', () => {
    const alice = bytes('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a');
    const bob = bytes('de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f');
    expect(hex(x25519PublicKey(alice))).toBe(
      '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    );
    expect(hex(x25519(alice, bob))).toBe('4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742');
  });

  it('refuses a public key that forces the result to zero', () => {
    expect(() => x25519(randomBytes(32), new Uint8Array(32))).toThrow();
    const [one, two] = [randomBytes(32), randomBytes(32)];
    expect(hex(x25519(one, x25519PublicKey(two)))).toBe(hex(x25519(two, x25519PublicKey(one))));
  });
});
