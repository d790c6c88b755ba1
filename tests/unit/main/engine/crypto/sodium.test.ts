// Nothing that was secret stays behind in libsodium's own memory.

import { beforeAll, expect, it } from 'vitest';
import {
  chachaSeal,
  x25519,
  xwingDecapsulate,
  xwingEncapsulate,
  xwingKeyPair,
} from '../../../../../main/engine/crypto/kem.ts';
import {
  argon2id,
  generateSignatureKeyPair,
  hkdfSha256Expand,
  hmacSha256,
  loadSodium,
  open,
  randomBytes,
  seal,
  sign,
} from '../../../../../main/engine/crypto/primitives.ts';
import { getSodium, libraryMemory } from '../../../../../main/engine/crypto/sodium.ts';

beforeAll(loadSodium);

/** How often a byte string stands in the library's memory. */
function copiesOf(secret: Uint8Array): number {
  const memory = Buffer.from(libraryMemory(getSodium()).HEAPU8.buffer);
  let copies = 0;
  for (let at = memory.indexOf(secret); at >= 0; at = memory.indexOf(secret, at + 1)) copies += 1;
  return copies;
}

it('finds a secret that is still there (so that finding none means something)', () => {
  const memory = libraryMemory(getSodium());
  const planted = randomBytes(32);
  const address = memory._malloc(32);
  memory.HEAPU8.set(planted, address);
  expect(copiesOf(planted)).toBe(1);
  memory._free(address);
  expect(copiesOf(planted)).toBe(0);
});

it('leaves no copy of a key, a seed, a password or a plaintext after each kind of call', () => {
  const key = randomBytes(32);
  const plaintext = randomBytes(48);
  const pair = generateSignatureKeyPair(key.slice().reverse());
  const seed = randomBytes(32);
  const recipient = xwingKeyPair(seed);
  const password = randomBytes(24);

  const sealed = seal(key, plaintext);
  open(key, sealed);
  const message = chachaSeal(key, randomBytes(12), randomBytes(3), plaintext);
  const signature = sign(pair.privateKey, plaintext);
  const mac = hmacSha256(key, plaintext);
  const derived = hkdfSha256Expand(key, plaintext, 64);
  const agreed = x25519(key, new Uint8Array(32).fill(9));
  const { ciphertext, sharedSecret } = xwingEncapsulate(recipient.publicKey);
  xwingDecapsulate(ciphertext, recipient.privateKey);
  const hashed = argon2id(password, randomBytes(16), { ops: 1, memBytes: 8192 }, 32);

  expect([sealed.length, message.length, signature.length]).toEqual([88, 64, 64]);
  const kept = { key, plaintext, signing: pair.privateKey, seed, password, mac, derived, agreed, hashed };
  for (const [name, secret] of Object.entries(kept))
    expect(`${name}: ${copiesOf(secret)}`).toBe(`${name}: 0`);

  // X-Wing leaves its shared secret on the library's stack until the next call of the kind.
  xwingDecapsulate(ciphertext, xwingKeyPair(randomBytes(32)).privateKey);
  expect(copiesOf(sharedSecret)).toBe(0);
});
