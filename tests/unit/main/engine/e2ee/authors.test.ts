// Leaves, authors and welcomes: nobody speaks, commits or invites in another name.

import { acceptAll, emptyPskIndex, processPrivateMessage } from 'ts-mls';
import { protectApplicationData } from 'ts-mls/messageProtection.js';

import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import { decodeCommitEnvelope } from '../../../../../main/engine/e2ee/envelope.ts';
import * as e2ee from '../../../../../main/engine/e2ee/index.ts';
import {
  addMembers,
  decryptMessage,
  draftCommit,
  encryptMessage,
  type GroupState,
  joinGroup,
  listMembers,
  processCommit,
} from '../../../../../main/engine/e2ee/index.ts';

import { addOf, commitAnything, commitWithLeaf, credentialOf, frame, stillWorks, suite } from './insider.ts';
import {
  accept,
  anything,
  binding,
  checked,
  createAccount,
  createPerson,
  found,
  groupId,
  groupOf,
  hex,
  join,
  packageOf,
  read,
  refusal,
  signEntry,
  suiteUnderTest,
  text,
} from './kit.ts';

import { demandRefused, pair, rules } from './scene.ts';

beforeAll(loadSodium);

describe('a leaf never changes its account', () => {
  it('refuses a commit in which a member renames its own leaf, which the library accepts', async () => {
    const { a, b, anna } = await pair();
    const other = createAccount('mallory');
    const renamed = signEntry(other, anna.id, anna.keys.publicKey);
    const commit = await commitWithLeaf(a, credentialOf(renamed));
    const accepted = await processPrivateMessage(
      b.mls,
      decodeCommitEnvelope(commit),
      emptyPskIndex,
      suite,
      acceptAll,
    );
    expect(accepted.kind).toBe('newState');
    await demandRefused(b, commit, 'e2ee.leafChanged');
    const otherDevice = await commitWithLeaf(
      a,
      credentialOf(signEntry(anna.account, 'anna-9', anna.keys.publicKey)),
    );
    await demandRefused(b, otherDevice, 'e2ee.leafChanged');
    const unsigned = await commitWithLeaf(a, credentialOf(text('nobody'))).catch(() => null);
    if (unsigned !== null) await demandRefused(b, unsigned, 'e2ee.credentialRefused');
  });

  it('accepts a newly signed entry for the same device of the same account', async () => {
    const { a, b, anna } = await pair();
    const commit = await commitWithLeaf(
      a,
      credentialOf(signEntry(anna.account, anna.id, anna.keys.publicKey)),
    );
    const applied = await processCommit(b, commit, rules);
    expect(applied.changes.updated.map(({ accountId }) => accountId)).toEqual(['anna']);
  });
});

