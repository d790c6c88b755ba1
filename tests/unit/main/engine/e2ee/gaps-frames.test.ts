// Known gaps 9 to 14 of the MLS library, and two more (16, 17) that were found while building this wrapper.

import {
  acceptAll,
  createProposal,
  emptyPskIndex,
  joinGroup as joinWithoutUs,
  makePskIndex,
  processPrivateMessage,
} from 'ts-mls';

import { bytesToBase64 } from 'ts-mls/util/byteArray.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../../../../main/engine/crypto/primitives.ts';
import {
  decodeCommitEnvelope,
  decodeKeyPackageEnvelope,
  decodeWelcomeEnvelope,
} from '../../../../../main/engine/e2ee/envelope.ts';
import * as e2ee from '../../../../../main/engine/e2ee/index.ts';
import {
  addMembers,
  checkKeyPackage,
  decryptMessage,
  draftCommit,
  encryptMessage,
  epochOf,
  type GroupState,
  processCommit,
  removeMembers,
  updateKeys,
} from '../../../../../main/engine/e2ee/index.ts';
import { decodePrivateKeyPackage } from '../../../../../main/engine/e2ee/key-package.ts';

import {
  addOf,
  commitAnything,
  commitByHand,
  forgeKeyPackage,
  frame,
  frameKeyPackage,
  suite,
} from './insider.ts';
import {
  accept,
  anything,
  binding,
  checked,
  createDevice,
  createPerson,
  groupOf,
  join,
  now,
  packageOf,
  read,
  refusal,
  suiteUnderTest,
  text,
} from './kit.ts';

import { context, demandRefused, pair, rules } from './scene.ts';

beforeAll(loadSodium);

describe('gap 9: identities', () => {
  it('refuses a leaf whose key is not the one in its signed entry: key package, commit and welcome', async () => {
    const [cleo, dora] = [createPerson('cleo'), createPerson('dora')];
    const stolen = await forgeKeyPackage(cleo, { identity: dora.identity });
    expect(await refusal(() => checkKeyPackage(frameKeyPackage(stolen), context))).toBe(
      'e2ee.credentialRefused',
    );

    const { a, b } = await pair();
    const blind = {
      ...a,
      mls: {
        ...a.mls,
        clientConfig: { ...a.mls.clientConfig, authService: { validateCredential: async () => true } },
      },
    };
    const evil = await commitAnything(blind, [addOf(stolen)]);
    await demandRefused(b, evil.commit, 'e2ee.credentialRefused');
    const eva = createPerson('eva');
    const own = await packageOf(eva);
    const both = await commitAnything(blind, [addOf(stolen), addOf((await checked(own)).keyPackage)]);
    expect(await refusal(() => join(eva, own, both.welcome))).toBe('e2ee.credentialRefused');
  });
});

