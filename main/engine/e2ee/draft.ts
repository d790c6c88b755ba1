// Commits of our own: made as a pending state beside the current one, which stays good until the log has decided.

import { type ClientState, createCommit, type MLSMessage, type Proposal, type Welcome } from 'ts-mls';
import { consumeRatchet } from 'ts-mls/secretTree.js';
import { leafToNodeIndex, toLeafIndex } from 'ts-mls/treemath.js';
import { AppError } from '../../../contract/errors/app-error.ts';
import { encodeEnvelope } from './envelope.ts';
import { coded, demand } from './errors.ts';
import { bindingOf, epochOf, ownLeaf } from './group.ts';
import type { CheckedKeyPackage } from './key-package.ts';
import { listRetired, listSecrets } from './secrets.ts';
import { advance, demandActive, equalBytes, suiteOf, trimNewEpoch } from './state.ts';
import { demandPredicted, predictChanges } from './tree-changes.ts';
import type { CommitDraft, CommitPolicy, Consumed, GroupState } from './types.ts';

/** Who comes and who goes in one commit; both empty = only this device's keys are renewed. */
export interface MembershipChange {
  readonly add?: readonly CheckedKeyPackage[];
  /** Leaf indexes of the current epoch. */
  readonly remove?: readonly number[];
}

/**
 * Drafts one commit. Runs `policy` and every check that receivers run, so that no commit goes out that they would
 * refuse. The library also compares added key packages' lifetimes with the system clock, without tolerance.
 */
export async function draftCommit(
  state: GroupState,
  change: MembershipChange,
  policy: CommitPolicy,
): Promise<CommitDraft> {
  demandActive(state);
  const add = change.add ?? [];
  const remove = change.remove ?? [];
  demand(
    add.every(({ suite }) => suite === state.suite),
    'e2ee.wrongSuite',
  );
  const { mls, self } = state;
  const predicted = predictChanges({
    tree: mls.ratchetTree,
    committerLeaf: ownLeaf(state),
    proposals: { added: add.map(({ keyPackage }) => keyPackage), removed: remove },
    path: undefined,
    verify: self.verifyCredential,
  });
  const refusal = policy({ ...predicted, binding: bindingOf(state) });
  if (refusal !== null) throw new AppError(refusal);

  const proposals: Proposal[] = [
    ...remove.map((removed): Proposal => ({ proposalType: 'remove', remove: { removed } })),
    ...add.map(({ keyPackage }): Proposal => ({ proposalType: 'add', add: { keyPackage } })),
  ];
  const cipherSuite = suiteOf(state);
  const made = await coded('e2ee.commitFailed', () =>
    createCommit({ state: mls, cipherSuite }, { extraProposals: proposals, ratchetTreeExtension: true }),
  );
  demandPredicted(made.newState.ratchetTree, predicted.membersAfter, self.verifyCredential);
  const used = await spendHandshakeKey(state);
  const pending: GroupState = { ...state, mls: trimNewEpoch(made.newState), endedAt: new Map() };
  return {
    current: { ...state, mls: used.mls },
    pending,
    commit: encodeEnvelope('commit', made.commit),
    welcome: made.welcome === undefined ? null : encodeEnvelope('welcome', welcomeMessage(made.welcome)),
    // The library's list also names the secret that the current state needs if this commit loses; it waits.
    consumed: [...used.consumed, ...made.consumed.filter((secret) => secret !== mls.keySchedule.initSecret)],
  };
}

/** Drafts a commit that adds devices. */
export function addMembers(
  state: GroupState,
  keyPackages: readonly CheckedKeyPackage[],
  policy: CommitPolicy,
): Promise<CommitDraft> {
  return draftCommit(state, { add: keyPackages }, policy);
}

/** Drafts a commit that removes the devices at these leaf indexes. */
export function removeMembers(
  state: GroupState,
  leaves: readonly number[],
  policy: CommitPolicy,
): Promise<CommitDraft> {
  return draftCommit(state, { remove: leaves }, policy);
}

/** Drafts a commit that only renews this device's keys: heals a past compromise (RFC 9420, section 16.6). */
export function updateKeys(state: GroupState): Promise<CommitDraft> {
  return draftCommit(state, {}, () => null);
}

/**
 * The log shows our commit: `pending` becomes current. `current` is the newest current state, with all that was sent
 * and received since the draft; its ratchets go on as the newest earlier epoch. Throws `e2ee.wrongEpoch`.
 */
export function promotePending(
  current: GroupState,
  pending: GroupState,
  now: number,
): { readonly state: GroupState; readonly consumed: Consumed } {
  demand(epochOf(pending) === epochOf(current) + 1, 'e2ee.wrongEpoch');
  demand(equalBytes(pending.mls.groupContext.groupId, current.mls.groupContext.groupId), 'e2ee.wrongGroup');
  return advance(current, pending.mls, now);
}

/** Another commit won: the secrets that only `pending` holds, to be wiped once it is deleted from the store. */
export function discardPending(current: GroupState, pending: GroupState): { readonly consumed: Consumed } {
  return { consumed: listRetired(pending.mls, current.mls) };
}

/** Every secret of a state that is deleted altogether (a group that is over). */
export function retireState(state: GroupState): { readonly consumed: Consumed } {
  return { consumed: listSecrets(state.mls) };
}

function welcomeMessage(welcome: Welcome): MLSMessage {
  return { version: 'mls10', wireformat: 'mls_welcome', welcome };
}

// The library encrypts the commit with the next handshake key but leaves the key in the state: a second draft in the
// same epoch would use it again.
async function spendHandshakeKey(state: GroupState): Promise<{ mls: ClientState; consumed: Uint8Array[] }> {
  const node = leafToNodeIndex(toLeafIndex(ownLeaf(state)));
  const { newTree, consumed } = await consumeRatchet(state.mls.secretTree, node, 'commit', suiteOf(state));
  return { mls: { ...state.mls, secretTree: newTree }, consumed };
}
