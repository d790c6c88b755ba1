// Applies other members' commits: everything is looked at before the library is asked to apply anything.

import { type ClientState, emptyPskIndex, type PrivateMessage, processPrivateMessage } from 'ts-mls';
import { AppError } from '../../../contract/errors/app-error.ts';
import { decodeCommitEnvelope } from './envelope.ts';
import { coded, demand } from './errors.ts';
import { bindingOf, epochOf, ownLeaf } from './group.ts';
import { checkParsedKeyPackage } from './key-package.ts';
import { currentKeys, demandOwnGroup, openPrivateMessage } from './opening.ts';
import { listRetired } from './secrets.ts';
import { advance, demandActive, suiteOf, trimNewEpoch } from './state.ts';
import { demandPredicted, predictChanges, sortProposals } from './tree-changes.ts';
import type { Changes, CommitPolicy, Consumed, GroupState, Member, ProposedCommit } from './types.ts';

/** A commit applied. When `isRemoved`, the state can only still read late messages. */
export interface AppliedCommit {
  readonly state: GroupState;
  readonly changes: Changes;
  readonly committer: Member;
  readonly isRemoved: boolean;
  readonly consumed: Consumed;
}

/**
 * Checks and applies a commit that the log has accepted for this epoch. `policy` sees it before anything is applied and
 * its code is thrown. Refusals: `e2ee.wrongGroup`, `staleEpoch`, `futureEpoch`, `ownMessage`, `unknownSender`,
 * `undecryptable`, `publicMessage`, `standaloneProposal`, `proposalReference`, `externalCommit`, `extensionsProposal`,
 * `pskProposal`, `reinitProposal`, `unknownProposal`, `unknownMember`, `selfRemoval`, `duplicateKey`, `alreadyMember`,
 * `leafChanged`, `credentialRefused`, the key package codes, `badCommit`; `state` stays usable after each.
 */
export async function processCommit(
  state: GroupState,
  envelope: Uint8Array,
  context: { readonly policy: CommitPolicy; readonly now: number },
): Promise<AppliedCommit> {
  const message = decodeCommitEnvelope(envelope);
  demandOwnGroup(state, message);
  demandActive(state);
  demand(Number(message.epoch) >= epochOf(state), 'e2ee.staleEpoch');
  demand(Number(message.epoch) === epochOf(state), 'e2ee.futureEpoch');

  const proposed = await inspect(state, message);
  const refusal = context.policy(proposed);
  if (refusal !== null) throw new AppError(refusal);

  const { changes, committer } = proposed;
  // The library cannot process a removal whose place a new member takes in the same commit, so it is not asked.
  const isRemoved = changes.removed.some(({ leaf }) => leaf === ownLeaf(state));
  const next = isRemoved ? leave(state) : await enterNextEpoch(state, message, proposed, context.now);
  return { ...next, changes, committer, isRemoved };
}

async function enterNextEpoch(
  state: GroupState,
  message: PrivateMessage,
  proposed: ProposedCommit,
  now: number,
): Promise<{ state: GroupState; consumed: Consumed }> {
  const applied = await apply(state, message);
  demandPredicted(applied.ratchetTree, proposed.membersAfter, state.self.verifyCredential);
  return advance(state, trimNewEpoch(applied), now);
}

async function inspect(state: GroupState, message: PrivateMessage): Promise<ProposedCommit> {
  const { leaf, content } = openPrivateMessage(state, currentKeys(state), message);
  demand(content.contentType === 'commit', 'e2ee.wrongKind');
  const { commit } = content;
  const proposals = sortProposals(commit);
  for (const keyPackage of proposals.added) {
    await checkParsedKeyPackage(keyPackage, state.suite, state.self.verifyCredential);
  }
  const predicted = predictChanges({
    tree: state.mls.ratchetTree,
    committerLeaf: leaf,
    proposals,
    path: commit.path,
    verify: state.self.verifyCredential,
  });
  return { ...predicted, binding: bindingOf(state) };
}

async function apply(state: GroupState, message: PrivateMessage): Promise<ClientState> {
  const result = await coded('e2ee.badCommit', () =>
    processPrivateMessage(state.mls, message, emptyPskIndex, suiteOf(state)),
  );
  demand(result.kind === 'newState' && result.actionTaken === 'accept', 'e2ee.badCommit');
  return result.newState;
}

// Late messages of this epoch still need its tree and ratchets; everything that leads to later epochs goes.
function leave(state: GroupState): { state: GroupState; consumed: Consumed } {
  const { mls } = state;
  const empty = new Uint8Array(0);
  const left: ClientState = {
    ...mls,
    keySchedule: { ...mls.keySchedule, initSecret: empty, exporterSecret: empty },
    privatePath: { ...mls.privatePath, privateKeys: {} },
    groupActiveState: { kind: 'removedFromGroup' },
  };
  return { state: { ...state, mls: left }, consumed: listRetired(mls, left) };
}
