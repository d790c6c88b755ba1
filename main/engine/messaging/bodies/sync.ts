/** What this person changed on another of their computers. */
import type { SyncChange } from '../../../../contract/domain/sync-change.ts';
import { addKnownPeople, takeAnswered } from '../../linking/known-people.ts';
import { findContact, setBlocked, setLabel, setPersonMarks } from '../../store/repositories/contacts.ts';
import {
  findConversation,
  setDeskMarks,
  setMutedUntil,
  setReadUpTo,
} from '../../store/repositories/conversations.ts';
import { setMarksAsTold } from '../../store/repositories/messages.ts';
import { nameOwnDevice } from '../../store/repositories/own-devices.ts';
import { eraseAsTold } from '../deleting.ts';
import type { Desk } from '../desk.ts';
import { finishErasing } from '../erasing.ts';
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

function takePerson({ store }: Desk, { account, ...marks }: ChangeOf<'person'>): void {
  const known = findContact(store, account);
  if (known === undefined) return;
  if (marks.blockedAt !== undefined && marks.blockedAt !== known.blockedAt)
    setBlocked(store, account, marks.blockedAt);
  if (marks.verifiedAt !== undefined) {
    const blockedAt = marks.blockedAt === undefined ? known.blockedAt : marks.blockedAt;
    setPersonMarks(store, account, { blockedAt, verifiedAt: marks.verifiedAt });
  }
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

/** Answers ids of messages whose view changed. What it is about may not be here: then nothing changes. */
function apply(desk: Desk, change: SyncChange): readonly string[] {
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
    case 'deviceName':
      nameOwnDevice(store, change.device, change.name, desk.clock.now());
      return [];
  }
}

/** Believed in the conversation among one's own devices alone. */
export const takeSync: Take<'sync'> = (desk, { item, mine, body }) => {
  const isOwn = findConversation(desk.store, item.conversation)?.kind === 'own';
  return mine && isOwn ? apply(desk, body.change) : [];
};
