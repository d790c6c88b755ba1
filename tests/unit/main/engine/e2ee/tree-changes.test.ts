// Drafts and predictions: what must hold whatever the policy says.

import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  addMembers,
  createGroup,
  type GroupState,
  listMembers,
  promotePending,
  updateKeys,
} from '../../../../../main/engine/e2ee/index.ts';
import { createCapabilities } from '../../../../../main/engine/e2ee/leaf-profile.ts';
import { demandPredicted, predictChanges } from '../../../../../main/engine/e2ee/tree-changes.ts';
import {
  addOf,
  changeLeaf,
  commitByHand,
  commitWithLeaf,
  credentialOf,
  forgeKeyPackage,
  suite,
} from './insider.ts';
import {
  anything,
  binding,
  checked,
  createAccount,
  createPerson,
  groupOf,
  now,
  packageOf,
  refusal,
  signEntry,
  suiteUnderTest,
  text,
  verifyCredential,
} from './kit.ts';
import { demandRefused, pair } from './scene.ts';

beforeAll(loadSodium);

describe('a renewed leaf', () => {
  it('is refused when it no longer says what it can do', async () => {
    const { a, b } = await pair();
    const capabilities = { ...createCapabilities(suite.name), credentials: [] };
    await demandRefused(
      b,
      await commitWithLeaf(a, { capabilities }).catch(() => commitWithout(a)),
      'e2ee.leafChanged',
    );
  });

  it('is refused in the prediction already when it names another account', async () => {
    const { a, anna } = await pair();
    const renewed = signEntry(createAccount('mallory'), anna.id, anna.keys.publicKey);
    const leaf = changeLeaf((await updateKeys(a)).pending.mls.ratchetTree, 0, credentialOf(renewed))[0];
    if (leaf?.nodeType !== 'leaf' || leaf.leaf.leafNodeSource !== 'commit')
      throw new Error('no renewed leaf');
    const path = { leafNode: { ...leaf.leaf, leafNodeSource: leaf.leaf.leafNodeSource }, nodes: [] };
    const proposals = { added: [], removed: [] };
    const tree = a.mls.ratchetTree;
    const predict = () =>
      predictChanges({ tree, committerLeaf: 0, proposals, path, verify: verifyCredential });
    expect(await refusal(predict)).toBe('e2ee.leafChanged');
  });

  const commitWithout = (state: GroupState): Promise<Uint8Array> =>
    commitWithLeaf(state, { capabilities: { ...createCapabilities(suite.name), extensions: [] } });
});

describe('the tree after a commit', () => {
  it('is refused unless every leaf is the predicted account and device at the predicted place', async () => {
    const [a] = (await groupOf(['anna', 'ben', 'cleo'].map(createPerson))) as [GroupState];
    const members = listMembers(a);
    const tree = a.mls.ratchetTree;
    demandPredicted(tree, members, verifyCredential);
    const [first, second, third] = members as [(typeof members)[0], (typeof members)[0], (typeof members)[0]];
    for (const predicted of [
      [first, second],
      [first, second, third, third],
      [first, third, second],
      [first, second, { ...third, accountId: 'mallory' }],
      [first, second, { ...third, deviceId: 'cleo-2' }],
      [first, second, { ...third, leaf: 3 }],
    ]) {
      expect(await refusal(() => demandPredicted(tree, predicted, verifyCredential))).toBe(
        'e2ee.leafChanged',
      );
    }
  });
});

describe('a draft', () => {
  it('is refused for a key package of another suite', async () => {
    const { a } = await pair();
    const other = await checked(
      await packageOf(createPerson('zoe'), 'xwing-chacha20-exp1'),
      'xwing-chacha20-exp1',
    );
    expect(await refusal(() => addMembers(a, [other], anything))).toBe('e2ee.wrongSuite');
  });

  it('becomes current only in its own group', async () => {
    const { a, anna } = await pair();
    const ownKeyPackage = await packageOf(anna);
    const groupId = text('another-group-id');
    const other = await createGroup({
      suite: suiteUnderTest,
      groupId,
      binding,
      ownKeyPackage,
      self: anna.self,
      now,
    });
    const early = await updateKeys(other);
    const later = await updateKeys(early.pending);
    expect(await refusal(() => promotePending(a, later.pending, now))).toBe('e2ee.wrongGroup');
  });
});

describe('lifetimes inside a commit', () => {
  it('are refused when they are beyond what can be counted', async () => {
    const { a, b } = await pair();
    const lifetime = { notBefore: 2n ** 62n, notAfter: 2n ** 62n + 86_400n };
    const forged = await forgeKeyPackage(createPerson('zoe'), { lifetime });
    await demandRefused(b, await commitByHand(a, addOf(forged)), 'e2ee.keyPackageLifetime');
  });
});
