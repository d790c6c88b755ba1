// Binds each leaf to an account and a device through the caller's check of its credential.

import type { AuthenticationService, LeafNode, RatchetTree } from 'ts-mls';
import type { Identity, Member, VerifyCredential } from './types.ts';

type Answers = WeakMap<LeafNode, Identity | null>;
const answersOf = new WeakMap<VerifyCredential, Answers>();

/** Account and device of a leaf, or null when its credential is not ours or is refused. Remembered per leaf object. */
export function identifyLeaf(verify: VerifyCredential, leaf: LeafNode): Identity | null {
  let answers = answersOf.get(verify);
  if (answers === undefined) {
    answers = new WeakMap();
    answersOf.set(verify, answers);
  }
  const known = answers.get(leaf);
  if (known !== undefined) return known;
  const { credential, signaturePublicKey } = leaf;
  const answer =
    credential.credentialType === 'basic' ? verify(credential.identity, signaturePublicKey) : null;
  answers.set(leaf, answer);
  return answer;
}

/** The member at a leaf node, or null as in `identifyLeaf`. Its byte fields are copies. */
export function toMember(verify: VerifyCredential, leafNode: LeafNode, leaf: number): Member | null {
  const identity = identifyLeaf(verify, leafNode);
  if (identity === null || leafNode.credential.credentialType !== 'basic') return null;
  return {
    accountId: identity.accountId,
    deviceId: identity.deviceId,
    leaf,
    identity: leafNode.credential.identity.slice(),
    signatureKey: leafNode.signaturePublicKey.slice(),
  };
}

/** The leaf node at a leaf index, or undefined when it is blank or outside the tree. */
export function findLeaf(tree: RatchetTree, leaf: number): LeafNode | undefined {
  const node = tree[leaf * 2];
  return node?.nodeType === 'leaf' ? node.leaf : undefined;
}

/** All non-blank leaves, in order. */
export function listLeaves(tree: RatchetTree): { leaf: number; node: LeafNode }[] {
  const leaves: { leaf: number; node: LeafNode }[] = [];
  for (let leaf = 0; leaf * 2 < tree.length; leaf += 1) {
    const node = findLeaf(tree, leaf);
    if (node !== undefined) leaves.push({ leaf, node });
  }
  return leaves;
}

/** Whether two identities are the same device of the same account. */
export function isSameDevice(a: Identity, b: Identity): boolean {
  return a.accountId === b.accountId && a.deviceId === b.deviceId;
}

/** The check as the library calls it; it hands over credential and key only, so key and account are bound here. */
export function toAuthenticationService(verify: VerifyCredential): AuthenticationService {
  return {
    async validateCredential(credential, signaturePublicKey) {
      return (
        credential.credentialType === 'basic' && verify(credential.identity, signaturePublicKey) !== null
      );
    },
  };
}
