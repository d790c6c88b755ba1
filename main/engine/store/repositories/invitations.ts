/** Invitations this therapist made. */
import type { InvitationState } from '../../../../contract/wire/schemas.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface Invitation {
  readonly id: string;
  readonly label: string | null;
  /** The plain code while open; forgotten as soon as the invitation ends. */
  readonly code: string | null;
  readonly lookupId: Uint8Array;
  readonly pairingKey: Uint8Array;
  readonly offerHash: Uint8Array;
  readonly sealedOffer: Uint8Array;
  readonly conversation: string;
  readonly state: InvitationState;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** When somebody who holds the code first read it, as the service told last. */
  readonly openedAt: number | null;
  /** The invitation that was made in its place. */
  readonly replacedBy: string | null;
  /** A computer that knew its code was removed. */
  readonly endedWithComputer: boolean;
}

interface Row {
  id: string;
  label: string | null;
  code: string | null;
  lookup_id: Uint8Array;
  pairing_key: Uint8Array;
  offer_hash: Uint8Array;
  sealed_offer: Uint8Array;
  conversation: string;
  state: InvitationState;
  created_at: number;
  expires_at: number;
  opened_at: number | null;
  replaced_by: string | null;
  ended_with_computer: number;
}

const toInvitation = (row: Row): Invitation => ({
  id: row.id,
  label: row.label,
  code: row.code,
  lookupId: new Uint8Array(row.lookup_id),
  pairingKey: new Uint8Array(row.pairing_key),
  offerHash: new Uint8Array(row.offer_hash),
  sealedOffer: new Uint8Array(row.sealed_offer),
  conversation: row.conversation,
  state: row.state,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  openedAt: row.opened_at,
  replacedBy: row.replaced_by,
  endedWithComputer: row.ended_with_computer === 1,
});

export function addInvitation(store: Store, { endedWithComputer: _, ...invitation }: Invitation): void {
  run(
    store,
    `INSERT INTO invitation (id, label, code, lookup_id, pairing_key, offer_hash, sealed_offer, conversation, state,
       created_at, expires_at, opened_at, replaced_by)
     VALUES ($id, $label, $code, $lookupId, $pairingKey, $offerHash, $sealedOffer, $conversation, $state,
       $createdAt, $expiresAt, $openedAt, $replacedBy)`,
    { ...invitation },
  );
}

export function findInvitation(store: Store, id: string): Invitation | undefined {
  const row = getRow<Row>(store, 'SELECT * FROM invitation WHERE id = $id', { id });
  return row === undefined ? undefined : toInvitation(row);
}

/** Newest first. */
export function listInvitations(store: Store): readonly Invitation[] {
  return getRows<Row>(store, 'SELECT * FROM invitation ORDER BY created_at DESC, id').map(toInvitation);
}

/** Keeps when an invitation was first opened. */
export function setOpened(store: Store, id: string, openedAt: number): void {
  run(store, 'UPDATE invitation SET opened_at = $openedAt WHERE id = $id', { id, openedAt });
}

/** Remembers that another invitation took this one's place. */
export function setReplaced(store: Store, id: string, replacedBy: string): void {
  run(store, 'UPDATE invitation SET replaced_by = $replacedBy WHERE id = $id', { id, replacedBy });
}

/** Ends an invitation and forgets its code and keys: nobody needs them any more. */
export function endInvitation(store: Store, id: string, state: Exclude<InvitationState, 'open'>): void {
  run(
    store,
    `UPDATE invitation SET state = $state, code = NULL, pairing_key = x'', sealed_offer = x''
     WHERE id = $id AND state = 'open'`,
    { id, state },
  );
}

/** Says why it ended. */
export function noteEndedWithComputer(store: Store, id: string): void {
  run(store, 'UPDATE invitation SET ended_with_computer = 1 WHERE id = $id', { id });
}
