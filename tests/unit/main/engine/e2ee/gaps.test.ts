// Known gaps 1 to 8 of the MLS library, numbered as in the design notes, and gaps 10 and 12 with them.

import {
  createGroupInfoWithExternalPubAndRatchetTree,
  defaultLifetime,
  joinGroupExternal,
  type Proposal,
} from 'ts-mls';

import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium, wipe } from '../../../../../main/engine/crypto/primitives.ts';
import { decodeKeyPackageEnvelope } from '../../../../../main/engine/e2ee/envelope.ts';
import * as e2ee from '../../../../../main/engine/e2ee/index.ts';
import {
  addMembers,
  changedRows,
  checkKeyPackage,
  decryptMessage,
  discardPending,
  encryptMessage,
  epochOf,
  fromRows,
  type GroupState,
  joinGroup,
  processCommit,
  removeMembers,
  toRows,
  updateKeys,
  wipeConsumed,
} from '../../../../../main/engine/e2ee/index.ts';
import { decodePrivateKeyPackage } from '../../../../../main/engine/e2ee/key-package.ts';
import { listSecrets } from '../../../../../main/engine/e2ee/secrets.ts';
import {
  addOf,
  commitAnything,
  commitByHand,
  forgeKeyPackage,
  frame,
  frameKeyPackage,
  goodLifetime,
  stillWorks,
  suite,
} from './insider.ts';
import {
  accept,
  anything,
  checked,
  createDevice,
  createPerson,
  groupId,
  groupOf,
  hex,
  join,
  now,
  packageOf,
  read,
  refusal,
  suiteUnderTest,
  text,
} from './kit.ts';

import { context, DAY, demandRefused, pair, rules } from './scene.ts';

beforeAll(loadSodium);

describe('gap 1: a key package that copies a key of the group', () => {
  it('is refused by the adder and by every receiver, for encryption and signature keys', async () => {
    const { a, b } = await pair();
    const victim = a.mls.ratchetTree[0];
    if (victim?.nodeType !== 'leaf') throw new Error('no leaf');
    const copied = await forgeKeyPackage(createPerson('cleo'), { hpkePublicKey: victim.leaf.hpkePublicKey });
    const parsed = await checkKeyPackage(frameKeyPackage(copied), context);
    expect(await refusal(() => addMembers(a, [parsed], anything))).toBe('e2ee.duplicateKey');
    await demandRefused(b, (await commitAnything(a, [addOf(copied)])).commit, 'e2ee.duplicateKey');

    const dora = createPerson('dora');
    const twins = await Promise.all([forgeKeyPackage(dora), forgeKeyPackage(dora)]);
    const parsedTwins = await Promise.all(twins.map((one) => checkKeyPackage(frameKeyPackage(one), context)));
    expect(await refusal(() => addMembers(a, parsedTwins, anything))).toBe('e2ee.duplicateKey');
    const sameInit = await forgeKeyPackage(createPerson('eva'), { initKey: victim.leaf.hpkePublicKey });
    await demandRefused(b, (await commitAnything(a, [addOf(sameInit)])).commit, 'e2ee.duplicateKey');
    const selfSame = await forgeKeyPackage(createPerson('finn'), {
      initKey: copied.leafNode.hpkePublicKey,
      hpkePublicKey: copied.leafNode.hpkePublicKey,
    });
    expect(await refusal(() => checkKeyPackage(frameKeyPackage(selfSame), context))).toBe(
      'e2ee.duplicateKey',
    );
  });

  it('refuses a second leaf for a device that is already a member', async () => {
    const { a, b, ben } = await pair();
    const second = createDevice(ben.account, ben.id);
    const own = await checked(await packageOf(second));
    expect(await refusal(() => addMembers(a, [own], anything))).toBe('e2ee.alreadyMember');
    await demandRefused(b, (await commitAnything(a, [addOf(own.keyPackage)])).commit, 'e2ee.alreadyMember');
  });
});

