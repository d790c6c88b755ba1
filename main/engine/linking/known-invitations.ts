/** Open invitations as another device of this account knows them: whichever is there takes the answer in. */
import type { SyncChange } from '../../../contract/domain/sync-change.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import type { Desk } from '../messaging/desk.ts';
import { tellOwnDevices } from '../messaging/own-devices.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import {
  addInvitation,
  endInvitation,
  findInvitation,
  type Invitation,
  listInvitations,
  noteEndedWithComputer,
  setReplaced,
} from '../store/repositories/invitations.ts';
import { findOfferedRule, putOfferedRule } from '../store/repositories/record-rules.ts';

type Told = Extract<SyncChange, { kind: 'invitation' }>;
type Ended = Extract<SyncChange, { kind: 'invitationEnded' }>;

/** Call in the transaction that stored it. */
export function tellInvitation(desk: Desk, invitation: Invitation): void {
  const { id, label, code, conversation, createdAt, expiresAt } = invitation;
  if (invitation.state !== 'open' || code === null) return;
  const ruleSince = findOfferedRule(desk.store, id);
  tellOwnDevices(desk, {
    kind: 'invitation',
    id,
    label,
    code,
    conversation,
    createdAt,
    expiresAt,
    lookupId: toBase64Url(invitation.lookupId),
    pairingKey: toBase64Url(invitation.pairingKey),
    offerHash: toBase64Url(invitation.offerHash),
    sealedOffer: toBase64Url(invitation.sealedOffer),
    ...(ruleSince === null ? {} : { ruleSince }),
  });
}

/** A computer came into the conversation among one's own: what was told before is nothing it can read. */
export function tellOpenInvitations(desk: Desk): void {
  const now = desk.clock.now();
  for (const invitation of listInvitations(desk.store))
    if (invitation.expiresAt > now) tellInvitation(desk, invitation);
}

/** Call inside a transaction. One that is known, open or ended, stays as it is. */
export function takeInvitation(desk: Desk, told: Told): void {
  const { store, account } = desk;
  const isKnown = findInvitation(store, told.id) !== undefined;
  // The person behind it is here already: nothing is left to take in.
  if (account.role !== 'therapist' || isKnown || findConversation(store, told.conversation) !== undefined)
    return;
  const { kind: _, ruleSince, ...invitation } = told;
  addInvitation(store, {
    ...invitation,
    lookupId: fromBase64Url(told.lookupId),
    pairingKey: fromBase64Url(told.pairingKey),
    offerHash: fromBase64Url(told.offerHash),
    sealedOffer: fromBase64Url(told.sealedOffer),
    state: 'open',
    openedAt: null,
    replacedBy: null,
    endedWithComputer: false,
  });
  if (ruleSince !== undefined) putOfferedRule(store, told.id, { since: ruleSince });
  setImmediate(() => {
    desk.emit('invitations.changed', {});
    // Its answer may be here already.
    desk.wake();
  });
}

/** Call inside a transaction. */
export function takeInvitationEnded(
  { store, emit }: Desk,
  { invitation, state, replacedBy, withComputer }: Ended,
): void {
  endInvitation(store, invitation, state);
  if (withComputer === true) noteEndedWithComputer(store, invitation);
  if (replacedBy !== undefined) setReplaced(store, invitation, replacedBy);
  setImmediate(() => emit('invitations.changed', {}));
}
