// Official vectors for message protection and the secret tree, against our own framing of private messages.

import { decodeMlsMessage, type GroupContext } from 'ts-mls';
import { createSecretTree } from 'ts-mls/secretTree.js';
import { beforeAll, describe, expect } from 'vitest';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { openContent } from '../../main/engine/e2ee/framing/private-message.ts';
import { keysOfGeneration, takeGeneration } from '../../main/engine/e2ee/framing/ratchet.ts';
import { openSenderData } from '../../main/engine/e2ee/framing/sender-data.ts';
import { retention } from '../../main/engine/e2ee/state.ts';
import { hashOf } from '../../main/engine/e2ee/suites.ts';
import { bytes, decodeWhole, eachCase, hex, suite } from './vectors.ts';

beforeAll(loadSodium);

const hash = hashOf('x25519-chacha20');

describe('official vectors: our framing', () => {
  eachCase<Record<string, string> & { epoch: number }>(
    'message-protection.json',
    async (one) => {
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
    },
    'opens the private messages',
  );

  interface Case {
    encryption_secret: string;
    leaves: Record<string, string | number>[][];
  }

  eachCase<Case>(
    'secret-tree.json',
    async (one) => {
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
    },
    'derives keys and nonces of every generation',
  );
});