describe('gaps 2, 10 and 12: joining from outside', () => {
  it('offers no external join, so the endless resync loop cannot be reached', () => {
    expect(Object.keys(e2ee).filter((name) => /external|resync|groupInfo/i.test(name))).toEqual([]);
  });

  it('refuses an external commit, which travels as a public message', async () => {
    const { a, b } = await pair();
    const fromAll = { ...a.mls, keySchedule: { ...a.mls.keySchedule, externalSecret: new Uint8Array(32) } };
    const info = await createGroupInfoWithExternalPubAndRatchetTree(fromAll, [], suite);
    const cleo = createPerson('cleo');
    const own = await packageOf(cleo);
    const { publicMessage } = await joinGroupExternal(
      info,
      decodeKeyPackageEnvelope(own.publicBytes),
      decodePrivateKeyPackage(own.privateBytes, cleo.keys.privateKey),
      false,
      suite,
      undefined,
      a.mls.clientConfig,
    );
    const message = { version: 'mls10', wireformat: 'mls_public_message', publicMessage } as const;
    await demandRefused(b, frame('commit', message), 'e2ee.publicMessage');
    expect(await refusal(() => decryptMessage(b, frame('message', message)))).toBe('e2ee.publicMessage');
  });

  it('refuses a member commit sent as a public message', async () => {
    const { a, b } = await pair();
    await demandRefused(b, (await commitAnything(a, [], { isPublic: true })).commit, 'e2ee.publicMessage');
  });

  it('refuses an external-init proposal inside a private commit', async () => {
    const { a, b } = await pair();
    const proposal = {
      proposalType: 'external_init',
      externalInit: { kemOutput: new Uint8Array(32) },
    } as const;
    await demandRefused(b, await commitByHand(a, proposal), 'e2ee.externalCommit');
  });

  it('keeps neither the secret nor accepts the key that external joins need', async () => {
    const { a, b } = await pair();
    for (const state of [a, b, fromRows(toRows(a), a.self)]) {
      expect(state.mls.keySchedule.externalSecret.length).toBe(0);
      expect(state.mls.keySchedule.membershipKey.length).toBe(0);
    }
    const cleo = createPerson('cleo');
    const own = await packageOf(cleo);
    const { keyPackage } = await checked(own);
    const extension = { extensionType: 'external_pub', extensionData: new Uint8Array(32) } as const;
    const { welcome } = await commitAnything(a, [addOf(keyPackage)], { groupInfoExtensions: [extension] });
    expect(await refusal(() => join(cleo, own, welcome))).toBe('e2ee.badWelcome');
  });
});

describe('gap 3: changed group extensions', () => {
  it('are refused alone and together with a removal', async () => {
    const [a, b] = (await groupOf(['anna', 'ben', 'cleo'].map(createPerson))) as [GroupState, GroupState];
    const extensions: Proposal = {
      proposalType: 'group_context_extensions',
      groupContextExtensions: { extensions: [{ extensionType: 0xf701, extensionData: text('another') }] },
    };
    const removal = { proposalType: 'remove', remove: { removed: 2 } } as const;
    await demandRefused(b, (await commitAnything(a, [extensions])).commit, 'e2ee.extensionsProposal');
    await demandRefused(
      b,
      (await commitAnything(a, [extensions, removal])).commit,
      'e2ee.extensionsProposal',
    );
  });
});

