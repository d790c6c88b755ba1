// Opens a private message with the keys and the tree of its own epoch, after telling apart why it might not open.

import type { PrivateMessage, RatchetTree, SecretTree, SecretTreeNode } from 'ts-mls';
import { AppError } from '../../../contract/errors/app-error.ts';
import { findLeaf } from './credential.ts';
import { codedNow, demand } from './errors.ts';
import { openContent } from './framing/private-message.ts';
import { takeGeneration, wipeTaken } from './framing/ratchet.ts';
import { openSenderData } from './framing/sender-data.ts';
import { equalBytes, retention } from './state.ts';
import { hashOf } from './suites.ts';
import type { GroupState } from './types.ts';

/** What is needed to read one epoch's messages. */
export interface EpochKeys {
  readonly senderDataSecret: Uint8Array;
  readonly secretTree: SecretTree;
  readonly ratchetTree: RatchetTree;
  readonly groupContext: GroupState['mls']['groupContext'];
}

/** Keys of the current epoch. */
export function currentKeys({ mls }: GroupState): EpochKeys {
  const { secretTree, ratchetTree, groupContext } = mls;
  return { senderDataSecret: mls.keySchedule.senderDataSecret, secretTree, ratchetTree, groupContext };
}

/** Checked before the library is asked, because it reports a foreign group as a decryption failure. */
export function demandOwnGroup(state: GroupState, message: PrivateMessage): void {
  demand(equalBytes(message.groupId, state.mls.groupContext.groupId), 'e2ee.wrongGroup');
}

/** A copy in which one leaf's ratchets are others. */
export function withRatchets(tree: SecretTree, leaf: number, ratchets: SecretTreeNode): SecretTree {
  const copy = tree.slice();
  copy[leaf * 2] = ratchets;
  return copy;
}

/**
 * Decrypts and verifies. Throws `e2ee.ownMessage`, `unknownSender`, `replayed` (or so late that its key is gone),
 * `tooFarAhead`, `undecryptable`. Nothing is changed when it throws.
 */
export function openPrivateMessage(state: GroupState, keys: EpochKeys, message: PrivateMessage) {
  const hash = hashOf(state.suite);
  const sender = codedNow('e2ee.undecryptable', () => openSenderData(hash, keys.senderDataSecret, message));
  demand(sender.leaf !== state.mls.privatePath.leafIndex, 'e2ee.ownMessage');
  const leafNode = findLeaf(keys.ratchetTree, sender.leaf);
  const ratchets = keys.secretTree[sender.leaf * 2];
  if (leafNode === undefined || ratchets === undefined) throw new AppError('e2ee.unknownSender');

  const kind = message.contentType === 'application' ? 'application' : 'handshake';
  const ratchet = ratchets[kind];
  demand(sender.generation - ratchet.generation <= retention.maximumForwardRatchetSteps, 'e2ee.tooFarAhead');
  const taken = takeGeneration(hash, ratchet, sender.generation, retention.retainKeysForGenerations);
  if (taken === null) throw new AppError('e2ee.replayed');
  const context = keys.groupContext;
  const { signaturePublicKey: signatureKey } = leafNode;
  const content = codedNow('e2ee.undecryptable', () => {
    try {
      return openContent({ hash, context, sender, signatureKey, taken }, message);
    } catch (thrown) {
      wipeTaken(ratchet, taken);
      throw thrown;
    }
  });
  return {
    leaf: sender.leaf,
    leafNode,
    content,
    tree: withRatchets(keys.secretTree, sender.leaf, { ...ratchets, [kind]: taken.ratchet }),
    consumed: taken.consumed,
  };
}
