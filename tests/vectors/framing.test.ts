// Official vectors for message protection and the secret tree, against our own framing of private messages.

import { decodeMlsMessage, type GroupContext } from 'ts-mls';
import { createSecretTree } from 'ts-mls/secretTree.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { openContent } from '../../main/engine/e2ee/framing/private-message.ts';
import { keysOfGeneration, takeGeneration } from '../../main/engine/e2ee/framing/ratchet.ts';
import { openSenderData } from '../../main/engine/e2ee/framing/sender-data.ts';
import { retention } from '../../main/engine/e2ee/state.ts';
import { hashOf } from '../../main/engine/e2ee/suites.ts';
import { bytes, decodeWhole, hasVectors, hex, readCases, suite } from './vectors.ts';

beforeAll(loadSodium);

const hash = hashOf('x25519-chacha20');

describe.skipIf(!hasVectors)('official vectors: our framing', () => {
  it('message-protection.json: opens the private messages', async () => {
    for (const one of readCases<Record<string, string> & { epoch: number }>('message-protection.json')) {
      const at = (name: string): Uint8Array => bytes(one[name] ?? '');
      const context: GroupContext = {
        version: 'mls10',
        cipherSuite: suite.name,
        groupId: at('group_id'),
        epoch: BigInt(one.epoch),
        treeHash: at('tree_hash'),
        confirmedTranscriptHash: at('confirmed_transcript_hash'),
        extensions: [],
      };
      const tree = await createSecretTree(2, at('encryption_secret'), suite.kdf);
      const openPrivate = (name: string) => {
        const message = decodeWhole(decodeMlsMessage, at(name));
        if (message.wireformat !== 'mls_private_message') throw new Error('expected a private message');
        const { privateMessage } = message;
        const sender = openSenderData(hash, at('sender_data_secret'), privateMessage);
        const kind = privateMessage.contentType === 'application' ? 'application' : 'handshake';
        const ratchet = tree[sender.leaf * 2]?.[kind];
        const taken = ratchet === undefined ? null : takeGeneration(hash, ratchet, sender.generation, 64);
        if (taken === null) throw new Error('expected a key');
        return openContent(
          { hash, context, sender, signatureKey: at('signature_pub'), taken },
          privateMessage,
        );
      };
      const application = openPrivate('application_priv');
      expect(application.contentType === 'application' && hex(application.applicationData)).toBe(
        one['application'],
      );
      expect(openPrivate('proposal_priv').contentType).toBe('proposal');
      expect(openPrivate('commit_priv').contentType).toBe('commit');
    }
  });

  it('secret-tree.json: derives keys and nonces of every generation', async () => {
    interface Case {
      encryption_secret: string;
      leaves: Record<string, string | number>[][];
    }
    for (const one of readCases<Case>('secret-tree.json')) {
      const tree = await createSecretTree(one.leaves.length, bytes(one.encryption_secret), suite.kdf);
      for (const [leaf, generations] of one.leaves.entries()) {
        for (const expected of generations) {
          for (const kind of ['application', 'handshake'] as const) {
            const ratchet = tree[leaf * 2]?.[kind];
            const generation = Number(expected['generation']);
            const kept = retention.retainKeysForGenerations;
            const taken = ratchet === undefined ? null : takeGeneration(hash, ratchet, generation, kept);
            if (taken === null) throw new Error('expected a key');
            const { key, nonce } = keysOfGeneration(hash, taken.secret, generation);
            expect([hex(key), hex(nonce)]).toEqual([expected[`${kind}_key`], expected[`${kind}_nonce`]]);
          }
        }
      }
    }
  });
});