describe('authors', () => {
  it('refuses a message that a member signs in the name of another', async () => {
    const [a, b] = (await groupOf(['anna', 'ben', 'cleo'].map(createPerson))) as [GroupState, GroupState];
    const { groupContext, keySchedule, secretTree, clientConfig } = a.mls;
    const { privateMessage } = await protectApplicationData(
      a.self.signaturePrivateKey,
      keySchedule.senderDataSecret,
      new Uint8Array(512),
      new Uint8Array(0),
      groupContext,
      secretTree,
      2,
      clientConfig.paddingConfig,
      suite,
    );
    const forged = frame('message', { version: 'mls10', wireformat: 'mls_private_message', privateMessage });
    expect(await refusal(() => decryptMessage(b, forged))).toBe('e2ee.undecryptable');
    expect(await stillWorks(b)).toBe(true);
  });

  it('names the member who held the leaf in the epoch of the message, not the one who holds it now', async () => {
    let [a, b, c] = (await groupOf(['anna', 'ben', 'cleo'].map(createPerson))) as [
      GroupState,
      GroupState,
      GroupState,
    ];
    const old = await encryptMessage(c, text('from cleo'));
    c = old.state;
    const dora = createPerson('dora');
    const own = await packageOf(dora);
    const draft = await draftCommit(a, { remove: [2], add: [await checked(own)] }, anything);
    b = (await processCommit(b, draft.commit, rules)).state;
    a = accept(draft);
    const d = await join(dora, own, draft.welcome);
    const fresh = await encryptMessage(d, text('from dora'));
    expect(listMembers(b)[2]?.accountId).toBe('dora');
    expect((await decryptMessage(b, old.envelope)).author).toMatchObject({
      accountId: 'cleo',
      leaf: 2,
      epoch: 1,
    });
    expect((await decryptMessage(b, fresh.envelope)).author).toMatchObject({
      accountId: 'dora',
      leaf: 2,
      epoch: 2,
    });
    expect(await refusal(() => decryptMessage(d, old.envelope))).toBe('e2ee.epochGone');
  });

  it('refuses replays, messages too far ahead and any changed byte, and stays usable', async () => {
    let { a, b } = await pair();
    const sent = await encryptMessage(a, text('once'), text('data'));
    a = sent.state;
    for (let at = 0; at < sent.envelope.length; at += 7) {
      const changed = sent.envelope.map((byte, index) => (index === at ? byte ^ 0x40 : byte));
      expect(await refusal(() => decryptMessage(b, changed))).toMatch(/^e2ee\./);
    }
    b = (await decryptMessage(b, sent.envelope)).state;
    expect(await refusal(() => decryptMessage(b, sent.envelope))).toBe('e2ee.replayed');
    let ahead = sent.envelope;
    for (let count = 0; count < 1002; count += 1) {
      const next = await encryptMessage(a, text('x'));
      a = next.state;
      ahead = next.envelope;
    }
    expect(await refusal(() => decryptMessage(b, ahead))).toBe('e2ee.tooFarAhead');
    expect(await stillWorks(b)).toBe(true);
  });
});

describe('welcomes', () => {
  it('refuses one for another device, another group, unwanted company or a changed byte', async () => {
    const { a } = await pair();
    const [cleo, dora] = [createPerson('cleo'), createPerson('dora')];
    const [own, other] = [await packageOf(cleo), await packageOf(dora)];
    const welcome = (await addMembers(a, [await checked(own)], anything)).welcome as Uint8Array;
    const joining = {
      suite: suiteUnderTest,
      expectedGroupId: groupId,
      ownKeyPackage: own,
      self: cleo.self,
      accept: () => true,
    };
    expect(await refusal(() => join(dora, other, welcome))).toBe('e2ee.welcomeNotForUs');
    expect(await refusal(() => joinGroup(welcome, { ...joining, expectedGroupId: text('other') }))).toBe(
      'e2ee.wrongGroup',
    );
    expect(await refusal(() => joinGroup(welcome, { ...joining, suite: 'xwing-chacha20-exp1' }))).toBe(
      'e2ee.wrongSuite',
    );
    const two = ({ members }: { members: readonly e2ee.Member[] }): boolean =>
      e2ee.hasExactlyAccounts(members, ['anna', 'ben']);
    expect(await refusal(() => joinGroup(welcome, { ...joining, accept: two }))).toBe('e2ee.wrongMembers');
    for (let at = 2; at < welcome.length; at += 97) {
      const changed = welcome.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(await refusal(() => joinGroup(changed, joining))).toMatch(/^e2ee\./);
    }
    const joined = await joinGroup(welcome, joining);
    expect(joined.inviter.accountId).toBe('anna');
    expect(read(joined.binding)).toBe(read(binding));
    expect(e2ee.listWelcomeRefs(welcome).map(hex)).toEqual([hex(own.ref)]);
  });

  it('refuses one that another member than the signer vouches for', async () => {
    const { a, b } = await pair();
    const cleo = createPerson('cleo');
    const own = await packageOf(cleo);
    const imposter = {
      ...a,
      self: b.self,
      mls: { ...a.mls, signaturePrivateKey: b.self.signaturePrivateKey },
    };
    const { welcome } = await commitAnything(imposter, [addOf((await checked(own)).keyPackage)]);
    expect(await refusal(() => join(cleo, own, welcome))).toBe('e2ee.badWelcome');
  });

  it('starts a group bound to what its founder fixed', async () => {
    expect(read(e2ee.bindingOf(await found(createPerson('anna'))))).toBe(read(binding));
  });
});