describe('gap 11: frames', () => {
  it('refuses trailing and missing bytes, other versions, other kinds and too much, for every kind', async () => {
    const { a, b } = await pair();
    const cleo = createPerson('cleo');
    const own = await packageOf(cleo);
    const draft = await addMembers(a, [await checked(own)], anything);
    const message = (await encryptMessage(a, text('x'))).envelope;
    const openers: [Uint8Array, (envelope: Uint8Array) => Promise<unknown>][] = [
      [message, (envelope) => decryptMessage(b, envelope)],
      [draft.commit, (envelope) => processCommit(b, envelope, rules)],
      [draft.welcome as Uint8Array, (envelope) => join(cleo, own, envelope)],
      [own.publicBytes, (envelope) => checkKeyPackage(envelope, context)],
    ];
    for (const [envelope, open] of openers) {
      expect(await refusal(() => open(Uint8Array.of(...envelope, 0)))).toBe('e2ee.malformed');
      expect(await refusal(() => open(envelope.slice(0, -1)))).toBe('e2ee.malformed');
      expect(await refusal(() => open(envelope.slice(0, 2)))).toBe('e2ee.malformed');
      expect(await refusal(() => open(Uint8Array.of(2, ...envelope.slice(1))))).toBe('e2ee.unknownVersion');
      expect(await refusal(() => open(Uint8Array.of(1, 9, ...envelope.slice(2))))).toBe('e2ee.wrongKind');
      expect(await refusal(() => open(new Uint8Array(600 * 1024).fill(1)))).toBe('e2ee.tooLarge');
      await open(envelope);
    }
    expect(await refusal(() => decryptMessage(b, Uint8Array.of(1, 1, ...draft.commit.slice(2))))).toBe(
      'e2ee.wrongKind',
    );
    expect(await refusal(() => processCommit(b, Uint8Array.of(1, 2, ...message.slice(2)), rules))).toBe(
      'e2ee.wrongKind',
    );
  });

  it('names a foreign group and a wrong epoch before the library is asked', async () => {
    const { a, b, anna } = await pair();
    const foreign = accept(
      await addMembers(
        await e2ee.createGroup({
          suite: suiteUnderTest,
          groupId: text('another-group-id'),
          binding,
          ownKeyPackage: await packageOf(anna),
          self: anna.self,
          now,
        }),
        [await checked(await packageOf(createPerson('zoe')))],
        anything,
      ),
    );
    const sent = await encryptMessage(foreign, text('x'));
    expect(await refusal(() => decryptMessage(b, sent.envelope))).toBe('e2ee.wrongGroup');
    await demandRefused(b, (await updateKeys(foreign)).commit, 'e2ee.wrongGroup');

    const renewal = await updateKeys(a);
    const later = accept(renewal);
    await demandRefused(b, (await updateKeys(later)).commit, 'e2ee.futureEpoch');
    expect(
      await refusal(async () => decryptMessage(b, (await encryptMessage(later, text('x'))).envelope)),
    ).toBe('e2ee.futureEpoch');
    const moved = (await processCommit(b, renewal.commit, rules)).state;
    await demandRefused(moved, renewal.commit, 'e2ee.staleEpoch');
  });
});

describe('gap 13: proposals we never make', () => {
  it('refuses PSKs, re-initialisation, updates, unknown kinds and proposals by reference', async () => {
    const { a, b } = await pair();
    const psk = { psktype: 'external', pskId: text('id'), pskNonce: new Uint8Array(32) } as const;
    const psks = makePskIndex(undefined, { [bytesToBase64(text('id'))]: new Uint8Array(32).fill(7) });
    const withPsk = await commitAnything(a, [{ proposalType: 'psk', psk: { preSharedKeyId: psk } }], {
      psks,
    });
    await demandRefused(b, withPsk.commit, 'e2ee.pskProposal');

    const reinit = {
      groupId: text('next'),
      version: 'mls10',
      cipherSuite: suite.name,
      extensions: [],
    } as const;
    const withReinit = await commitAnything(a, [
      { proposalType: 'reinit', reinit: { ...reinit, extensions: [] } },
    ]);
    await demandRefused(b, withReinit.commit, 'e2ee.reinitProposal');

    const unknown = { proposalType: 0xf7ff, proposalData: text('?') } as const;
    await demandRefused(b, await commitByHand(a, unknown), 'e2ee.unknownProposal');

    const removal = { proposalType: 'remove', remove: { removed: 1 } } as const;
    const proposed = await createProposal(a.mls, false, removal, suite);
    expect(await refusal(() => processCommit(b, frame('commit', proposed.message), rules))).toBe(
      'e2ee.standaloneProposal',
    );
    expect(await refusal(() => decryptMessage(b, frame('message', proposed.message)))).toBe(
      'e2ee.standaloneProposal',
    );
    const byReference = await commitAnything({ ...a, mls: proposed.newState }, []);
    await demandRefused(b, byReference.commit, 'e2ee.proposalReference');
  });

  it('refuses a Welcome that asks for a PSK', async () => {
    const { a } = await pair();
    const cleo = createPerson('cleo');
    const own = await packageOf(cleo);
    const psk = { psktype: 'external', pskId: text('id'), pskNonce: new Uint8Array(32) } as const;
    const psks = makePskIndex(undefined, { [bytesToBase64(text('id'))]: new Uint8Array(32).fill(7) });
    const proposals = [
      { proposalType: 'psk', psk: { preSharedKeyId: psk } } as const,
      addOf((await checked(own)).keyPackage),
    ];
    const { welcome } = await commitAnything(a, proposals, { psks });
    expect(await refusal(() => join(cleo, own, welcome))).toBe('e2ee.pskProposal');
  });
});

