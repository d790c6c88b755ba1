// Official vectors for message protection, the secret tree, Welcomes and passive clients, against our provider.

import { decodeMlsMessage, type GroupContext, joinGroup, makePskIndex, processMessage } from 'ts-mls';
import { decodeCommit } from 'ts-mls/commit.js';
import { verifyGroupInfoConfirmationTag, verifyGroupInfoSignature } from 'ts-mls/groupInfo.js';
import { makeKeyPackageRef } from 'ts-mls/keyPackage.js';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { unprotectPublicMessage } from 'ts-mls/messageProtectionPublic.js';
import { decodeProposal } from 'ts-mls/proposal.js';
import { decodeRatchetTree } from 'ts-mls/ratchetTree.js';
import { createSecretTree, deriveKey, deriveNonce, ratchetUntil } from 'ts-mls/secretTree.js';
import { expandSenderDataKey, expandSenderDataNonce } from 'ts-mls/sender.js';
import { bytesToBase64 } from 'ts-mls/util/byteArray.js';
import { decryptGroupInfo, decryptGroupSecrets } from 'ts-mls/welcome.js';
import { beforeAll, describe, expect } from 'vitest';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { retention } from '../../main/engine/e2ee/state.ts';
import { bytes, decodeWhole, eachCase, hex, suite } from './vectors.ts';

beforeAll(loadSodium);

function readMessage(data: string) {
  return decodeWhole(decodeMlsMessage, bytes(data));
}

function readKeyPackage(data: string) {
  const message = readMessage(data);
  if (message.wireformat !== 'mls_key_package') throw new Error('expected a key package');
  return message.keyPackage;
}

function readWelcome(data: string) {
  const message = readMessage(data);
  if (message.wireformat !== 'mls_welcome') throw new Error('expected a welcome');
  return message.welcome;
}

