// Official vectors for hashes, key derivation, signatures, HPKE and the key schedule, against our provider.

import { type GroupContext, mlsExporter } from 'ts-mls';
import { decodeAuthenticatedContent } from 'ts-mls/authenticatedContent.js';
import { refhash } from 'ts-mls/crypto/hash.js';
import { decryptWithLabel, encryptWithLabel } from 'ts-mls/crypto/hpke.js';
import { deriveSecret, deriveTreeSecret, expandWithLabel } from 'ts-mls/crypto/kdf.js';
import { signWithLabel, verifyWithLabel } from 'ts-mls/crypto/signature.js';
import { encodeGroupContext } from 'ts-mls/groupContext.js';
import { initializeEpoch } from 'ts-mls/keySchedule.js';
import { computePskSecret, type PreSharedKeyID } from 'ts-mls/presharedkey.js';
import { createConfirmedHash, createInterimHash } from 'ts-mls/transcriptHash.js';
import { beforeAll, describe, expect } from 'vitest';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { bytes, decodeWhole, eachCase, hex, suite } from './vectors.ts';

interface Basics {
  ref_hash: { label: string; value: string; out: string };
  expand_with_label: { secret: string; label: string; context: string; length: number; out: string };
  derive_secret: { secret: string; label: string; out: string };
  derive_tree_secret: { secret: string; label: string; generation: number; length: number; out: string };
  sign_with_label: { priv: string; pub: string; content: string; label: string; signature: string };
  encrypt_with_label: {
    priv: string;
    pub: string;
    label: string;
    context: string;
    plaintext: string;
    kem_output: string;
    ciphertext: string;
  };
}

interface KeyScheduleCase {
  group_id: string;
  initial_init_secret: string;
  epochs: (Record<string, string> & {
    exporter: { label: string; context: string; length: number; secret: string };
  })[];
}

beforeAll(loadSodium);