describe('gap 14: sizes and own messages', () => {
  it('makes key packages of one size, without filler values', async () => {
    const device = createPerson('anna');
    const sizes = await Promise.all(
      Array.from({ length: 20 }, async () => (await packageOf(device)).publicBytes.length),
    );
    expect(new Set(sizes).size).toBe(1);
  });

  it('says so when a device is asked to read its own message or commit', async () => {
    const { a } = await pair();
    const sent = await encryptMessage(a, text('mine'));
    expect(await refusal(() => decryptMessage(sent.state, sent.envelope))).toBe('e2ee.ownMessage');
    const draft = await updateKeys(a);
    expect(await refusal(() => processCommit(draft.current, draft.commit, rules))).toBe('e2ee.ownMessage');
  });
});

// Gap 15, key copies in libsodium's memory, is covered in tests/unit/main/engine/crypto/sodium.test.ts.

describe('gap 16, found here: the library refuses to join trees that its own commits make', () => {
  it('joins where two new members are unmerged at different ancestors', async () => {
    let [a] = (await groupOf(Array.from('abcdefgh', createPerson))) as [GroupState];
    a = accept(await updateKeys(a));
    a = accept(await removeMembers(a, [2, 6], anything));
    const [eva, finn] = [createPerson('eva'), createPerson('finn')];
    const [ownEva, ownFinn] = [await packageOf(eva), await packageOf(finn)];
    const draft = await addMembers(a, [await checked(ownEva), await checked(ownFinn)], anything);
    await expect(
      joinWithoutUs(
        decodeWelcomeEnvelope(draft.welcome as Uint8Array),
        decodeKeyPackageEnvelope(ownEva.publicBytes),
        decodePrivateKeyPackage(ownEva.privateBytes, eva.keys.privateKey),
        emptyPskIndex,
        suite,
        undefined,
        undefined,
        a.mls.clientConfig,
      ),
    ).rejects.toThrow('unmerged_leaves');
    const joined = await join(eva, ownEva, draft.welcome);
    const sent = await encryptMessage(accept(draft), text('welcome'));
    expect(read((await decryptMessage(joined, sent.envelope)).plaintext)).toBe('welcome');
    expect(epochOf(await join(finn, ownFinn, draft.welcome))).toBe(epochOf(joined));
  });
});

describe('gap 17, found here: a removal whose place is taken in the same commit', () => {
  it('is understood by the removed device, where the library fails', async () => {
    const { a, b, ben } = await pair();
    const again = createDevice(ben.account, 'ben-2');
    const own = await packageOf(again);
    const draft = await draftCommit(a, { add: [await checked(own)], remove: [1] }, anything);
    await expect(
      processPrivateMessage(b.mls, decodeCommitEnvelope(draft.commit), emptyPskIndex, suite, acceptAll),
    ).rejects.toThrow('No overlap');
    const applied = await processCommit(b, draft.commit, rules);
    expect(applied.isRemoved).toBe(true);
    expect(applied.changes.added.map(({ deviceId, leaf }) => [deviceId, leaf])).toEqual([['ben-2', 1]]);
    const joined = await join(again, own, draft.welcome);
    const sent = await encryptMessage(accept(draft), text('back again'));
    expect(read((await decryptMessage(joined, sent.envelope)).plaintext)).toBe('back again');
  });
});
