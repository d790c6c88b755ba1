// Welcomes forged by an insider who may choose every secret and sign what he likes: each lie is refused by name.

import { addLeafNode } from 'ts-mls/ratchetTree.js';
import { treeHashRoot } from 'ts-mls/treeHash.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import {
  type CheckedKeyPackage,
  type GroupState,
  listMembers,
  type OwnKeyPackage,
  updateKeys,
} from '../../../../../main/engine/e2ee/index.ts';
import { BINDING_EXTENSION } from '../../../../../main/engine/e2ee/leaf-profile.ts';
import { isValidTree } from '../../../../../main/engine/e2ee/tree-check.ts';
import { type Claims, changeLeaf, forgeKeyPackage, forgeWelcome, suite } from './insider.ts';
import {
  accept,
  checked,
  createDevice,
  createPerson,
  type Device,
  groupOf,
  join,
  packageOf,
  refusal,
  text,
} from './kit.ts';

type Tree = GroupState['mls']['ratchetTree'];

beforeAll(loadSodium);

interface Scene {
  readonly inviter: GroupState;
  readonly cleo: Device;
  readonly own: OwnKeyPackage;
  readonly parsed: CheckedKeyPackage;
}

async function scene(): Promise<Scene> {
  const [first] = (await groupOf(['anna', 'ben', 'dora'].map(createPerson))) as [GroupState];
  const cleo = createPerson('cleo');
  const own = await packageOf(cleo);
  return { inviter: accept(await updateKeys(first)), cleo, own, parsed: await checked(own) };
}

async function verdict(claims: (tree: Tree) => Claims): Promise<string> {
  const { inviter, cleo, own, parsed } = await scene();
  const good = await join(cleo, own, await forgeWelcome(inviter, parsed.keyPackage));
  expect(listMembers(good).length).toBe(4);
  const welcome = await forgeWelcome(inviter, parsed.keyPackage, claims(good.mls.ratchetTree));
  return refusal(() => join(cleo, own, welcome));
}

const changeParent = (tree: Tree, at: number, change: object): Tree => {
  const node = tree[at];
  if (node?.nodeType !== 'parent') throw new Error('no parent node');
  return tree.with(at, { nodeType: 'parent', parent: { ...node.parent, ...change } });
};

describe('a forged Welcome', () => {
  it.each([
    [
      'a leaf whose signature is not its own',
      (tree: Tree) => changeLeaf(tree, 1, { signature: randomBytes(64) }),
    ],
    [
      'a leaf with another encryption key',
      (tree: Tree) => changeLeaf(tree, 1, { hpkePublicKey: randomBytes(32) }),
    ],
    [
      'a path that no leaf vouches for',
      (tree: Tree) => changeParent(tree, 3, { hpkePublicKey: randomBytes(32) }),
    ],
    [
      'the same key at two nodes',
      (tree: Tree) =>
        changeParent(tree, 3, {
          hpkePublicKey: (tree[1] as { parent: { hpkePublicKey: Uint8Array } }).parent.hpkePublicKey,
        }),
    ],
    ['an unmerged leaf that is nobody', (tree: Tree) => changeParent(tree, 3, { unmergedLeaves: [3, 9] })],
    ['the same member in two places', (tree: Tree) => tree.with(4, tree[2])],
  ])('is refused with %s', async (_, lie) => {
    expect(await verdict((tree) => ({ tree: lie(tree) }))).toBe('e2ee.badTree');
  });

  it('is refused with a properly signed member that cannot do what our groups need, or is there twice', async () => {
    const lame = await forgeKeyPackage(createPerson('zoe'), { capabilities: { extensions: [] } });
    const able = await forgeKeyPackage(createPerson('zoe'));
    const { inviter, cleo, own, parsed } = await scene();
    const { mls } = await join(cleo, own, await forgeWelcome(inviter, parsed.keyPackage));
    const joinWith = async ({ leafNode }: typeof lame): Promise<unknown> => {
      const [tree] = addLeafNode(mls.ratchetTree, leafNode);
      return join(cleo, own, await forgeWelcome(inviter, parsed.keyPackage, { tree }));
    };
    await joinWith(able);
    expect(await refusal(() => joinWith(lame))).toBe('e2ee.badTree');
    const twin = await forgeKeyPackage(createDevice(cleo.account, cleo.id));
    expect(await refusal(() => joinWith(twin))).toBe('e2ee.alreadyMember');
  });

  it('is refused with a tree hash that is not the tree’s', async () => {
    expect(await verdict(() => ({ context: { treeHash: randomBytes(32) } }))).toBe('e2ee.badTree');
  });

  it('is refused with a wrong confirmation tag or a path secret that does not fit', async () => {
    expect(await verdict(() => ({ confirmationTag: randomBytes(32) }))).toBe('e2ee.badWelcome');
    expect(await verdict(() => ({ pathSecret: randomBytes(32) }))).toBe('e2ee.badWelcome');
  });

  it('is refused with another suite, no binding, two bindings or a foreign extension in the group', async () => {
    const bound = { extensionType: BINDING_EXTENSION, extensionData: text('x') };
    expect(
      await verdict(() => ({ context: { cipherSuite: 'MLS_256_XWING_CHACHA20POLY1305_SHA512_Ed25519' } })),
    ).toBe('e2ee.wrongSuite');
    expect(await verdict(() => ({ context: { extensions: [] } }))).toBe('e2ee.wrongBinding');
    expect(await verdict(() => ({ context: { extensions: [bound, bound] } }))).toBe('e2ee.wrongBinding');
    expect(await verdict(() => ({ context: { extensions: [{ ...bound, extensionType: 0xf7bb }] } }))).toBe(
      'e2ee.wrongBinding',
    );
  });

  it('is refused without a tree, or with more than a tree', async () => {
    expect(await verdict(() => ({ extensions: [] }))).toBe('e2ee.badWelcome');
    const rubbish = { extensionType: 'ratchet_tree', extensionData: text('rubbish') } as const;
    expect(await verdict(() => ({ extensions: [rubbish] }))).toBe('e2ee.badTree');
    expect(await verdict(() => ({ extensions: [rubbish, rubbish] }))).toBe('e2ee.badWelcome');
  });
});

describe('the tree check', () => {
  it('asks that every node between an unmerged leaf and its ancestor lists it, once, and only descendants', async () => {
    const [a] = (await groupOf(['a', 'b', 'c', 'd'].map(createPerson))) as [GroupState];
    const tree = accept(await updateKeys(a)).mls.ratchetTree;
    const { groupId } = a.mls.groupContext;
    const check = async (candidate: Tree): Promise<boolean> =>
      isValidTree(candidate, { groupId, treeHash: await treeHashRoot(candidate, suite.hash) }, suite);
    expect(await check(tree)).toBe(true);
    for (const lie of [
      changeParent(tree, 3, { unmergedLeaves: [1] }),
      changeParent(tree, 1, { unmergedLeaves: [3] }),
      changeParent(changeParent(tree, 3, { unmergedLeaves: [1, 1] }), 1, { unmergedLeaves: [1] }),
      tree.with(1, tree[0]),
      tree.with(0, tree[1]),
    ]) {
      expect(await check(lie).catch(() => false)).toBe(false);
    }
  });
});
