/** What this person changed on another of their computers. */
import type { SyncChange } from '../../../../contract/domain/sync-change.ts';
import { toBase64Url } from '../../../../contract/encoding/base64url.ts';
import { takeErasure, takeErasureKept } from '../../erasure/following.ts';
import { takeInvitation, takeInvitationEnded } from '../../linking/known-invitations.ts';
import { addKnownPeople, takeAnswered } from '../../linking/known-people.ts';
import { noteLeaving } from '../../linking/own-list.ts';
import { takeCame } from '../../moving/steps.ts';
import { noteOwn } from '../../privacy/details/noting.ts';
import { takeCountersigned, takeReceipt } from '../../privacy/receipts/taking.ts';
import { showRights } from '../../privacy/rights/showing.ts';
import { takeToldRequest } from '../../privacy/rights/taking.ts';
import { mayKeepDesk } from '../../privacy/storage/desk-choice.ts';
import { takeKit } from '../../recovery/known-kit.ts';
import {
  acceptContactKey,
  findContact,
  setBlocked,
  setLabel,
  setPersonMarks,
} from '../../store/repositories/contacts.ts';
import {
  findConversation,
  setDeskMarks,
  setMutedUntil,
  setReadUpTo,
} from '../../store/repositories/conversations.ts';
import { keepDraft, listDrafts } from '../../store/repositories/drafts.ts';
import { setMarksAsTold } from '../../store/repositories/messages.ts';
import { nameOwnDevice } from '../../store/repositories/own-devices.ts';
import { eraseAsTold } from '../deleting.ts';
import type { Desk } from '../desk.ts';
import { finishErasing } from '../erasing.ts';
import { takeOwnRule } from '../record-rule.ts';
import { takeTelling } from '../telling.ts';
import type { Take } from './received.ts';

type ChangeOf<Kind extends SyncChange['kind']> = Extract<SyncChange, { kind: Kind }>;

function takeDesk({ store }: Desk, change: ChangeOf<'desk'>): void {
  setDeskMarks(store, change.conversation, {
    pinned: change.pinned ?? null,
    archived: change.archived ?? null,
    markedUnread: change.markedUnread ?? null,
    settledUpTo: change.settledUpTo ?? null,
  });
}

/** "Verified" and "accepted" are about the key that was seen: where another one is pinned here, they say nothing. */
function takePerson({ store }: Desk, change: ChangeOf<'person'>): void {
  const { account, blockedAt, verifiedAt, keyAccepted, accountKey } = change;
  const known = findContact(store, account);
  if (known === undefined) return;
  if (blockedAt !== undefined && blockedAt !== known.blockedAt) setBlocked(store, account, blockedAt);
  const isOfThisKey = accountKey === toBase64Url(known.accountKey);
  if (keyAccepted === true && isOfThisKey && known.keyChangedAt !== null) acceptContactKey(store, account);
  if (verifiedAt === undefined || (verifiedAt !== null && !isOfThisKey)) return;
  if (verifiedAt !== null) acceptContactKey(store, account);
  setPersonMarks(store, account, {
    blockedAt: blockedAt === undefined ? known.blockedAt : blockedAt,
    verifiedAt,
  });
}

/** Rows go with the transaction; what they leave behind goes right after it. */
function takeDeleted(desk: Desk, { conversation, messages }: ChangeOf<'deleted'>): void {
  if (findConversation(desk.store, conversation) === undefined) return;
  eraseAsTold(desk, conversation, messages);
  setImmediate(() => {
    if (!desk.store.open) return;
    finishErasing(desk);
    desk.emit('messages.removed', { conversation, messages: [...messages] });
  });
}

/** Said once the transaction stands: the choice, and what is seen otherwise because of it. */
function showChoices(desk: Desk, seen: 'conversations.changed' | 'messages.changedEverywhere'): void {
  setImmediate(() => {
    if (!desk.store.open) return;
    desk.emit('choices.changed', {});
    desk.emit(seen, {});
  });
}

/** What is being written here stays. */
function takeDraft(desk: Desk, { conversation, text }: ChangeOf<'draft'>): void {
  const { store, clock } = desk;
  const isFree = !listDrafts(store).some((draft) => draft.conversation === conversation);
  if (isFree && findConversation(store, conversation) !== undefined && mayKeepDesk(desk))
    keepDraft(store, conversation, text, clock.now());
}

/** Answers ids of messages whose view changed. What it is about may not be here: then nothing changes. */
function apply(desk: Desk, change: SyncChange, device: string): readonly string[] {
  const { store } = desk;
  switch (change.kind) {
    case 'read':
      setReadUpTo(store, change.conversation, change.upTo);
      return [];
    case 'label':
      setLabel(store, change.account, change.label);
      return [];
    case 'desk':
      takeDesk(desk, change);
      return [];
    case 'muted':
      setMutedUntil(store, change.conversation, change.until);
      return [];
    case 'people':
      addKnownPeople(desk, change);
      return [];
    case 'answered':
      takeAnswered(desk, change);
      return [];
    case 'person':
      takePerson(desk, change);
      return [];
    case 'marks':
      return setMarksAsTold(store, change.messages, change);
    case 'deleted':
      takeDeleted(desk, change);
      return [];
    case 'record':
      takeOwnRule(desk, change.rule);
      showChoices(desk, 'conversations.changed');
      return [];
    case 'profile': {
      const lines = noteOwn(desk, change);
      showChoices(desk, 'conversations.changed');
      return lines;
    }
    case 'rightsRequest':
      takeToldRequest(desk, change.request);
      showRights(desk);
      return [];
    case 'telling':
      takeTelling(desk, change);
      showChoices(desk, 'messages.changedEverywhere');
      return [];
    case 'deviceName':
      nameOwnDevice(store, change.device, change.name, desk.clock.now());
      return [];
    case 'invitation':
      takeInvitation(desk, change);
      return [];
    case 'invitationEnded':
      takeInvitationEnded(desk, change);
      return [];
    case 'kit':
      takeKit(desk, change);
      return [];
    case 'receipt':
      takeReceipt(desk, change.receipt);
      return [];
    case 'erasure':
      takeErasure(desk, change);
      return [];
    case 'erasureKept':
      takeErasureKept(desk, change);
      return [];
    case 'countersigned':
      takeCountersigned(desk, change.receipt, change.countersignature);
      return [];
    case 'leaves':
      noteLeaving(store, device);
      return [];
    case 'came':
      takeCame(desk, device, change);
      return [];
    case 'draft':
      takeDraft(desk, change);
      return [];
  }
}

/** Believed in the conversation among one's own devices alone, and only from one that is on the list of now. */
export const takeSync: Take<'sync'> = (desk, { item, mine, author, body }) => {
  const isOwn = findConversation(desk.store, item.conversation)?.kind === 'own';
  const isListed = desk.account.deviceList.devices.some(({ device }) => device === author.deviceId);
  return mine && isOwn && isListed ? apply(desk, body.change, author.deviceId) : [];
};
