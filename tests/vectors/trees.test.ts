// Official vectors for tree arithmetic, tree validation and TreeKEM, against our provider and our own tree check.

import type { GroupContext, RatchetTree } from 'ts-mls';
import { determineLength } from 'ts-mls/codec/variableLength.js';
import { applyUpdatePathSecret } from 'ts-mls/createCommit.js';
import { deriveSecret } from 'ts-mls/crypto/kdf.js';
import { getCommitSecret, pathToRoot } from 'ts-mls/pathSecrets.js';
import type { PrivateKeyPath } from 'ts-mls/privateKeyPath.js';
import { toPrivateKeyPath } from 'ts-mls/privateKeyPath.js';
import { decodeRatchetTree, getHpkePublicKey, resolution } from 'ts-mls/ratchetTree.js';
import { treeHash, treeHashRoot } from 'ts-mls/treeHash.js';
import { left, nodeWidth, parent, right, root, sibling, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
import { applyUpdatePath, createUpdatePath, decodeUpdatePath } from 'ts-mls/updatePath.js';
import { beforeAll, describe, expect } from 'vitest';
import { loadSodium, sign, verifySignature } from '../../main/engine/crypto/primitives.ts';
import { findLeaf, listLeaves } from '../../main/engine/e2ee/credential.ts';
import { isValidTree } from '../../main/engine/e2ee/tree-check.ts';
import { bytes, decodeWhole, eachCase, hex, suite } from './vectors.ts';

interface TreeKemCase {
  group_id: string;
  epoch: number;
  confirmed_transcript_hash: string;
  ratchet_tree: string;
  leaves_private: {
    index: number;
    encryption_priv: string;
    signature_priv: string;
    path_secrets: { node: number; path_secret: string }[];
  }[];
  update_paths: {
    sender: number;
    update_path: string;
    path_secrets: (string | null)[];
    commit_secret: string;
    tree_hash_after: string;
  }[];
}

beforeAll(loadSodium);

async function publicKeyOf(privateKey: Uint8Array, tree: RatchetTree, node: number): Promise<boolean> {
  const at = tree[node];
  if (at === undefined) return false;
  const probe = await suite.hpke.seal(
    await suite.hpke.importPublicKey(getHpkePublicKey(at)),
    bytes('01'),
    bytes(''),
  );
  const opened = await suite.hpke
    .open(await suite.hpke.importPrivateKey(privateKey), probe.enc, probe.ct, bytes(''))
    .catch(() => null);
  return opened !== null;
}

async function toPath(one: TreeKemCase['leaves_private'][number]): Promise<PrivateKeyPath> {
  const secrets = Object.fromEntries(
    one.path_secrets.map(({ node, path_secret: secret }) => [node, bytes(secret)]),
  );
  const path = await toPrivateKeyPath(secrets, one.index, suite);
  return { ...path, privateKeys: { ...path.privateKeys, [one.index * 2]: bytes(one.encryption_priv) } };
}

describe('official vectors: trees', () => {
  eachCase<{ vlbytes_header: string; length: number }>('deserialization.json', async (one) => {
    const header = bytes(one.vlbytes_header);
    expect(determineLength(header)).toEqual({ length: one.length, lengthFieldSize: header.length });
  });

  interface TreeMathCase {
    n_leaves: number;
    n_nodes: number;
    root: number;
    left: (number | null)[];
    right: (number | null)[];
    parent: (number | null)[];
    sibling: (number | null)[];
  }

  eachCase<TreeMathCase>('tree-math.json', async (one) => {
    expect(nodeWidth(one.n_leaves)).toBe(one.n_nodes);
    expect(root(one.n_leaves)).toBe(one.root);
    for (let node = 0; node < one.n_nodes; node += 1) {
      const at = toNodeIndex(node);
      if (one.left[node] !== null) expect(left(at)).toBe(one.left[node]);
      if (one.right[node] !== null) expect(right(at)).toBe(one.right[node]);
      if (one.parent[node] !== null) expect(parent(at, one.n_leaves)).toBe(one.parent[node]);
      if (one.sibling[node] !== null) expect(sibling(at, one.n_leaves)).toBe(one.sibling[node]);
    }
  });

  interface TreeCase {
    tree: string;
    group_id: string;
    tree_hashes: string[];
    resolutions: number[][];
  }

  eachCase<TreeCase>('tree-validation.json', async (one) => {
    const tree = decodeWhole(decodeRatchetTree, bytes(one.tree));
    for (const [node, expected] of one.tree_hashes.entries()) {
      expect(hex(await treeHash(tree, toNodeIndex(node), suite.hash))).toBe(expected);
      expect(resolution(tree, toNodeIndex(node))).toEqual(one.resolutions[node]);
    }
    const context = { groupId: bytes(one.group_id), treeHash: await treeHashRoot(tree, suite.hash) };
    expect(await isValidTree(tree, context, suite)).toBe(true);
    const foreign = { ...context, treeHash: new Uint8Array(32) };
    expect(await isValidTree(tree, foreign, suite)).toBe(false);
  });

  eachCase<TreeKemCase>('treekem.json', async (one) => {
    const tree = decodeWhole(decodeRatchetTree, bytes(one.ratchet_tree));
    const contextAt = (treeHashAfter: string): GroupContext => ({
      version: 'mls10',
      cipherSuite: suite.name,
      groupId: bytes(one.group_id),
      epoch: BigInt(one.epoch),
      treeHash: bytes(treeHashAfter),
      confirmedTranscriptHash: bytes(one.confirmed_transcript_hash),
      extensions: [],
    });
    for (const member of one.leaves_private) {
      expect(await publicKeyOf(bytes(member.encryption_priv), tree, member.index * 2)).toBe(true);
      const leaf = findLeaf(tree, member.index);
      const signed = sign(bytes(member.signature_priv), bytes('0102'));
      expect(verifySignature(leaf?.signaturePublicKey ?? bytes(''), bytes('0102'), signed)).toBe(true);
      for (const { node, path_secret: secret } of member.path_secrets) {
        const pair = await suite.hpke.deriveKeyPair(await deriveSecret(bytes(secret), 'node', suite.kdf));
        const at = tree[node];
        if (at === undefined) throw new Error('path secret for a blank node');
        expect(hex(await suite.hpke.exportPublicKey(pair.publicKey))).toBe(hex(getHpkePublicKey(at)));
      }
    }

    for (const update of one.update_paths) {
      const sender = toLeafIndex(update.sender);
      const path = decodeWhole(decodeUpdatePath, bytes(update.update_path));
      const after = await applyUpdatePath(tree, sender, path, suite.hash);
      expect(hex(await treeHashRoot(after, suite.hash))).toBe(update.tree_hash_after);
      const context = contextAt(update.tree_hash_after);
      expect(await isValidTree(after, context, suite)).toBe(true);
      for (const member of one.leaves_private) {
        const expected = update.path_secrets[member.index];
        if (member.index === update.sender || expected === null || expected === undefined) continue;
        const found = await applyUpdatePathSecret(
          after,
          await toPath(member),
          sender,
          context,
          path,
          [],
          suite,
        );
        expect(hex(found.pathSecret)).toBe(expected);
        const secrets = await pathToRoot(after, toNodeIndex(found.nodeIndex), found.pathSecret, suite.kdf);
        const rootSecret = secrets[root((after.length + 1) / 2)];
        if (rootSecret === undefined) throw new Error('no secret for the root');
        expect(hex(await deriveSecret(rootSecret, 'path', suite.kdf))).toBe(update.commit_secret);
      }
    }

    // The same tree, with update paths of our own making: every other member must arrive at the same secret.
    for (const member of one.leaves_private) {
      const sender = toLeafIndex(member.index);
      const before = { ...contextAt(''), treeHash: await treeHashRoot(tree, suite.hash) };
      const [made, path, secrets] = await createUpdatePath(
        tree,
        sender,
        before,
        bytes(member.signature_priv),
        suite,
      );
      const after = await applyUpdatePath(tree, sender, path, suite.hash);
      const treeHashAfter = await treeHashRoot(after, suite.hash);
      expect(hex(treeHashAfter)).toBe(hex(await treeHashRoot(made, suite.hash)));
      const top = secrets.at(-1);
      if (top === undefined) throw new Error('no path secret');
      const commitSecret = await getCommitSecret(made, toNodeIndex(top.nodeIndex), top.secret, suite.kdf);
      const context = { ...before, epoch: before.epoch + 1n, treeHash: treeHashAfter };
      for (const other of one.leaves_private) {
        if (other.index === member.index) continue;
        const found = await applyUpdatePathSecret(
          after,
          await toPath(other),
          sender,
          context,
          path,
          [],
          suite,
        );
        const path2 = await pathToRoot(after, toNodeIndex(found.nodeIndex), found.pathSecret, suite.kdf);
        const rootSecret = path2[root((after.length + 1) / 2)];
        if (rootSecret === undefined) throw new Error('no secret for the root');
        expect(hex(await deriveSecret(rootSecret, 'path', suite.kdf))).toBe(hex(commitSecret));
      }
    }
    expect(listLeaves(tree).length).toBeGreaterThanOrEqual(one.leaves_private.length);
  });
});