describe('official vectors: cryptography', () => {
  eachCase<Basics>(
    'crypto-basics.json',
    async ({ ref_hash: ref }) => {
      expect(hex(await refhash(ref.label, bytes(ref.value), suite.hash))).toBe(ref.out);
    },
    'ref_hash',
  );

  eachCase<Basics>(
    'crypto-basics.json',
    async ({ expand_with_label: expand }) => {
      const { secret, label, context, length, out } = expand;
      expect(hex(await expandWithLabel(bytes(secret), label, bytes(context), length, suite.kdf))).toBe(out);
    },
    'expand_with_label',
  );

  eachCase<Basics>(
    'crypto-basics.json',
    async ({ derive_secret: derive }) => {
      expect(hex(await deriveSecret(bytes(derive.secret), derive.label, suite.kdf))).toBe(derive.out);
    },
    'derive_secret',
  );

  eachCase<Basics>(
    'crypto-basics.json',
    async ({ derive_tree_secret: tree }) => {
      const { secret, label, generation, length, out } = tree;
      expect(hex(await deriveTreeSecret(bytes(secret), label, generation, length, suite.kdf))).toBe(out);
    },
    'derive_tree_secret',
  );

  eachCase<Basics>(
    'crypto-basics.json',
    async ({ sign_with_label: sign }) => {
      const content = bytes(sign.content);
      const verify = (signature: Uint8Array): Promise<boolean> =>
        verifyWithLabel(bytes(sign.pub), sign.label, content, signature, suite.signature);
      const ours = await signWithLabel(bytes(sign.priv), sign.label, content, suite.signature);
      expect(await verify(bytes(sign.signature))).toBe(true);
      expect(await verify(ours)).toBe(true);
      expect(await verify(bytes(sign.signature).map((byte, at) => (at === 0 ? byte ^ 1 : byte)))).toBe(false);
    },
    'sign_with_label',
  );

  eachCase<Basics>(
    'crypto-basics.json',
    async ({ encrypt_with_label: box }) => {
      const key = await suite.hpke.importPrivateKey(bytes(box.priv));
      const open = (kemOutput: Uint8Array, ciphertext: Uint8Array): Promise<Uint8Array> =>
        decryptWithLabel(key, box.label, bytes(box.context), kemOutput, ciphertext, suite.hpke);
      expect(hex(await open(bytes(box.kem_output), bytes(box.ciphertext)))).toBe(box.plaintext);
      const ours = await encryptWithLabel(
        await suite.hpke.importPublicKey(bytes(box.pub)),
        box.label,
        bytes(box.context),
        bytes(box.plaintext),
        suite.hpke,
      );
      expect(hex(await open(ours.enc, ours.ct))).toBe(box.plaintext);
    },
    'encrypt_with_label',
  );

  eachCase<KeyScheduleCase>('key-schedule.json', async (one) => {
    let initSecret = bytes(one.initial_init_secret);
    for (const [index, epoch] of one.epochs.entries()) {
      const context: GroupContext = {
        version: 'mls10',
        cipherSuite: suite.name,
        groupId: bytes(one.group_id),
        epoch: BigInt(index),
        treeHash: bytes(epoch['tree_hash'] ?? ''),
        confirmedTranscriptHash: bytes(epoch['confirmed_transcript_hash'] ?? ''),
        extensions: [],
      };
      expect(hex(encodeGroupContext(context))).toBe(epoch['group_context']);
      const made = await initializeEpoch(
        initSecret,
        bytes(epoch['commit_secret'] ?? ''),
        context,
        bytes(epoch['psk_secret'] ?? ''),
        suite.kdf,
      );
      const { keySchedule: keys } = made;
      expect({
        joiner_secret: hex(made.joinerSecret),
        welcome_secret: hex(made.welcomeSecret),
        encryption_secret: hex(made.encryptionSecret),
        init_secret: hex(keys.initSecret),
        sender_data_secret: hex(keys.senderDataSecret),
        exporter_secret: hex(keys.exporterSecret),
        external_secret: hex(keys.externalSecret),
        confirmation_key: hex(keys.confirmationKey),
        membership_key: hex(keys.membershipKey),
        resumption_psk: hex(keys.resumptionPsk),
        epoch_authenticator: hex(keys.epochAuthenticator),
      }).toEqual(
        Object.fromEntries(
          Object.entries(epoch).filter(
            ([name]) =>
              ![
                'exporter',
                'external_pub',
                'group_context',
                'tree_hash',
                'commit_secret',
                'psk_secret',
                'confirmed_transcript_hash',
              ].includes(name),
          ),
        ),
      );
      const external = await suite.hpke.deriveKeyPair(keys.externalSecret);
      expect(hex(await suite.hpke.exportPublicKey(external.publicKey))).toBe(epoch['external_pub']);
      const { label, context: exportContext, length, secret } = epoch.exporter;
      expect(hex(await mlsExporter(keys.exporterSecret, label, bytes(exportContext), length, suite))).toBe(
        secret,
      );
      initSecret = keys.initSecret;
    }
  });

  interface PskCase {
    psks: { psk_id: string; psk: string; psk_nonce: string }[];
    psk_secret: string;
  }

  eachCase<PskCase>('psk_secret.json', async ({ psks, psk_secret: expected }) => {
    const listed = psks.map(({ psk_id: id, psk, psk_nonce: nonce }): [PreSharedKeyID, Uint8Array] => [
      { psktype: 'external', pskId: bytes(id), pskNonce: bytes(nonce) },
      bytes(psk),
    ]);
    expect(hex(await computePskSecret(listed, suite))).toBe(expected);
  });

  eachCase<Record<string, string>>('transcript-hashes.json', async (one) => {
    const content = decodeWhole(decodeAuthenticatedContent, bytes(one['authenticated_content'] ?? ''));
    if (content.content.contentType !== 'commit' || content.auth.contentType !== 'commit') {
      throw new Error('expected a commit');
    }
    const confirmed = await createConfirmedHash(
      bytes(one['interim_transcript_hash_before'] ?? ''),
      { wireformat: content.wireformat, content: content.content, signature: content.auth.signature },
      suite.hash,
    );
    expect(hex(confirmed)).toBe(one['confirmed_transcript_hash_after']);
    const { confirmationTag } = content.auth;
    expect(hex(await createInterimHash(confirmed, confirmationTag, suite.hash))).toBe(
      one['interim_transcript_hash_after'],
    );
    const key = bytes(one['confirmation_key'] ?? '');
    expect(await suite.hash.verifyMac(key, confirmationTag, confirmed)).toBe(true);
  });
});
