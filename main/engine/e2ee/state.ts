// The shape every state is brought into after a step: nothing kept that our rules never use.

import type {
  CiphersuiteImpl,
  ClientConfig,
  ClientState,
  EpochReceiverData,
  KeySchedule,
  RatchetTree,
  SecretTree,
  SecretTreeNode,
} from 'ts-mls';
import { addHistoricalReceiverData } from 'ts-mls/clientState.js';
import { toAuthenticationService } from './credential.ts';
import { demand } from './errors.ts';
import { listRetired } from './secrets.ts';
import { getSuite } from './suites.ts';
import type { Consumed, GroupState, Self } from './types.ts';

/** Earlier epochs whose late messages can still be read, once the mail has come up to here. */
const KEPT_EPOCHS = 4;
/** Epochs that a log led past before their mail came: far more than are waiting in a mailbox. */
const MOST_EPOCHS = 1_000;
const KEPT_EPOCH_MS = 7 * 24 * 60 * 60 * 1000;
const EMPTY = new Uint8Array(0);

/** Stands where no member can speak: parent nodes and blank leaves, whose ratchets are of no use. */
export const NO_RATCHET: SecretTreeNode = {
  application: { secret: EMPTY, generation: 0, unusedGenerations: {} },
  handshake: { secret: EMPTY, generation: 0, unusedGenerations: {} },
};

/** Skipped message keys kept per sender, and how far ahead of the last seen message one may be. */
export const retention = {
  retainKeysForGenerations: 64,
  retainKeysForEpochs: MOST_EPOCHS,
  maximumForwardRatchetSteps: 1000,
} as const;

const configs = new WeakMap<Self, ClientConfig>();

/** The library's settings for this device. Bodies are padded by us, so its own padding is off. */
export function toClientConfig(self: Self): ClientConfig {
  const known = configs.get(self);
  if (known !== undefined) return known;
  const config: ClientConfig = {
    keyRetentionConfig: retention,
    lifetimeConfig: { maximumTotalLifetime: 0n, validateLifetimeOnReceive: false },
    keyPackageEqualityConfig: {
      compareKeyPackages: (a, b) => equalBytes(a.leafNode.signaturePublicKey, b.leafNode.signaturePublicKey),
      compareKeyPackageToLeafNode: (a, b) => equalBytes(a.leafNode.signaturePublicKey, b.signaturePublicKey),
    },
    paddingConfig: { kind: 'alwaysPad', paddingLength: 0 },
    authService: toAuthenticationService(self.verifyCredential),
  };
  configs.set(self, config);
  return config;
}

/** The suite's operations for a group. */
export function suiteOf(state: GroupState): CiphersuiteImpl {
  return getSuite(state.suite);
}

/** Throws `e2ee.removed` when this device was removed from the group. */
export function demandActive(state: GroupState): void {
  demand(state.mls.groupActiveState.kind === 'active', 'e2ee.removed');
}

/** Whether two byte strings are the same (public values only). */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

// External joins, public messages and PSKs are refused, so the secrets that serve only them are not kept.
function trimKeySchedule(schedule: KeySchedule): KeySchedule {
  return {
    ...schedule,
    externalSecret: EMPTY,
    membershipKey: EMPTY,
    resumptionPsk: EMPTY,
    confirmationKey: EMPTY,
  };
}

function trimSecretTree(secrets: SecretTree, tree: RatchetTree): SecretTree {
  return secrets.map((node, at) => (tree[at]?.nodeType === 'leaf' ? node : NO_RATCHET));
}

// RFC 9420 7.7: the private key of a blanked node is deleted; the library keeps it.
function trimPrivatePath(mls: ClientState): ClientState['privatePath'] {
  const kept = Object.entries(mls.privatePath.privateKeys).filter(([node]) => mls.ratchetTree[Number(node)]);
  return { ...mls.privatePath, privateKeys: Object.fromEntries(kept) };
}

/** A fresh epoch without what we never use. For states whose epoch has just begun. */
export function trimNewEpoch(mls: ClientState): ClientState {
  return {
    ...mls,
    keySchedule: trimKeySchedule(mls.keySchedule),
    secretTree: trimSecretTree(mls.secretTree, mls.ratchetTree),
    privatePath: trimPrivatePath(mls),
    historicalReceiverData: new Map(),
  };
}

/** Puts `next` (the epoch after `before`) in place of `before`, which becomes the newest earlier epoch; `forgetOldEpochs` lets go. */
export function advance(
  before: GroupState,
  next: ClientState,
  now: number,
): { state: GroupState; consumed: Consumed } {
  const [history] = addHistoricalReceiverData(before.mls);
  const kept = new Map<bigint, EpochReceiverData>();
  const endedAt = new Map<number, number>();
  for (const [epoch, data] of history) {
    kept.set(epoch, data.resumptionPsk.length === 0 ? data : { ...data, resumptionPsk: EMPTY });
    endedAt.set(Number(epoch), before.endedAt.get(Number(epoch)) ?? now);
  }
  const state: GroupState = { ...before, mls: { ...next, historicalReceiverData: kept }, endedAt };
  return { state, consumed: listRetired(before.mls, state.mls) };
}

/**
 * Lets go of earlier epochs that ended more than 7 days ago, and of all but four before `mailAt`, the epoch up to which the
 * mail was read. Returns the same state when there are none.
 */
export function forgetOldEpochs(
  state: GroupState,
  now: number,
  mailAt: number,
): { state: GroupState; consumed: Consumed } {
  const old = [...state.endedAt]
    .filter(([epoch, ended]) => now - ended > KEPT_EPOCH_MS || epoch < mailAt - KEPT_EPOCHS)
    .map(([epoch]) => epoch);
  if (old.length === 0) return { state, consumed: [] };
  const history = new Map(state.mls.historicalReceiverData);
  const endedAt = new Map(state.endedAt);
  for (const epoch of old) {
    history.delete(BigInt(epoch));
    endedAt.delete(epoch);
  }
  const after: GroupState = { ...state, mls: { ...state.mls, historicalReceiverData: history }, endedAt };
  return { state: after, consumed: listRetired(state.mls, after.mls) };
}
