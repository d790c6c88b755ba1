// What a fake bridge starts from, and small makers for its parts.

import type { Appearance, SettingsView } from '../../contract/bridge/settings.ts';
import type {
  Connection,
  ConversationView,
  InvitationView,
  MessageView,
  OfferView,
  ProfileStatus,
  Transparency,
  WhatWeHold,
} from '../../contract/bridge/views.ts';
import { dataClassIds } from '../../contract/domain/data-classes.ts';
import { storageItemIds } from '../../contract/domain/storage-register.ts';
import { toBase64Url } from '../../contract/encoding/base64url.ts';

/** Everything the fake holds; tests read and change it. */
export interface FakeScene {
  profile: ProfileStatus;
  appearance: Appearance;
  settings: SettingsView;
  connection: Connection;
  conversations: ConversationView[];
  messages: MessageView[];
  /** About to be deleted: out of the list, and back in it when that is taken back. */
  deleting: MessageView[];
  invitations: InvitationView[];
  offer: OfferView;
  transparency: Transparency | null;
  holdings: WhatWeHold;
}

/** A different valid id for every number. */
export function fakeId(number: number): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, number + 1);
  bytes.fill(0x5a, 4);
  return toBase64Url(bytes);
}

/** A conversation; the defaults are an open one with Rana's client. */
export function fakeConversation(
  given: Partial<ConversationView> & Pick<ConversationView, 'id'>,
): ConversationView {
  return {
    state: 'open',
    nickname: 'sunflower',
    label: null,
    practiceName: 'Nile Practice',
    unread: 0,
    firstUnread: null,
    markedUnread: false,
    waitingForReply: false,
    pinned: false,
    archived: false,
    waiting: 0,
    lastMessage: null,
    restoredAt: null,
    trouble: null,
    lastActivityAt: Date.UTC(2026, 10, 22, 9, 12),
    ...given,
  };
}

/** A delivered message. */
export function fakeMessage(given: Partial<MessageView> & Pick<MessageView, 'order' | 'text'>): MessageView {
  return {
    id: fakeId(10_000 + given.order),
    conversation: fakeId(1),
    mine: false,
    at: Date.UTC(2026, 10, 22, 9, 0) + given.order * 60_000,
    number: given.order,
    delivery: 'delivered',
    missingBefore: 0,
    outOfOrder: false,
    ...given,
  };
}

/** An invitation that can still be used. */
export function fakeInvitation(given: Partial<InvitationView> & Pick<InvitationView, 'id'>): InvitationView {
  return {
    label: null,
    state: 'open',
    code: 'K7QM-2XWD-9F4T-HB8A',
    link: 'o7therapy://join#K7QM-2XWD-9F4T-HB8A',
    createdAt: Date.UTC(2026, 10, 22, 8, 30),
    expiresAt: Date.UTC(2026, 10, 29, 8, 30),
    openedAt: null,
    replaced: false,
    ...given,
  };
}

/** Counts of every class and item. */
export function fakeHoldings(): WhatWeHold {
  return {
    holdings: dataClassIds.map((dataClass, at) => ({
      dataClass,
      device: { count: (at * 7) % 23, oldestAt: null },
      service: { count: (at * 5) % 11, bytes: at % 3 === 0 ? at * 911 : 0, oldestAt: null },
    })),
    storage: storageItemIds.map((item, at) => ({ item, present: item !== 'appearance', bytes: at * 40_960 })),
    serviceError: null,
  };
}

/** An empty, online first run. */
export function emptyScene(): FakeScene {
  return {
    profile: { state: 'new' },
    appearance: { theme: 'light', language: 'en', contrast: 'system', zoom: 1 },
    settings: {
      notifications: { enabled: true, quiet: null },
      rememberWindowPlace: true,
      closeToTray: false,
      available: { notifications: true, closeToTray: true },
    },
    connection: { state: 'idle', since: 0, waiting: 0, error: null },
    conversations: [],
    messages: [],
    deleting: [],
    invitations: [],
    offer: {
      therapist: 'Rana',
      practiceName: 'Nile Practice',
      licence: null,
      expiresAt: Date.UTC(2026, 10, 29, 8, 30),
    },
    transparency: null,
    holdings: fakeHoldings(),
  };
}
