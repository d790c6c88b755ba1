// The only file that knows the MLS library's names and numbers for cipher suites; all else uses our words.

import { type CiphersuiteImpl, type CiphersuiteName, ciphersuites } from 'ts-mls';
import { type HashFunction, sha256Hash, sha512Hash } from '../crypto/hkdf.ts';
import type { HpkeSuite } from './provider/hpke.ts';
import { x25519Kem, xwingKem } from './provider/kem.ts';
import { createProvider, type SuiteParts } from './provider/provider.ts';

/**
 * Cipher suites by our words, the older one first. `x25519-chacha20` is RFC 9420's suite 3. `xwing-chacha20-exp1` has no IANA number:
 * its wire number is the MLS library's own, so another version of the library may not understand it.
 */
export const suiteNames = ['x25519-chacha20', 'xwing-chacha20-exp1'] as const;

/** One of our suite words. */
export type SuiteName = (typeof suiteNames)[number];

/** Whether a conversation of `suite` goes on to `than` one day: never back, whatever another app of the same person has for its own. */
export const isOlderSuite = (suite: SuiteName, than: SuiteName): boolean =>
  suiteNames.indexOf(suite) < suiteNames.indexOf(than);

interface SuiteEntry {
  readonly library: CiphersuiteName;
  readonly parts: SuiteParts;
}

const CHACHA20_POLY1305 = 0x0003;
const x25519Hpke: HpkeSuite = { kem: x25519Kem, hash: sha256Hash, kdfId: 0x0001, aeadId: CHACHA20_POLY1305 };
const xwingHpke: HpkeSuite = { kem: xwingKem, hash: sha512Hash, kdfId: 0x0003, aeadId: CHACHA20_POLY1305 };

const entries: Readonly<Record<SuiteName, SuiteEntry>> = {
  'x25519-chacha20': {
    library: 'MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519',
    parts: { hash: sha256Hash, hpke: x25519Hpke },
  },
  'xwing-chacha20-exp1': {
    library: 'MLS_256_XWING_CHACHA20POLY1305_SHA512_Ed25519',
    parts: { hash: sha512Hash, hpke: xwingHpke },
  },
};

const implementations = new Map<SuiteName, CiphersuiteImpl>();

/** The suite's operations over libsodium; `loadSodium()` must have finished before they are called. */
export function getSuite(name: SuiteName): CiphersuiteImpl {
  const known = implementations.get(name);
  if (known !== undefined) return known;
  const { library, parts } = entries[name];
  const made = createProvider(library, parts);
  implementations.set(name, made);
  return made;
}

/** The suite's hash, which its key derivation is made of. */
export function hashOf(name: SuiteName): HashFunction {
  return entries[name].parts.hash;
}

/** Our word for the library's suite name, or undefined for a suite we do not speak. */
export function findSuiteName(library: CiphersuiteName): SuiteName | undefined {
  return suiteNames.find((name) => entries[name].library === library);
}

/** The number of a suite on the MLS wire (`cipher_suite`, RFC 9420 section 5.1): for reading foreign test data. */
export function suiteNumber(name: SuiteName): number {
  return ciphersuites[entries[name].library];
}
