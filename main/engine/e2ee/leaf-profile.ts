// What our leaves and key packages say they can do, and the check that another's says exactly that.

import type { Capabilities, CiphersuiteName, Extension, LeafNode } from 'ts-mls';

/** Group context extension carrying the bytes a group is bound to at creation (private-use number). */
export const BINDING_EXTENSION = 0xf701;
/** Key package extension, empty, marking the one package that may be used more than once (private-use number). */
export const LAST_RESORT_EXTENSION = 0xf702;

/** Exactly what we speak; no random filler values, so sizes do not vary. */
export function createCapabilities(suite: CiphersuiteName): Capabilities {
  return {
    versions: ['mls10'],
    ciphersuites: [suite],
    extensions: [BINDING_EXTENSION, LAST_RESORT_EXTENSION],
    proposals: [],
    credentials: ['basic'],
  };
}

/** Whether a leaf can take part in our groups: suite, credential kind and our extensions, none of its own. */
export function fitsProfile(leaf: LeafNode, suite: CiphersuiteName): boolean {
  const { capabilities, extensions, credential } = leaf;
  return (
    extensions.length === 0 &&
    credential.credentialType === 'basic' &&
    leaf.signaturePublicKey.length === 32 &&
    capabilities.versions.includes('mls10') &&
    capabilities.ciphersuites.includes(suite) &&
    capabilities.credentials.includes('basic') &&
    capabilities.extensions.includes(BINDING_EXTENSION) &&
    capabilities.extensions.includes(LAST_RESORT_EXTENSION)
  );
}

/** The group context of a group bound to `binding`. */
export function bindingExtensions(binding: Uint8Array): Extension[] {
  return [{ extensionType: BINDING_EXTENSION, extensionData: binding.slice() }];
}

/** The bound bytes when `extensions` are exactly one binding, else null. */
export function findBinding(extensions: readonly Extension[]): Uint8Array | null {
  const [only, ...others] = extensions;
  if (only === undefined || others.length > 0 || only.extensionType !== BINDING_EXTENSION) return null;
  return only.extensionData;
}
