// The one entrance to end-to-end encryption: pure steps (state, input) → { state, …, consumed } over MLS (RFC 9420).

export { type AppliedCommit, processCommit } from './commit.ts';
export {
  addMembers,
  discardPending,
  draftCommit,
  type MembershipChange,
  promotePending,
  removeMembers,
  retireState,
  updateKeys,
} from './draft.ts';
export {
  bindingOf,
  createGroup,
  epochOf,
  exportSecret,
  forkCheck,
  isActive,
  listMembers,
  ownLeaf,
} from './group.ts';
export { type Invitation, type JoinContext, type Joined, joinGroup, listWelcomeRefs } from './join.ts';
export {
  type CheckedKeyPackage,
  checkKeyPackage,
  createKeyPackage,
  type OwnKeyPackage,
  suiteOfKeyPackage,
} from './key-package.ts';
export { type Decrypted, decryptMessage, type Encrypted, encryptMessage } from './message.ts';
export {
  founderPolicy,
  hasExactlyAccounts,
  oneAccountPolicy,
  type PolicyFacts,
  twoAccountsPolicy,
} from './policy.ts';
export { wipeConsumed } from './secrets.ts';
export { forgetOldEpochs } from './state.ts';
export {
  changedRows,
  fromRows,
  type RowChanges,
  type RowKey,
  type RowKind,
  type StateRow,
  toRows,
} from './state-rows.ts';
export { isOlderSuite, type SuiteName, suiteNames } from './suites.ts';
export type {
  Author,
  Changes,
  CommitDraft,
  CommitPolicy,
  Consumed,
  GroupState,
  Identity,
  Member,
  ProposedCommit,
  Self,
  VerifyCredential,
} from './types.ts';
