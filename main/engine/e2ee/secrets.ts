// Finds and overwrites the secrets that a state holds: the library forgets most of them without wiping.

import type { ClientState, SecretTreeNode } from 'ts-mls';
import { wipe } from '../crypto/bytes.ts';
import type { Consumed } from './types.ts';

function ratchetSecrets(node: SecretTreeNode): Uint8Array[] {
  return [node.application, node.handshake].flatMap((ratchet) => [
    ratchet.secret,
    ...Object.values(ratchet.unusedGenerations),
  ]);
}

/** Every secret reachable from a state, except the device's signature key, which outlives groups. */
export function listSecrets(mls: ClientState): Uint8Array[] {
  return [
    ...Object.values(mls.keySchedule),
    ...Object.values(mls.privatePath.privateKeys),
    ...mls.secretTree.flatMap(ratchetSecrets),
    ...[...mls.historicalReceiverData.values()].flatMap((epoch) => [
      epoch.senderDataSecret,
      epoch.resumptionPsk,
      ...epoch.secretTree.flatMap(ratchetSecrets),
    ]),
  ].filter((secret) => secret.length > 0);
}

/** What `before` holds and `after` does not: the part of the past that the step made unnecessary. */
export function listRetired(before: ClientState, after: ClientState): Uint8Array[] {
  const kept = new Set(listSecrets(after));
  return listSecrets(before).filter((secret) => !kept.has(secret));
}

/**
 * Overwrites what a step handed back as consumed. Call it only when the state returned by the same step is durable:
 * the state that went into the step, and any copy decoded from the same buffers, is unusable afterwards.
 */
export function wipeConsumed(consumed: Consumed): void {
  for (const secret of consumed) wipe(secret);
}