describe('gap 4: secrets of epochs that are over', () => {
  it('are handed back and wiped when their epoch is no longer kept, and only those', async () => {
    let { a, b } = await pair();
    const early = await encryptMessage(a, text('early'));
    a = early.state;
    const first = listSecrets(b.mls).filter((secret) =>
      b.mls.secretTree.some((node) => node.application.secret === secret),
    );
    expect(first.length).toBe(2);
    for (let round = 1; round <= 5; round += 1) {
      expect(first.every((secret) => secret.some((byte) => byte !== 0))).toBe(true);
      const renewal = await updateKeys(a);
      const applied = await processCommit(b, renewal.commit, rules);
      wipeConsumed(applied.consumed);
      // The log has led there; only the mail says that nothing more of an epoch comes.
      expect(e2ee.forgetOldEpochs(applied.state, now, 1).state).toBe(applied.state);
      const forgotten = e2ee.forgetOldEpochs(applied.state, now, epochOf(applied.state));
      wipeConsumed(forgotten.consumed);
      b = forgotten.state;
      a = accept(renewal);
    }
    expect(first.every((secret) => secret.every((byte) => byte === 0))).toBe(true);
    expect(await refusal(() => decryptMessage(b, early.envelope))).toBe('e2ee.epochGone');
    expect(listSecrets(b.mls).every((secret) => secret.some((byte) => byte !== 0))).toBe(true);
    const sent = await encryptMessage(a, text('now'));
    expect(read((await decryptMessage(b, sent.envelope)).plaintext)).toBe('now');
  });

  it('go after seven days even without new epochs', async () => {
    let { a, b } = await pair();
    const early = await encryptMessage(a, text('early'));
    const renewal = await updateKeys(early.state);
    b = (await processCommit(b, renewal.commit, rules)).state;
    a = accept(renewal);
    expect(e2ee.forgetOldEpochs(b, now + 7 * DAY, 2).state).toBe(b);
    const forgotten = e2ee.forgetOldEpochs(b, now + 7 * DAY + 1, 2);
    wipeConsumed(forgotten.consumed);
    expect(forgotten.consumed.length).toBeGreaterThan(0);
    expect(await refusal(() => decryptMessage(forgotten.state, early.envelope))).toBe('e2ee.epochGone');
    expect(changedRows(b, forgotten.state).deletes.length).toBe(4);
    expect(await stillWorks(forgotten.state)).toBe(true);
    expect(epochOf(a)).toBe(2);
  });

  it('include the secrets of a commit that replaced them, and private keys of blanked nodes', async () => {
    const [a, b] = (await groupOf(['anna', 'ben', 'cleo', 'dora'].map(createPerson))) as [
      GroupState,
      GroupState,
    ];
    const renewed = accept(await updateKeys(a));
    const b2 = (await processCommit(b, (await updateKeys(a)).commit, rules)).state;
    expect(Object.keys(b2.mls.privatePath.privateKeys)).toEqual(['1', '2', '3']);
    const removal = await removeMembers(renewed, [1], anything);
    expect(Object.keys(removal.pending.mls.privatePath.privateKeys).map(Number)).toEqual([0, 3]);
  });
});

describe('gap 5: wiping reaches no stored or received bytes', () => {
  it('leaves rows, envelopes, key packages and welcomes as they were', async () => {
    const { a, ben } = await pair();
    const rows = toRows(a);
    const before = rows.map(({ data }) => hex(data));
    for (const secret of listSecrets(fromRows(rows, a.self).mls)) wipe(secret);
    expect(rows.map(({ data }) => hex(data))).toEqual(before);
    expect(hex((await encryptMessage(fromRows(rows, a.self), text('x'))).envelope)).not.toBe('');

    const cleo = createPerson('cleo');
    const own = await packageOf(cleo);
    const copies = [own.publicBytes, own.privateBytes].map(hex);
    const draft = await addMembers(a, [await checked(own)], anything);
    const welcome = draft.welcome as Uint8Array;
    const welcomeBefore = hex(welcome);
    const joined = await joinGroup(welcome, {
      suite: suiteUnderTest,
      expectedGroupId: groupId,
      ownKeyPackage: own,
      self: cleo.self,
      accept: ({ members }) => members.length === 3,
    });
    wipeConsumed(joined.consumed);
    wipeConsumed(listSecrets(joined.state.mls));
    expect([own.publicBytes, own.privateBytes].map(hex)).toEqual(copies);
    expect(hex(welcome)).toBe(welcomeBefore);
    expect(ben.id).toBe('ben-1');
  });
});