describe('official vectors: messages', () => {
  eachCase<Record<string, string> & { epoch: number }>('message-protection.json', async (one) => {
    const at = (name: string): string => one[name] ?? '';
    const context: GroupContext = {
      version: 'mls10',
      cipherSuite: suite.name,
      groupId: bytes(at('group_id')),
      epoch: BigInt(one.epoch),
      treeHash: bytes(at('tree_hash')),
      confirmedTranscriptHash: bytes(at('confirmed_transcript_hash')),
      extensions: [],
    };
    const signer = bytes(at('signature_pub'));
    const openPrivate = async (data: string) => {
      const message = readMessage(data);
      if (message.wireformat !== 'mls_private_message') throw new Error('expected a private message');
      const secretTree = await createSecretTree(2, bytes(at('encryption_secret')), suite.kdf);
      const { content } = await unprotectPrivateMessage(
        bytes(at('sender_data_secret')),
        message.privateMessage,
        secretTree,
        [],
        context,
        retention,
        suite,
        signer,
      );
      return content.content;
    };
    const openPublic = async (data: string) => {
      const message = readMessage(data);
      if (message.wireformat !== 'mls_public_message') throw new Error('expected a public message');
      const key = bytes(at('membership_key'));
      return (await unprotectPublicMessage(key, context, [], message.publicMessage, suite, signer)).content;
    };

    const application = await openPrivate(at('application_priv'));
    expect(application.contentType === 'application' && hex(application.applicationData)).toBe(
      at('application'),
    );
    const proposal = decodeWhole(decodeProposal, bytes(at('proposal')));
    for (const opened of [await openPrivate(at('proposal_priv')), await openPublic(at('proposal_pub'))]) {
      expect(opened.contentType === 'proposal' && opened.proposal).toEqual(proposal);
    }
    const commit = decodeWhole(decodeCommit, bytes(at('commit')));
    for (const opened of [await openPrivate(at('commit_priv')), await openPublic(at('commit_pub'))]) {
      expect(opened.contentType === 'commit' && opened.commit).toEqual(commit);
    }
  });

  interface SecretTreeCase {
    encryption_secret: string;
    sender_data: { sender_data_secret: string; ciphertext: string; key: string; nonce: string };
    leaves: {
      generation: number;
      application_key: string;
      application_nonce: string;
      handshake_key: string;
      handshake_nonce: string;
    }[][];
  }

  eachCase<SecretTreeCase>('secret-tree.json', async (one) => {
    const { sender_data: sender } = one;
    const secret = bytes(sender.sender_data_secret);
    expect(hex(await expandSenderDataKey(suite, secret, bytes(sender.ciphertext)))).toBe(sender.key);
    expect(hex(await expandSenderDataNonce(suite, secret, bytes(sender.ciphertext)))).toBe(sender.nonce);
    const tree = await createSecretTree(one.leaves.length, bytes(one.encryption_secret), suite.kdf);
    for (const [leaf, generations] of one.leaves.entries()) {
      const node = tree[leaf * 2];
      if (node === undefined) throw new Error('leaf missing');
      for (const expected of generations) {
        for (const kind of ['application', 'handshake'] as const) {
          const [ratchet] = await ratchetUntil(node[kind], expected.generation, retention, suite.kdf);
          const key = await deriveKey(ratchet.secret, expected.generation, suite);
          const nonce = await deriveNonce(ratchet.secret, expected.generation, suite);
          expect(hex(key)).toBe(expected[`${kind}_key`]);
          expect(hex(nonce)).toBe(expected[`${kind}_nonce`]);
        }
      }
    }
  });

  eachCase<Record<string, string>>('welcome.json', async (one) => {
    const keyPackage = readKeyPackage(one['key_package'] ?? '');
    const welcome = readWelcome(one['welcome'] ?? '');
    const key = await suite.hpke.importPrivateKey(bytes(one['init_priv'] ?? ''));
    const ref = await makeKeyPackageRef(keyPackage, suite.hash);
    const secrets = await decryptGroupSecrets(key, ref, welcome, suite.hpke);
    if (secrets === undefined) throw new Error('no group secrets');
    const noPsk = new Uint8Array(suite.kdf.size);
    const info = await decryptGroupInfo(welcome, secrets.joinerSecret, noPsk, suite);
    if (info === undefined) throw new Error('no group info');
    expect(await verifyGroupInfoSignature(info, bytes(one['signer_pub'] ?? ''), suite.signature)).toBe(true);
    expect(await verifyGroupInfoConfirmationTag(info, secrets.joinerSecret, noPsk, suite)).toBe(true);
  });

  interface PassiveCase {
    key_package: string;
    signature_priv: string;
    encryption_priv: string;
    init_priv: string;
    welcome: string;
    ratchet_tree: string | null;
    external_psks: { psk_id: string; psk: string }[];
    initial_epoch_authenticator: string;
    epochs: { proposals: string[]; commit: string; epoch_authenticator: string }[];
  }

  eachCase<PassiveCase>('passive-client-welcome.json', async (one) => {
    const psks = Object.fromEntries(
      one.external_psks.map(({ psk_id: id, psk }) => [bytesToBase64(bytes(id)), bytes(psk)]),
    );
    let state = await joinGroup(
      readWelcome(one.welcome),
      readKeyPackage(one.key_package),
      {
        initPrivateKey: bytes(one.init_priv),
        hpkePrivateKey: bytes(one.encryption_priv),
        signaturePrivateKey: bytes(one.signature_priv),
      },
      makePskIndex(undefined, psks),
      suite,
      one.ratchet_tree === null ? undefined : decodeWhole(decodeRatchetTree, bytes(one.ratchet_tree)),
    );
    expect(hex(state.keySchedule.epochAuthenticator)).toBe(one.initial_epoch_authenticator);
    for (const epoch of one.epochs) {
      for (const data of [...epoch.proposals, epoch.commit]) {
        const message = readMessage(data);
        if (message.wireformat !== 'mls_private_message' && message.wireformat !== 'mls_public_message') {
          throw new Error('expected a framed message');
        }
        const result = await processMessage(message, state, makePskIndex(state, psks), () => 'accept', suite);
        state = result.newState;
      }
      expect(hex(state.keySchedule.epochAuthenticator)).toBe(epoch.epoch_authenticator);
    }
  });
});
