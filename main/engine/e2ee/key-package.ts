// Key packages: what a device publishes so that others can add it to a group while it is offline.

import { generateKeyPackageWithKey, type KeyPackage, type PrivateKeyPackage } from 'ts-mls';
import { makeKeyPackageRef, verifyKeyPackage } from 'ts-mls/keyPackage.js';
import { verifyLeafNodeSignatureKeyPackage } from 'ts-mls/leafNode.js';
import { ByteReader, ByteWriter } from '../../../contract/encoding/bytes.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { equalConstantTime, type SignatureKeyPair } from '../crypto/primitives.ts';
import { identifyLeaf } from './credential.ts';
import { decodeKeyPackageEnvelope, encodeEnvelope } from './envelope.ts';
import { coded, demand } from './errors.ts';
import { createCapabilities, fitsProfile, LAST_RESORT_EXTENSION } from './leaf-profile.ts';
import { findSuiteName, getSuite, type SuiteName } from './suites.ts';
import type { Identity, VerifyCredential } from './types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const BACKDATED_MS = DAY_MS;
const LIFETIME_MS = 90 * DAY_MS;
const TOLERANCE_MS = 2 * DAY_MS;
const PRIVATE_FORMAT = 1;

/** A new key package of our own. Store all of it; publish `publicBytes`. */
export interface OwnKeyPackage {
  /** Envelope to publish. */
  readonly publicBytes: Uint8Array;
  /** The two private keys, encoded: secret; delete after use (a last-resort one: after its replacement). */
  readonly privateBytes: Uint8Array;
  /** Hash naming this key package in a Welcome (RFC 9420, section 5.2). */
  readonly ref: Uint8Array;
  /** Last moment of validity, ms. */
  readonly notAfter: number;
}

/** Another device's key package, checked in full. */
export interface CheckedKeyPackage extends Identity {
  readonly ref: Uint8Array;
  readonly suite: SuiteName;
  readonly isLastResort: boolean;
  /** Last moment of validity, ms. */
  readonly notAfter: number;
  /** The library's parsed form. */
  readonly keyPackage: KeyPackage;
}

/** Makes a key package valid from one day ago until in 90 days. `identity` is the signed device entry. */
export async function createKeyPackage(input: {
  readonly suite: SuiteName;
  readonly identity: Uint8Array;
  readonly signatureKeyPair: SignatureKeyPair;
  readonly now: number;
  readonly isLastResort?: boolean;
}): Promise<OwnKeyPackage> {
  const suite = getSuite(input.suite);
  const notAfter = toSeconds(input.now + LIFETIME_MS);
  const { publicPackage, privatePackage } = await generateKeyPackageWithKey(
    { credentialType: 'basic', identity: input.identity.slice() },
    createCapabilities(suite.name),
    { notBefore: BigInt(toSeconds(input.now - BACKDATED_MS)), notAfter: BigInt(notAfter) },
    input.isLastResort === true
      ? [{ extensionType: LAST_RESORT_EXTENSION, extensionData: new Uint8Array(0) }]
      : [],
    { signKey: input.signatureKeyPair.privateKey, publicKey: input.signatureKeyPair.publicKey },
    suite,
  );
  return {
    publicBytes: encodeEnvelope('keyPackage', {
      version: 'mls10',
      wireformat: 'mls_key_package',
      keyPackage: publicPackage,
    }),
    privateBytes: encodePrivate(privatePackage),
    ref: await makeKeyPackageRef(publicPackage, suite.hash),
    notAfter: notAfter * 1000,
  };
}

/**
 * Parses and checks a key package before it is used to add its device. Throws `e2ee.malformed`, `unknownVersion`,
 * `wrongKind`, `wrongSuite`, `keyPackageUnsupported`, `keyPackageLifetime`, `credentialRefused`, `keyPackageSignature`.
 */
