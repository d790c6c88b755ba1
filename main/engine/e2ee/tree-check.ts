// Validates a whole tree received in a Welcome (RFC 9420, section 12.4.3.1); stands in for the library's own check,
// which refuses some trees that its own commits make.

import type { CiphersuiteImpl, GroupContext, LeafNode, RatchetTree } from 'ts-mls';
import { verifyLeafNodeSignature, verifyLeafNodeSignatureKeyPackage } from 'ts-mls/leafNode.js';
import { verifyParentHashes } from 'ts-mls/parentHash.js';
import { getHpkePublicKey } from 'ts-mls/ratchetTree.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { directPath, isLeaf, leafToNodeIndex, leafWidth, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
import { findLeaf, listLeaves } from './credential.ts';

/** True when structure, keys, signatures, unmerged leaves, parent hashes and the tree hash are all right. */
export async function isValidTree(
  tree: RatchetTree,
  context: Pick<GroupContext, 'groupId' | 'treeHash'>,
  suite: CiphersuiteImpl,
): Promise<boolean> {
  if (!hasSoundStructure(tree) || !hasUniqueKeys(tree) || !hasSoundUnmergedLeaves(tree)) return false;
  for (const { leaf, node } of listLeaves(tree)) {
    if (!(await isSigned(node, leaf, context.groupId, suite))) return false;
  }
  if (!(await verifyParentHashes(tree, suite.hash))) return false;
  const hash = await treeHashRoot(tree, suite.hash);
  return hash.length === context.treeHash.length && hash.every((byte, at) => byte === context.treeHash[at]);
}

function isSigned(
  node: LeafNode,
  leaf: number,
  groupId: Uint8Array,
  suite: CiphersuiteImpl,
): Promise<boolean> {
  return node.leafNodeSource === 'key_package'
    ? verifyLeafNodeSignatureKeyPackage({ ...node, leafNodeSource: 'key_package' }, suite.signature)
    : verifyLeafNodeSignature(node, groupId, leaf, suite.signature);
}

function hasSoundStructure(tree: RatchetTree): boolean {
  return tree.every(
    (node, at) => node === undefined || isLeaf(toNodeIndex(at)) === (node.nodeType === 'leaf'),
  );
}

function hasUniqueKeys(tree: RatchetTree): boolean {
  const text = (key: Uint8Array): string => Buffer.from(key).toString('base64');
  const encryption = tree.flatMap((node) => (node === undefined ? [] : [text(getHpkePublicKey(node))]));
  const signature = listLeaves(tree).map(({ node }) => text(node.signaturePublicKey));
  return new Set(encryption).size === encryption.length && new Set(signature).size === signature.length;
}

// Each unmerged leaf is a member below the node, listed once, and listed by every node between the two as well.
function hasSoundUnmergedLeaves(tree: RatchetTree): boolean {
  return tree.every((node, at) => {
    if (node?.nodeType !== 'parent') return true;
    const { unmergedLeaves } = node.parent;
    return (
      new Set(unmergedLeaves).size === unmergedLeaves.length &&
      unmergedLeaves.every((leaf) => {
        if (findLeaf(tree, leaf) === undefined) return false;
        const path = directPath(leafToNodeIndex(toLeafIndex(leaf)), leafWidth(tree.length));
        const below = path.indexOf(toNodeIndex(at));
        return below >= 0 && path.slice(0, below).every((between) => listsLeaf(tree, between, leaf));
      })
    );
  });
}

function listsLeaf(tree: RatchetTree, at: number, leaf: number): boolean {
  const node = tree[at];
  return node === undefined || (node.nodeType === 'parent' && node.parent.unmergedLeaves.includes(leaf));
}
