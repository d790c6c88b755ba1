// Encrypts and decrypts application messages; bodies are padded here, so no caller can forget it.

import { AppError } from '../../../contract/errors/app-error.ts';
import { toMember } from './credential.ts';
import { decodeMessageEnvelope, encodeEnvelope } from './envelope.ts';
import { codedNow, demand } from './errors.ts';
import { sealApplication } from './framing/private-message.ts';
import { epochOf, ownLeaf } from './group.ts';
import { currentKeys, demandOwnGroup, type EpochKeys, openPrivateMessage, withRatchets } from './opening.ts';
import { padBody, unpadBody } from './padding.ts';
import { demandActive } from './state.ts';
import { hashOf } from './suites.ts';
import type { Author, Consumed, GroupState } from './types.ts';

/** An encrypted message. Store `state` before sending `envelope`; a sender cannot decrypt its own: keep the body. */
export interface Encrypted {
  readonly state: GroupState;
  readonly envelope: Uint8Array;
  readonly consumed: Consumed;
}

/** A decrypted message with its verified author. Store `state` and the plaintext together. */
export interface Decrypted {
  readonly state: GroupState;
  readonly plaintext: Uint8Array;
  readonly author: Author;
  /** Bytes that travelled in clear but authenticated. */
  readonly authenticatedData: Uint8Array;
  readonly consumed: Consumed;
}

/** Encrypts for the current epoch's members. Throws `e2ee.removed`, `e2ee.tooLarge`. */
export async function encryptMessage(
  state: GroupState,
  plaintext: Uint8Array,
  authenticatedData: Uint8Array = new Uint8Array(0),
): Promise<Encrypted> {
  demandActive(state);
  const { mls } = state;
  const leaf = ownLeaf(state);
  const node = mls.secretTree[leaf * 2];
  if (node === undefined) throw new AppError('e2ee.encryptFailed');
  const sealing = {
    hash: hashOf(state.suite),
    signaturePrivateKey: mls.signaturePrivateKey,
    senderDataSecret: mls.keySchedule.senderDataSecret,
    context: mls.groupContext,
    leaf,
    node,
  };
  const made = codedNow('e2ee.encryptFailed', () =>
    sealApplication(sealing, padBody(plaintext), authenticatedData),
  );
  return {
    state: { ...state, mls: { ...mls, secretTree: withRatchets(mls.secretTree, leaf, made.node) } },
    envelope: encodeEnvelope('message', {
      version: 'mls10',
      wireformat: 'mls_private_message',
      privateMessage: made.message,
    }),
    consumed: made.consumed,
  };
}

/**
 * Decrypts a message of the current or a kept earlier epoch. The author is the leaf that signed, in the tree of that
 * epoch. Throws `e2ee.wrongGroup`, `futureEpoch` (try again after the next commit), `epochGone`, `ownMessage`,
 * `unknownSender`, `replayed`, `tooFarAhead`, `undecryptable`, `credentialRefused`, `badPadding` and the envelope's codes;
 * `state` stays usable after each.
 */
export async function decryptMessage(state: GroupState, envelope: Uint8Array): Promise<Decrypted> {
  const message = decodeMessageEnvelope(envelope);
  demandOwnGroup(state, message);
  const keys = keysOf(state, message.epoch);
  const opened = openPrivateMessage(state, keys, message);
  const { content } = opened;
  demand(content.contentType === 'application', 'e2ee.wrongKind');
  const member = toMember(state.self.verifyCredential, opened.leafNode, opened.leaf);
  if (member === null) throw new AppError('e2ee.credentialRefused');
  return {
    state: withSecretTree(state, message.epoch, keys, opened.tree),
    plaintext: unpadBody(content.applicationData),
    author: { ...member, epoch: Number(message.epoch) },
    authenticatedData: message.authenticatedData.slice(),
    consumed: opened.consumed,
  };
}

function keysOf(state: GroupState, epoch: bigint): EpochKeys {
  const current = state.mls.groupContext.epoch;
  demand(epoch <= current, 'e2ee.futureEpoch');
  const keys = epoch === current ? currentKeys(state) : state.mls.historicalReceiverData.get(epoch);
  if (keys === undefined) throw new AppError('e2ee.epochGone');
  return keys;
}

function withSecretTree(
  state: GroupState,
  epoch: bigint,
  keys: EpochKeys,
  secretTree: EpochKeys['secretTree'],
): GroupState {
  if (Number(epoch) === epochOf(state)) return { ...state, mls: { ...state.mls, secretTree } };
  const history = new Map(state.mls.historicalReceiverData);
  history.set(epoch, { ...keys, secretTree, resumptionPsk: new Uint8Array(0) });
  return { ...state, mls: { ...state.mls, historicalReceiverData: history } };
}
