/** The therapist's side of pairing, before anybody answered: make, list, renew, revoke invitations. */
import type { InvitationView } from '../../../contract/bridge/views.ts';
import { encodeInvitationCode } from '../../../contract/domain/invitation-code.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { parseLabel } from '../../../contract/domain/names.ts';
import type { PairingOffer } from '../../../contract/domain/pairing.ts';
import type { RecordRule } from '../../../contract/domain/record-rule.ts';
import { toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError, type ErrorReport, toAppError } from '../../../contract/errors/app-error.ts';
import { newId } from '../crypto/ids.ts';
import { randomBytes } from '../crypto/primitives.ts';
import { tellInvitation } from '../linking/known-invitations.ts';
import { getPracticeName } from '../store/repositories/account.ts';
import {
  addInvitation,
  endInvitation,
  findInvitation,
  type Invitation,
  listInvitations,
  setOpened,
  setReplaced,
} from '../store/repositories/invitations.ts';
import { getOwnRule, putOfferedRule } from '../store/repositories/record-rules.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { tellOwnDevices } from './own-devices.ts';
import { derivePairing, sealOffer } from './pairing-crypto.ts';
import { toInvitationView } from './views.ts';

function makeInvitation(desk: Desk, label: string | null, record: RecordRule): Invitation {
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
    record,
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
    openedAt: null,
    replacedBy: null,
    endedWithComputer: false,
  };
}

/** Stores an invitation here only once the service holds its sealed offer. */
async function register(desk: Desk, authorised: Authorised, label: string | null): Promise<InvitationView> {
  const record = getOwnRule(desk.store);
  const invitation = makeInvitation(desk, label, record);
  await authorised('invitations.create', {
    invitation: invitation.id,
    lookupId: toBase64Url(invitation.lookupId),
    sealedOffer: toBase64Url(invitation.sealedOffer),
    expiresAt: invitation.expiresAt,
  });
  inTransaction(desk.store, () => {
    addInvitation(desk.store, invitation);
    putOfferedRule(desk.store, invitation.id, record);
    tellInvitation(desk, invitation);
  });
  desk.wake();
  desk.emit('invitations.changed', {});
  return toInvitationView(invitation, desk.clock.now());
}

function requireTherapist(desk: Desk): void {
  if (desk.account.role !== 'therapist') throw new AppError('request.invalid');
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
  requireTherapist(desk);
  return register(desk, authorised, parseLabel(typedLabel));
}

/** What became of many labels: made ones, and the others with what stopped them; both in the order of the labels. */
export interface ManyInvitations {
  readonly invitations: InvitationView[];
  readonly failed: { label: string; error: ErrorReport }[];
}

/** Asked of the service at the same time. */
const atOnce = 5;

/** Makes one invitation for each label. Once the service is out of reach the rest is not tried. */
export async function createInvitations(
  desk: Desk,
  authorised: Authorised,
  labels: readonly string[],
): Promise<ManyInvitations> {
  requireTherapist(desk);
  const made: ManyInvitations = { invitations: [], failed: [] };
  let isAway: AppError | null = null;
  const make = async (label: string) => {
    if (isAway !== null) return { label, error: isAway };
    try {
      return await register(desk, authorised, parseLabel(label));
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code.startsWith('network.')) isAway = error;
      return { label, error };
    }
  };
  for (let at = 0; at < labels.length; at += atOnce) {
    for (const outcome of await Promise.all(labels.slice(at, at + atOnce).map(make))) {
      if ('error' in outcome) made.failed.push({ label: outcome.label, error: outcome.error.toReport() });
      else made.invitations.push(outcome);
    }
  }
  return made;
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
    inTransaction(desk.store, () => {
      endInvitation(desk.store, id, state);
      tellOwnDevices(desk, { kind: 'invitationEnded', invitation: id, state });
    });
  desk.emit('invitations.changed', {});
  const ended = findInvitation(desk.store, id);
  if (ended === undefined) throw new AppError('invitation.unknown');
  return toInvitationView(ended, desk.clock.now());
}

/**
 * A new invitation in place of one that was lost or has run out. An open one ends first, so that at no time two codes
 * work for one person; once only, afterwards the new one can be. Throws `invitation.unknown`, `invitation.used`,
 * `invitation.replaced`, `network.*`.
 */
export async function renewInvitation(
  desk: Desk,
  authorised: Authorised,
  id: string,
): Promise<InvitationView> {
  const old = findInvitation(desk.store, id);
  if (old === undefined) throw new AppError('invitation.unknown');
  if (old.replacedBy !== null) throw new AppError('invitation.replaced');
  const { state } = old.state === 'open' ? await revokeInvitation(desk, authorised, id) : old;
  // Still open here after it was to be revoked: the answer of the person who used it is on its way.
  if (state === 'used' || state === 'open') throw new AppError('invitation.used');
  const made = await register(desk, authorised, old.label);
  inTransaction(desk.store, () => {
    setReplaced(desk.store, id, made.id);
    const ended = state === 'expired' ? state : 'revoked';
    tellOwnDevices(desk, { kind: 'invitationEnded', invitation: id, state: ended, replacedBy: made.id });
  });
  desk.wake();
  desk.emit('invitations.changed', {});
  return made;
}

/** Learns from the service which invitations were opened meanwhile. Throws `network.*`. */
export async function refreshInvitations(
  desk: Desk,
  authorised: Authorised,
): Promise<readonly InvitationView[]> {
  const { invitations } = await authorised('invitations.list', {});
  inTransaction(desk.store, () => {
    for (const { invitation, openedAt } of invitations) {
      if (openedAt !== null) setOpened(desk.store, invitation, openedAt);
    }
  });
  return viewInvitations(desk);
}
