/** What binds an MLS group to its conversation, and who may change it. */

import type { DeviceEntryFields } from '../../../contract/domain/identity.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { ByteWriter } from '../../../contract/encoding/bytes.ts';
import {
  type CommitPolicy,
  founderPolicy,
  type Member,
  oneAccountPolicy,
  type Self,
  twoAccountsPolicy,
} from '../e2ee/index.ts';
import { verifyLeaf } from '../keys/identity.ts';
import type { Store } from '../store/database.ts';
import type { Account, Device } from '../store/repositories/account.ts';
import { findContact } from '../store/repositories/contacts.ts';
import type { Conversation } from '../store/repositories/conversations.ts';
import { hasAskedSince } from '../store/repositories/repair.ts';
import { isRemovedDevice } from '../store/repositories/unlisted-devices.ts';
import type { Desk } from './desk.ts';
import { listOthers } from './people.ts';

/** A device that asked for help may be added anew by anybody for so long: not all hear of the ask, and of its answer, at once. */
export const askCountsForMs = 7 * 24 * 60 * 60 * 1000;

/** Conversation id (16 bytes) ‖ generation (4 bytes). */
export function groupIdFor(conversation: string, generation: number): Uint8Array {
  return new ByteWriter().raw(fromBase64Url(conversation)).u32(generation).done();
}

/** Fixed at creation and authenticated by every epoch: which conversation, which generation, who founded it, which roles. */
export function bindingFor(conversation: Conversation, generation: number, founder: string): Uint8Array {
  return new ByteWriter()
    .text('o7-conversation-v1')
    .raw(groupIdFor(conversation.id, generation))
    .raw(fromBase64Url(founder))
    .text(conversation.kind)
    .done();
}

/**
 * This device's part in its groups: leaves are checked against the account keys pinned in this store. A leaf under a key that
 * gave way since is believed only where its very entry stood on a list of then: until a commit takes it out.
 */
export function makeSelf(store: Store, account: Account, device: Device): Self {
  const pinned = (id: string) =>
    id === account.id ? account.key.publicKey : (findContact(store, id)?.accountKey ?? null);
  const wasListed = (entry: DeviceEntryFields) => {
    const known = findContact(store, toBase64Url(entry.account))?.previousEntries ?? [];
    return known.some(
      (one) =>
        one.device === toBase64Url(entry.device) &&
        one.mlsKey === toBase64Url(entry.mlsKey) &&
        one.accountKey === toBase64Url(entry.accountKey),
    );
  };
  return {
    signaturePrivateKey: device.mls.privateKey,
    verifyCredential: (identity, signatureKey) => verifyLeaf(identity, signatureKey, pinned, wasListed),
  };
}

/**
 * Who may change the group of a conversation: a pair is two accounts for ever, a group is its founder's to fill, one's own
 * devices stay among themselves. Signed lists say which devices are gone and which are new.
 */
export function policyFor(
  { store, account, clock }: Pick<Desk, 'store' | 'account' | 'clock'>,
  conversation: Conversation,
): CommitPolicy {
  const listed = (member: Member) => isListed(store, account, member);
  const rule = ruleFor(store, account, conversation, clock.now());
  return (commit) => {
    const { committer, changes } = commit;
    const { added, removed } = changes;
    // A computer that was lost still has a leaf and its account's keys: nobody comes in by them, and it takes out nobody who stays.
    const mayBe =
      added.every(listed) &&
      !(isRemovedDevice(store, committer.accountId, committer.deviceId) && removed.some(listed));
    return rule(commit) ?? (mayBe ? null : 'e2ee.notAllowed');
  };
}

/** Whether a member's device stands, with this very key, on the newest signed list that is known here. */
export function isListed(
  store: Store,
  account: Account,
  { accountId, deviceId, signatureKey }: Pick<Member, 'accountId' | 'deviceId' | 'signatureKey'>,
): boolean {
  const list = accountId === account.id ? account.deviceList : findContact(store, accountId)?.deviceList;
  const mlsKey = toBase64Url(signatureKey);
  return list?.devices.some((entry) => entry.device === deviceId && entry.mlsKey === mlsKey) ?? false;
}

function ruleFor(store: Store, account: Account, conversation: Conversation, now: number): CommitPolicy {
  const listed = (member: Member) => isListed(store, account, member);
  const facts = {
    isRevoked: (member: Member) => !listed(member),
    isListed: listed,
    hasAsked: ({ deviceId }: Member) => hasAskedSince(store, conversation.id, deviceId, now - askCountsForMs),
  };
  if (conversation.contact !== null) return twoAccountsPolicy([account.id, conversation.contact], facts);
  if (conversation.founder !== null) {
    const told = new Set(listOthers(store, account, conversation));
    const isTold = (other: string) => other === account.id || told.has(other);
    return founderPolicy(conversation.founder, { ...facts, isTold });
  }
  return oneAccountPolicy(account.id);
}
