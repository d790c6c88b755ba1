// The words of this folder's public surface: who a member is, what a step takes and what it gives back.

import type { ClientState } from 'ts-mls';
import type { ErrorCode } from '../../../contract/errors/catalogue.ts';
import type { SuiteName } from './suites.ts';

/** Account and device that a leaf's credential names, as verified. */
export interface Identity {
  readonly accountId: string;
  readonly deviceId: string;
}

/**
 * Decides whether a leaf is who it says: `identity` are the credential's bytes (a signed device entry),
 * `signatureKey` the leaf's Ed25519 key (32 bytes). Null when the entry is not properly signed or names another key.
 * Must be pure and synchronous; answers are remembered per leaf for as long as the same function is passed.
 */
export type VerifyCredential = (identity: Uint8Array, signatureKey: Uint8Array) => Identity | null;

/** One member: a leaf of the tree with its verified identity. `leaf` numbers are reused after a removal. */
export interface Member extends Identity {
  readonly leaf: number;
  readonly identity: Uint8Array;
  readonly signatureKey: Uint8Array;
}

/** This device's part in a group that is not stored with the group. */
export interface Self {
  /** Ed25519 private key (64 bytes) of this device's leaves. */
  readonly signaturePrivateKey: Uint8Array;
  readonly verifyCredential: VerifyCredential;
}

/**
 * A group at one epoch, as this device sees it. Immutable: each step returns a new one. `mls` is the library's
 * state and nobody's business outside this folder. `endedAt`: when each kept earlier epoch ended (ms).
 */
export interface GroupState {
  readonly suite: SuiteName;
  readonly self: Self;
  readonly mls: ClientState;
  readonly endedAt: ReadonlyMap<number, number>;
}

/**
 * Secrets that the returned state no longer needs. Store the returned state(s), then `wipeConsumed(consumed)`.
 * The state that went into the step must not be used again after the wipe.
 */
export type Consumed = readonly Uint8Array[];

/** A commit of our own, not yet accepted by the log. Store both states before sending `commit`. */
export interface CommitDraft {
  /** Go on with this one until the log shows the commit. */
  readonly current: GroupState;
  /** Becomes current through `promotePending` when the log shows the commit; else `discardPending`. */
  readonly pending: GroupState;
  /** Envelope for all members. */
  readonly commit: Uint8Array;
  /** Envelope for the added devices; null when nobody was added. */
  readonly welcome: Uint8Array | null;
  readonly consumed: Consumed;
}

/** What a commit did to the membership. */
export interface Changes {
  readonly added: readonly Member[];
  readonly removed: readonly Member[];
  /** Members whose leaf was renewed: same account, same device. */
  readonly updated: readonly Member[];
}

/** A commit as a policy sees it: before anything is applied. */
export interface ProposedCommit {
  readonly changes: Changes;
  readonly committer: Member;
  readonly membersBefore: readonly Member[];
  readonly membersAfter: readonly Member[];
  /** Bytes fixed at the group's creation (`createGroup`'s `binding`). */
  readonly binding: Uint8Array;
}

/** Null to accept, or the code to refuse with. Pure; every receiver runs it before applying, the sender too. */
export type CommitPolicy = (commit: ProposedCommit) => ErrorCode | null;

/** The author of a decrypted message: the verified leaf in the tree of that message's epoch. */
export interface Author extends Member {
  readonly epoch: number;
}