describe('gap 6: a commit that loses the race', () => {
  it('can be wiped without harm to the state that goes on', async () => {
    const { a, b } = await pair();
    const lost = await updateKeys(a);
    const won = await updateKeys(b);
    wipeConsumed(lost.consumed);
    wipeConsumed(discardPending(lost.current, lost.pending).consumed);
    const applied = await processCommit(lost.current, won.commit, rules);
    const sent = await encryptMessage(accept(won), text('after the race'));
    expect(read((await decryptMessage(applied.state, sent.envelope)).plaintext)).toBe('after the race');
  });

  it('keeps messages sent and received while the commit was pending, and forgets their keys', async () => {
    let { a, b } = await pair();
    const draft = await updateKeys(a);
    let current = draft.current;
    const own = await encryptMessage(current, text('from a'));
    current = own.state;
    const other = await encryptMessage(b, text('from b'));
    b = other.state;
    const received = await decryptMessage(current, other.envelope);
    current = received.state;
    a = e2ee.promotePending(current, draft.pending, now).state;
    expect(await refusal(() => decryptMessage(a, other.envelope))).toBe('e2ee.replayed');
    b = (await processCommit(b, draft.commit, rules)).state;
    expect(read((await decryptMessage(b, own.envelope)).plaintext)).toBe('from a');
  });

  it('uses another handshake key for a second draft in the same epoch', async () => {
    const { a } = await pair();
    const first = await updateKeys(a);
    const second = await updateKeys(first.current);
    expect(first.current.mls.secretTree[0]?.handshake.generation).toBe(1);
    expect(second.current.mls.secretTree[0]?.handshake.generation).toBe(2);
    expect(await refusal(() => e2ee.promotePending(accept(first), second.pending, now))).toBe(
      'e2ee.wrongEpoch',
    );
  });
});

describe('gap 7: lengths of messages', () => {
  it('are the same for every body that fits the same bucket', async () => {
    const { a } = await pair();
    const sizes = async (lengths: number[]): Promise<Set<number>> =>
      new Set(
        await Promise.all(
          lengths.map(async (length) => (await encryptMessage(a, new Uint8Array(length))).envelope.length),
        ),
      );
    expect((await sizes([0, 1, 188, 300, 508])).size).toBe(1);
    expect((await sizes([509, 900, 1020])).size).toBe(1);
    expect((await sizes([508, 509, 1021])).size).toBe(3);
  });
});

describe('gap 8: lifetimes', () => {
  it('are ours: from one day ago to ninety days, checked with two days of tolerance', async () => {
    const own = await packageOf(createPerson('anna'));
    expect(Math.abs(own.notAfter - (now + 90 * DAY))).toBeLessThan(1000);
    const at = (time: number): Promise<unknown> =>
      checkKeyPackage(own.publicBytes, { ...context, now: time });
    await at(now + 92 * DAY - 2000);
    await at(now - 3 * DAY + 2000);
    expect(await refusal(() => at(now + 92 * DAY + 2000))).toBe('e2ee.keyPackageLifetime');
    expect(await refusal(() => at(now - 3 * DAY - 2000))).toBe('e2ee.keyPackageLifetime');
  });

  it('refuses a key package that never ends, runs backwards or lives too long', async () => {
    const { notBefore, notAfter } = goodLifetime;
    for (const lifetime of [
      defaultLifetime,
      { notBefore: notAfter, notAfter: notBefore },
      { notBefore, notAfter: notAfter + 3n * 86_400n },
    ]) {
      const forged = await forgeKeyPackage(createPerson('cleo'), { lifetime });
      expect(await refusal(() => checkKeyPackage(frameKeyPackage(forged), context))).toBe(
        'e2ee.keyPackageLifetime',
      );
      const { a, b } = await pair();
      if (lifetime === defaultLifetime) {
        await demandRefused(b, (await commitAnything(a, [addOf(forged)])).commit, 'e2ee.keyPackageLifetime');
      }
    }
  });
});
