/** The therapist's side of pairing, before anybody answered: make, list, revoke invitations. */
import type { InvitationView } from '../../../contract/bridge/views.ts';
import { encodeInvitationCode } from '../../../contract/domain/invitation-code.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { parseLabel } from '../../../contract/domain/names.ts';
import type { PairingOffer } from '../../../contract/domain/pairing.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import { randomBytes } from '../crypto/primitives.ts';
import { getPracticeName } from '../store/repositories/account.ts';
import {
  addInvitation,
  endInvitation,
  findInvitation,
  type Invitation,
  listInvitations,
} from '../store/repositories/invitations.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { derivePairing, sealOffer } from './pairing-crypto.ts';
import { toInvitationView } from './views.ts';

function makeInvitation(desk: Desk, label: string | null): Invitation {
  const now = desk.clock.now();
  const code = encodeInvitationCode(randomBytes(10));
  const secrets = derivePairing(code);
  const offer: PairingOffer = {
    v: 1,
    conversation: newId(),
    practiceName: getPracticeName(desk.store),
    nickname: desk.account.nickname,
    deviceList: desk.account.deviceList,
    createdAt: now,
  };
  const { sealed, hash } = sealOffer(secrets, offer);
  return {
    id: newId(),
    label,
    code,
    lookupId: secrets.lookupId,
    pairingKey: secrets.pairingKey,
    offerHash: hash,
    sealedOffer: sealed,
    conversation: offer.conversation,
    state: 'open',
    createdAt: now,
    expiresAt: now + limits.invitationLifetimeMs,
  };
}

/**
 * Makes one personal invitation; it exists only once the service holds its sealed offer. Throws `nickname.*` for the
 * label, `network.*`.
 */
export async function createInvitation(
  desk: Desk,
  authorised: Authorised,
  typedLabel: string,
): Promise<InvitationView> {
  if (desk.account.role !== 'therapist') throw new AppError('request.invalid');
  const invitation = makeInvitation(desk, parseLabel(typedLabel));
  await authorised('invitations.create', {
    invitation: invitation.id,
    lookupId: toBase64Url(invitation.lookupId),
    sealedOffer: toBase64Url(invitation.sealedOffer),
    expiresAt: invitation.expiresAt,
  });
  inTransaction(desk.store, () => addInvitation(desk.store, invitation));
  desk.emit('invitations.changed', {});
  return toInvitationView(invitation, desk.clock.now());
}

export function viewInvitations(desk: Desk): readonly InvitationView[] {
  return listInvitations(desk.store).map((invitation) => toInvitationView(invitation, desk.clock.now()));
}

/** Ends an invitation at the service first, then here. Throws `invitation.unknown`, `network.*`. */
export async function revokeInvitation(
  desk: Desk,
  authorised: Authorised,
  id: string,
): Promise<InvitationView> {
  if (findInvitation(desk.store, id) === undefined) throw new AppError('invitation.unknown');
  const { state } = await authorised('invitations.revoke', { invitation: id });
  // A used one is ended by the answer that is on its way: it still needs the pairing key.
  if (state === 'revoked' || state === 'expired')
    inTransaction(desk.store, () => endInvitation(desk.store, id, state));
  desk.emit('invitations.changed', {});
  const ended = findInvitation(desk.store, id);
  if (ended === undefined) throw new AppError('invitation.unknown');
  return toInvitationView(ended, desk.clock.now());
}
