import { beforeAll, describe, expect, it } from 'vitest';
import { x25519PublicKey } from '../../../../../main/engine/crypto/kem.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import { openSealed, sealedToKeyOverhead, sealTo } from '../../../../../main/engine/crypto/sealed-to-key.ts';

beforeAll(loadSodium);

const bytes = (text: string) => new TextEncoder().encode(text);

describe('sealing to a public key', () => {
  it('is opened by its private key and by nothing else', () => {
    const secret = randomBytes(32);
    const sealed = sealTo(x25519PublicKey(secret), bytes('the words'), bytes('kit 1'));
    expect(sealed).toHaveLength(bytes('the words').length + sealedToKeyOverhead);
    expect(openSealed(secret, sealed, bytes('kit 1'))).toEqual(bytes('the words'));
    expect(openSealed(randomBytes(32), sealed, bytes('kit 1'))).toBeNull();
    expect(openSealed(secret, sealed, bytes('kit 2'))).toBeNull();
  });

  it('differs each time', () => {
    const publicKey = x25519PublicKey(randomBytes(32));
    const [one, two] = [0, 1].map(() => sealTo(publicKey, bytes('same'), bytes('')));
    expect(one).not.toEqual(two);
  });

  it('notices a flipped bit in every byte, and a cut', () => {
    const secret = randomBytes(32);
    const sealed = sealTo(x25519PublicKey(secret), randomBytes(32), bytes('a'));
    for (let at = 0; at < sealed.length; at++) {
      const broken = sealed.slice();
      broken[at] = (broken[at] ?? 0) ^ 1;
      expect(openSealed(secret, broken, bytes('a')), `byte ${at}`).toBeNull();
      expect(openSealed(secret, sealed.slice(0, at), bytes('a')), `cut at ${at}`).toBeNull();
    }
  });

  // RFC 7748 section 6.1: with these the shared secret would be zero, whoever seals or opens.
  const lowOrder = [
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  ].map((hex) => new Uint8Array(Buffer.from(hex, 'hex')));

  it.each(lowOrder)('refuses points of low order', (point) => {
    expect(() => sealTo(point, bytes('x'), bytes(''))).toThrow();
    const secret = randomBytes(32);
    const sealed = sealTo(x25519PublicKey(secret), bytes('x'), bytes(''));
    sealed.set(point);
    expect(openSealed(secret, sealed, bytes(''))).toBeNull();
  });
});
