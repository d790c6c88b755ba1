// Ready-made rules on who may add or remove whom; conversations choose one and pass it to every step.

import type { ErrorCode } from '../../../contract/errors/catalogue.ts';
import { isSameDevice } from './credential.ts';
import type { CommitPolicy, Member } from './types.ts';

/** What a rule needs to know from outside: both must be pure. */
export interface PolicyFacts {
  /** A signed device list has revoked this device: anyone may remove it. */
  readonly isRevoked: (member: Member) => boolean;
  /** A signed device list names this device: where its account is in the group already, anyone may add it. */
  readonly isListed: (member: Member) => boolean;
  /** This device said, signed, that it cannot go on: anyone may take its dead leaf out and add it anew, in one commit. */
  readonly hasAsked: (member: Member) => boolean;
}

const accountsOf = (members: readonly Member[]): Set<string> =>
  new Set(members.map(({ accountId }) => accountId));

/** Whether the members' accounts are exactly these; several devices of one account count once. */
export function hasExactlyAccounts(members: readonly Member[], accounts: readonly string[]): boolean {
  const present = accountsOf(members);
  return present.size === accounts.length && accounts.every((account) => present.has(account));
}

function mayTouchDevices(commit: Parameters<CommitPolicy>[0], facts: PolicyFacts): boolean {
  const own = commit.committer.accountId;
  const before = accountsOf(commit.membersBefore);
  const mayAdd = (member: Member): boolean =>
    before.has(member.accountId) && (member.accountId === own || facts.isListed(member));
  const comesAnew = (member: Member): boolean =>
    facts.hasAsked(member) && commit.changes.added.some((one) => isSameDevice(one, member));
  const mayRemove = (member: Member): boolean =>
    member.accountId === own || facts.isRevoked(member) || comesAnew(member);
  return commit.changes.added.every(mayAdd) && commit.changes.removed.every(mayRemove);
}

/**
 * A conversation of two for ever: after any commit its accounts are exactly `accounts` (`e2ee.accountsFixed`); each
 * account adds and removes its own devices (`e2ee.notAllowed`). The founder's first commit, made while alone, is free
 * to bring in the second account.
 */
export function twoAccountsPolicy(accounts: readonly [string, string], facts: PolicyFacts): CommitPolicy {
  return (commit): ErrorCode | null => {
    if (!hasExactlyAccounts(commit.membersAfter, accounts)) return 'e2ee.accountsFixed';
    const isFounding = accountsOf(commit.membersBefore).size === 1;
    return isFounding || mayTouchDevices(commit, facts) ? null : 'e2ee.notAllowed';
  };
}

/** What a group's rule needs besides. */
export interface GroupFacts extends PolicyFacts {
  /** The founder said of this account that it is in, before the commit that brings it in. */
  readonly isTold: (account: string) => boolean;
}

/**
 * A group: only `founder` brings in or takes out accounts (`e2ee.notFounder`), and brings in nobody unheard of (`e2ee.untold`); everyone adds and removes own devices
 * (`e2ee.notAllowed`); the founder's account stays (`e2ee.accountsFixed`).
 */
export function founderPolicy(founder: string, facts: GroupFacts): CommitPolicy {
  return (commit): ErrorCode | null => {
    const before = accountsOf(commit.membersBefore);
    const after = accountsOf(commit.membersAfter);
    if (!after.has(founder)) return 'e2ee.accountsFixed';
    if ([...after].some((account) => !before.has(account) && !facts.isTold(account))) return 'e2ee.untold';
    if (commit.committer.accountId === founder) return null;
    // Whose last device was revoked has none for a while: they are in it all the same.
    const isRevokedWhole = (account: string) =>
      commit.changes.removed.every((member) => member.accountId !== account || facts.isRevoked(member));
    const isKept = [...before].every((account) => after.has(account) || isRevokedWhole(account));
    if (!isKept || [...after].some((account) => !before.has(account))) return 'e2ee.notFounder';
    return mayTouchDevices(commit, facts) ? null : 'e2ee.notAllowed';
  };
}

/** A conversation among the devices of one account: no other ever comes in (`e2ee.accountsFixed`). */
export function oneAccountPolicy(account: string): CommitPolicy {
  return (commit): ErrorCode | null =>
    hasExactlyAccounts(commit.membersAfter, [account]) ? null : 'e2ee.accountsFixed';
}
