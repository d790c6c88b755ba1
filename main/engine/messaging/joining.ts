/** The client's side of pairing: read an invitation, decide, join. Nothing is written before the person has decided. */
import type { OfferView } from '../../../contract/bridge/views.ts';
import { parseInvitationCode } from '../../../contract/domain/invitation-code.ts';
import { parseNickname } from '../../../contract/domain/names.ts';
import type { PairingAnswer, PairingOffer } from '../../../contract/domain/pairing.ts';
import { fromBase64Url, toBase64Url } from '../../../contract/encoding/base64url.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../../contract/wire/routes.ts';
import { verifyDeviceList } from '../keys/identity.ts';
import type { NewProfile } from '../profile/sign-up.ts';
import type { Store } from '../store/database.ts';
import { putAccount, putDevice, putPracticeName } from '../store/repositories/account.ts';
import { addContact } from '../store/repositories/contacts.ts';
import { addConversation } from '../store/repositories/conversations.ts';
import { putToldRule } from '../store/repositories/record-rules.ts';
import type { ServiceClient } from '../sync/service-client.ts';
import { makeKeyPackages, toKeyPackageOffer } from './key-packages.ts';
import { noteListsDue } from './missed-lists.ts';
import { derivePairing, openOffer, type PairingSecrets, sealAnswer } from './pairing-crypto.ts';

/** An invitation that was read and opened. */
export interface ReadInvitation {
  readonly secrets: PairingSecrets;
  readonly offer: PairingOffer;
  readonly offerHash: Uint8Array;
  readonly practice: RouteResponse<'invitations.fetch'>['practice'];
  readonly expiresAt: number;
}

/** What was typed, checked before anything leaves this computer. Throws `invitation.malformed`, `nickname.*`. */
export function parseJoining(typed: { readonly code: string; readonly nickname: string }): {
  readonly code: string;
  readonly nickname: string;
} {
  const code = parseInvitationCode(typed.code);
  const nickname = parseNickname(typed.nickname);
  return { code, nickname };
}

/** Fetches and opens an offer; reading does not consume it. Throws `invitation.*`, `network.*`. */
export async function readInvitation(service: ServiceClient, code: string): Promise<ReadInvitation> {
  const secrets = derivePairing(code);
  const answer = await service.ask('invitations.fetch', { lookupId: toBase64Url(secrets.lookupId) });
  const { offer, hash } = openOffer(secrets, fromBase64Url(answer.sealedOffer));
  try {
    verifyDeviceList(offer.deviceList);
  } catch (cause) {
    throw new AppError('invitation.tampered', { cause });
  }
  if (answer.practice.name !== offer.practiceName) throw new AppError('invitation.tampered');
  return { secrets, offer, offerHash: hash, practice: answer.practice, expiresAt: answer.expiresAt };
}

export function toOfferView(invitation: ReadInvitation): OfferView {
  // A licence is shown as checked only with the operator's key built in to verify it; none is built in yet.
  return {
    therapist: invitation.offer.nickname,
    practiceName: invitation.offer.practiceName,
    licence: null,
    expiresAt: invitation.expiresAt,
    record: invitation.offer.record?.chat ?? null,
  };
}

/** The first rows of a client's profile, the request that registers it among them. */
export async function prepareClient(
  invitation: ReadInvitation,
  profile: NewProfile,
  now: number,
): Promise<(store: Store) => void> {
  const { account, device } = profile;
  const keyPackages = await makeKeyPackages(device, now);
  const answer: PairingAnswer = {
    v: 1,
    offerHash: toBase64Url(invitation.offerHash),
    nickname: account.nickname,
    ageBand: '18plus',
    deviceList: account.deviceList,
    createdAt: now,
  };
  const registration: Omit<RouteRequest<'invitations.accept'>, 'v'> = {
    lookupId: toBase64Url(invitation.secrets.lookupId),
    deviceList: account.deviceList,
    sealedAnswer: toBase64Url(sealAnswer(invitation.secrets, answer)),
    keyPackages: toKeyPackageOffer(keyPackages),
  };
  const { offer } = invitation;
  return (store) => {
    putAccount(store, {
      ...account,
      registration: JSON.stringify({ route: 'invitations.accept', request: registration }),
    });
    putDevice(store, device);
    putPracticeName(store, offer.practiceName);
    keyPackages.store(store, { published: true });
    addContact(store, {
      account: offer.deviceList.account,
      accountKey: fromBase64Url(offer.deviceList.accountKey),
      nickname: offer.nickname,
      label: null,
      practiceName: offer.practiceName,
      deviceList: offer.deviceList,
      createdAt: now,
    });
    addConversation(store, {
      id: offer.conversation,
      contact: offer.deviceList.account,
      generation: 1,
      state: 'awaiting',
      readUpTo: 0,
      createdAt: now,
      activityAt: now,
    });
    if (offer.record !== undefined) putToldRule(store, offer.conversation, offer.record);
    // The offer's list is of the day it was made: whoever lets us in may be a computer that was linked since.
    noteListsDue(store);
  };
}
