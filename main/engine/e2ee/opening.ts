// Opens a private message with the keys and the tree of its own epoch, after telling apart why it might not open.

import type { PrivateMessage, RatchetTree, SecretTree } from 'ts-mls';
import { unprotectPrivateMessage } from 'ts-mls/messageProtection.js';
import { decryptSenderData } from 'ts-mls/privateMessage.js';
import { AppError } from '../../../contract/errors/app-error.ts';
import { findLeaf } from './credential.ts';
import { coded, demand } from './errors.ts';
import { equalBytes, retention, suiteOf } from './state.ts';
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

/**
 * Decrypts and verifies. Throws `e2ee.ownMessage`, `unknownSender`, `replayed` (or so late that its key is gone),
 * `tooFarAhead`, `undecryptable`. Nothing is changed when it throws.
 */
export async function openPrivateMessage(state: GroupState, keys: EpochKeys, message: PrivateMessage) {
  const suite = suiteOf(state);
  const sender = await coded('e2ee.undecryptable', () =>
    decryptSenderData(message, keys.senderDataSecret, suite),
  );
  if (sender === undefined) throw new AppError('e2ee.undecryptable');
  demand(sender.leafIndex !== state.mls.privatePath.leafIndex, 'e2ee.ownMessage');
  const leafNode = findLeaf(keys.ratchetTree, sender.leafIndex);
  const ratchets = keys.secretTree[sender.leafIndex * 2];
  if (leafNode === undefined || ratchets === undefined) throw new AppError('e2ee.unknownSender');

  const ratchet = message.contentType === 'application' ? ratchets.application : ratchets.handshake;
  const isPast = sender.generation < ratchet.generation;
  demand(!isPast || ratchet.unusedGenerations[sender.generation] !== undefined, 'e2ee.replayed');
  demand(sender.generation - ratchet.generation <= retention.maximumForwardRatchetSteps, 'e2ee.tooFarAhead');
  const opened = await coded('e2ee.undecryptable', () =>
    unprotectPrivateMessage(
      keys.senderDataSecret,
      message,
      keys.secretTree,
      keys.ratchetTree,
      keys.groupContext,
      retention,
      suite,
    ),
  );
  return { leaf: sender.leafIndex, leafNode, ...opened };
}