export async function checkKeyPackage(
  envelope: Uint8Array,
  context: { readonly suite: SuiteName; readonly now: number; readonly verifyCredential: VerifyCredential },
): Promise<CheckedKeyPackage> {
  const keyPackage = decodeKeyPackageEnvelope(envelope);
  const identity = await checkParsedKeyPackage(keyPackage, context.suite, context.verifyCredential);
  const { notBefore, notAfter } = lifetimeOf(keyPackage);
  demand(
    notBefore <= context.now + TOLERANCE_MS && notAfter >= context.now - TOLERANCE_MS,
    'e2ee.keyPackageLifetime',
  );
  return {
    ...identity,
    keyPackage,
    notAfter,
    suite: context.suite,
    isLastResort: keyPackage.extensions.length > 0,
    ref: await makeKeyPackageRef(keyPackage, getSuite(context.suite).hash),
  };
}

/** Which suite a key package is for; null for one that we do not speak. Throws the envelope's codes. */
export function suiteOfKeyPackage(envelope: Uint8Array): SuiteName | null {
  return findSuiteName(decodeKeyPackageEnvelope(envelope).cipherSuite) ?? null;
}

/**
 * All checks that do not depend on today's date: also for key packages inside a commit, which a device may read long
 * after it was made.
 */
export async function checkParsedKeyPackage(
  keyPackage: KeyPackage,
  suiteName: SuiteName,
  verify: VerifyCredential,
): Promise<Identity> {
  const suite = getSuite(suiteName);
  demand(findSuiteName(keyPackage.cipherSuite) === suiteName, 'e2ee.wrongSuite');
  demand(fitsProfile(keyPackage.leafNode, suite.name), 'e2ee.keyPackageUnsupported');
  demand(keyPackage.extensions.every(isLastResortMark), 'e2ee.keyPackageUnsupported');
  demand(keyPackage.extensions.length <= 1, 'e2ee.keyPackageUnsupported');
  const { notBefore, notAfter } = lifetimeOf(keyPackage);
  demand(
    notAfter > notBefore && notAfter - notBefore <= BACKDATED_MS + LIFETIME_MS,
    'e2ee.keyPackageLifetime',
  );
  demand(!equalConstantTime(keyPackage.initKey, keyPackage.leafNode.hpkePublicKey), 'e2ee.duplicateKey');
  await coded('e2ee.keyPackageUnsupported', async () => {
    await suite.hpke.importPublicKey(keyPackage.initKey);
    await suite.hpke.importPublicKey(keyPackage.leafNode.hpkePublicKey);
  });
  const identity = identifyLeaf(verify, keyPackage.leafNode);
  if (identity === null) throw new AppError('e2ee.credentialRefused');
  const isSigned =
    (await verifyKeyPackage(keyPackage, suite.signature)) &&
    (await verifyLeafNodeSignatureKeyPackage(keyPackage.leafNode, suite.signature));
  demand(isSigned, 'e2ee.keyPackageSignature');
  return identity;
}

/** Decodes `privateBytes`; `signaturePrivateKey` is this device's. Throws `e2ee.damagedState`. */
export function decodePrivateKeyPackage(
  bytes: Uint8Array,
  signaturePrivateKey: Uint8Array,
): PrivateKeyPackage {
  try {
    const reader = new ByteReader(bytes);
    if (reader.u8() !== PRIVATE_FORMAT) throw new RangeError('private key package: unknown format');
    const keys = { initPrivateKey: reader.bytes(), hpkePrivateKey: reader.bytes(), signaturePrivateKey };
    reader.end();
    return keys;
  } catch (cause) {
    throw new AppError('e2ee.damagedState', { cause });
  }
}

function encodePrivate(keys: PrivateKeyPackage): Uint8Array {
  return new ByteWriter().u8(PRIVATE_FORMAT).bytes(keys.initPrivateKey).bytes(keys.hpkePrivateKey).done();
}

function isLastResortMark(extension: KeyPackage['extensions'][number]): boolean {
  return extension.extensionType === LAST_RESORT_EXTENSION && extension.extensionData.length === 0;
}

function lifetimeOf(keyPackage: KeyPackage): { notBefore: number; notAfter: number } {
  const { leafNode } = keyPackage;
  demand(leafNode.leafNodeSource === 'key_package', 'e2ee.malformed');
  const { notBefore, notAfter } = leafNode.lifetime;
  const limit = BigInt(Number.MAX_SAFE_INTEGER) / 1000n;
  demand(notBefore <= limit && notAfter <= limit, 'e2ee.keyPackageLifetime');
  return { notBefore: Number(notBefore) * 1000, notAfter: Number(notAfter) * 1000 };
}

function toSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
