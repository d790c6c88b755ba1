// Works out what a commit would do to the tree, and refuses what must not happen whatever the group's policy says.

import type { Commit, KeyPackage, LeafNode, RatchetTree } from 'ts-mls';
import { addLeafNode, getHpkePublicKey, removeLeafNode } from 'ts-mls/ratchetTree.js';
import { nodeToLeafIndex, toLeafIndex } from 'ts-mls/treemath.js';
import { AppError } from '../../../contract/errors/app-error.ts';
import { findLeaf, isSameDevice, listLeaves, toMember } from './credential.ts';
import { demand } from './errors.ts';
import { membersOf } from './group.ts';
import { fitsProfile } from './leaf-profile.ts';
import type { Member, ProposedCommit, VerifyCredential } from './types.ts';

/** A commit's proposals, sorted. */
export interface Proposals {
  readonly added: readonly KeyPackage[];
  readonly removed: readonly number[];
}

/** Sorts a received commit's proposals; each kind that we never make has its own refusal. */
export function sortProposals(commit: Commit): Proposals {
  const added: KeyPackage[] = [];
  const removed: number[] = [];
  for (const entry of commit.proposals) {
    if (entry.proposalOrRefType === 'reference') throw new AppError('e2ee.proposalReference');
    const { proposal } = entry;
    switch (proposal.proposalType) {
      case 'add':
        added.push((proposal as { add: { keyPackage: KeyPackage } }).add.keyPackage);
        break;
      case 'remove':
        removed.push((proposal as { remove: { removed: number } }).remove.removed);
        break;
      case 'psk':
        throw new AppError('e2ee.pskProposal');
      case 'reinit':
        throw new AppError('e2ee.reinitProposal');
      case 'external_init':
        throw new AppError('e2ee.externalCommit');
      case 'group_context_extensions':
        throw new AppError('e2ee.extensionsProposal');
      default:
        throw new AppError('e2ee.unknownProposal');
    }
  }
  return { added, removed };
}

const keyText = (key: Uint8Array): string => Buffer.from(key).toString('base64');

/**
 * Refuses with `e2ee.duplicateKey` any new encryption or signature key that already stands anywhere in the tree or
 * among the new ones: the library accepts such a leaf and then no later commit works.
 */
function demandFreshKeys(
  tree: RatchetTree,
  afterRemoval: RatchetTree,
  added: readonly KeyPackage[],
  path: Commit['path'],
): void {
  const encryption = new Set<string>();
  for (const node of tree) {
    if (node !== undefined) encryption.add(keyText(getHpkePublicKey(node)));
  }
  // A device may be removed and added again in one commit with its own signature key.
  const signature = new Set(listLeaves(afterRemoval).map(({ node }) => keyText(node.signaturePublicKey)));
  const addTo = (keys: Set<string>, key: Uint8Array): void => {
    demand(!keys.has(keyText(key)), 'e2ee.duplicateKey');
    keys.add(keyText(key));
  };
  for (const { leafNode, initKey } of added) {
    addTo(encryption, leafNode.hpkePublicKey);
    addTo(encryption, initKey);
    addTo(signature, leafNode.signaturePublicKey);
  }
  if (path === undefined) return;
  addTo(encryption, path.leafNode.hpkePublicKey);
  for (const node of path.nodes) addTo(encryption, node.hpkePublicKey);
}

/** Throws `e2ee.alreadyMember` when two leaves are the same device: who speaks would be ambiguous. */
export function demandOneLeafPerDevice(members: readonly Member[]): void {
  const devices = new Set(members.map(({ accountId, deviceId }) => JSON.stringify([accountId, deviceId])));
  demand(devices.size === members.length, 'e2ee.alreadyMember');
}

function memberAt(tree: RatchetTree, leaf: number, verify: VerifyCredential): Member {
  const node = findLeaf(tree, leaf);
  const member = node === undefined ? null : toMember(verify, node, leaf);
  if (member === null) throw new AppError('e2ee.unknownMember');
  return member;
}

/** The committer's renewed leaf: refused with `e2ee.leafChanged` unless it is the same device of the same account. */
function checkPathLeaf(
  leafNode: LeafNode,
  committer: Member,
  before: LeafNode,
  verify: VerifyCredential,
): Member {
  const renewed = toMember(verify, leafNode, committer.leaf);
  if (renewed === null) throw new AppError('e2ee.credentialRefused');
  demand(isSameDevice(renewed, committer), 'e2ee.leafChanged');
  const [suite] = before.capabilities.ciphersuites;
  demand(suite !== undefined && fitsProfile(leafNode, suite), 'e2ee.leafChanged');
  return renewed;
}

/**
 * Predicts a commit's effect leaf by leaf without applying it. `path` is the committer's update path, if any.
 * Throws `e2ee.unknownMember`, `selfRemoval`, `duplicateKey`, `alreadyMember`, `leafChanged`, `credentialRefused`.
 */
export function predictChanges(input: {
  readonly tree: RatchetTree;
  readonly committerLeaf: number;
  readonly proposals: Proposals;
  readonly path: Commit['path'];
  readonly verify: VerifyCredential;
}): Omit<ProposedCommit, 'binding'> {
  const { tree, verify, proposals, path } = input;
  const committer = memberAt(tree, input.committerLeaf, verify);
  const removed = proposals.removed.map((leaf) => memberAt(tree, leaf, verify));
  demand(new Set(proposals.removed).size === removed.length, 'e2ee.unknownMember');
  demand(!proposals.removed.includes(committer.leaf), 'e2ee.selfRemoval');

  const afterRemoval = proposals.removed.reduce(
    (next, leaf) => removeLeafNode(next, toLeafIndex(leaf)),
    tree,
  );
  demandFreshKeys(tree, afterRemoval, proposals.added, path);
  let after = afterRemoval;
  const added = proposals.added.map((keyPackage) => {
    const [next, nodeIndex] = addLeafNode(after, keyPackage.leafNode);
    after = next;
    return memberAt(after, nodeToLeafIndex(nodeIndex), verify);
  });

  const before = findLeaf(tree, committer.leaf);
  const updated =
    path === undefined || before === undefined
      ? []
      : [checkPathLeaf(path.leafNode, committer, before, verify)];
  const membersAfter = membersOf(after, verify);
  demandOneLeafPerDevice(membersAfter);
  return {
    changes: { added, removed, updated },
    committer,
    membersBefore: membersOf(tree, verify),
    membersAfter,
  };
}

/**
 * Compares the tree that the library arrived at with the prediction, leaf by leaf: every leaf is the predicted account
 * and device, and none is more or fewer. Throws `e2ee.leafChanged`.
 */
export function demandPredicted(
  tree: RatchetTree,
  predicted: readonly Member[],
  verify: VerifyCredential,
): void {
  const actual = membersOf(tree, verify);
  const isSame =
    actual.length === predicted.length &&
    actual.every((member, at) => {
      const expected = predicted[at];
      return expected !== undefined && expected.leaf === member.leaf && isSameDevice(expected, member);
    });
  demand(isSame, 'e2ee.leafChanged');
}
