// Begins groups and answers questions about one: members, epoch, binding, exported secrets, fork check.

import { createGroup as createLibraryGroup, mlsExporter } from 'ts-mls';
import { AppError } from '../../../contract/errors/app-error.ts';
import { listLeaves, toMember } from './credential.ts';
import { coded, demand } from './errors.ts';
import { checkKeyPackage, decodePrivateKeyPackage, type OwnKeyPackage } from './key-package.ts';
import { bindingExtensions, findBinding } from './leaf-profile.ts';
import { suiteOf, toClientConfig, trimNewEpoch } from './state.ts';
import { getSuite, type SuiteName } from './suites.ts';
import type { GroupState, Member, Self, VerifyCredential } from './types.ts';

/**
 * Begins a group at epoch 0 with this device alone. `ownKeyPackage` is made for this and used for nothing else;
 * `binding` is fixed for ever and authenticated by every epoch: put conversation id, generation, founder, roles there.
 */
export async function createGroup(input: {
  readonly suite: SuiteName;
  readonly groupId: Uint8Array;
  readonly binding: Uint8Array;
  readonly ownKeyPackage: Pick<OwnKeyPackage, 'publicBytes' | 'privateBytes'>;
  readonly self: Self;
  readonly now: number;
}): Promise<GroupState> {
  const { suite, self } = input;
  const context = { suite, now: input.now, verifyCredential: self.verifyCredential };
  const { keyPackage } = await checkKeyPackage(input.ownKeyPackage.publicBytes, context);
  const privateKeys = decodePrivateKeyPackage(input.ownKeyPackage.privateBytes, self.signaturePrivateKey);
  const mls = await coded('e2ee.malformed', () =>
    createLibraryGroup(
      input.groupId.slice(),
      keyPackage,
      privateKeys,
      bindingExtensions(input.binding),
      getSuite(suite),
      toClientConfig(self),
    ),
  );
  return { suite, self, mls: trimNewEpoch(mls), endedAt: new Map() };
}

/** The members of the current epoch in leaf order. Throws `e2ee.credentialRefused` when one is no longer accepted. */
export function listMembers(state: GroupState): Member[] {
  return membersOf(state.mls.ratchetTree, state.self.verifyCredential);
}

/** The members of a tree; every leaf must pass the credential check, else `e2ee.credentialRefused`. */
export function membersOf(tree: GroupState['mls']['ratchetTree'], verify: VerifyCredential): Member[] {
  return listLeaves(tree).map(({ leaf, node }) => {
    const member = toMember(verify, node, leaf);
    if (member === null) throw new AppError('e2ee.credentialRefused');
    return member;
  });
}

/** This device's own leaf index. */
export function ownLeaf(state: GroupState): number {
  return state.mls.privatePath.leafIndex;
}

/** The current epoch, counted from 0. */
export function epochOf(state: GroupState): number {
  return Number(state.mls.groupContext.epoch);
}

/** The bytes given as `binding` when the group was created, a copy. */
export function bindingOf(state: GroupState): Uint8Array {
  const binding = findBinding(state.mls.groupContext.extensions);
  if (binding === null) throw new AppError('e2ee.wrongBinding');
  return binding.slice();
}

/** Whether this device can still send and receive new epochs; false after it was removed. */
export function isActive(state: GroupState): boolean {
  return state.mls.groupActiveState.kind === 'active';
}

/** A secret of `length` bytes that all members of this epoch derive alike (RFC 9420, section 8.5). */
export async function exportSecret(
  state: GroupState,
  label: string,
  context: Uint8Array,
  length: number,
): Promise<Uint8Array> {
  demand(isActive(state), 'e2ee.removed');
  return mlsExporter(state.mls.keySchedule.exporterSecret, label, context, length, suiteOf(state));
}

/**
 * Two members whose views agree see the same epoch, tree hash and epoch authenticator (RFC 9420, section 8.7); the same
 * epoch with another value is a fork. All three may be shown and compared openly.
 */
export function forkCheck(state: GroupState): {
  readonly epoch: number;
  readonly treeHash: Uint8Array;
  readonly authenticator: Uint8Array;
} {
  return {
    epoch: epochOf(state),
    treeHash: state.mls.groupContext.treeHash.slice(),
    authenticator: state.mls.keySchedule.epochAuthenticator.slice(),
  };
}
