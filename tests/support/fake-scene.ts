// What a fake bridge starts from, and small makers for its parts.

import type { LiveCall, PastCall } from '../../contract/bridge/call-view.ts';
import type { ErasureView } from '../../contract/bridge/channels/erasure.ts';
import type { Practice } from '../../contract/bridge/channels/practice.ts';
import type { ChannelResponse } from '../../contract/bridge/channels.ts';
import type { ChoicesView } from '../../contract/bridge/choices-view.ts';
import type { ReceiptView, ServiceKeyView } from '../../contract/bridge/receipt-view.ts';
import type { OwnDetailsView, RequestView } from '../../contract/bridge/rights-view.ts';
import type { Appearance, SettingsView } from '../../contract/bridge/settings.ts';
import type {
  AuditView,
  BackupStatus,
  Connection,
  ConversationView,
  DeskPlace,
  DeviceView,
  Draft,
  GoneReport,
  IntegrityReport,
  InvitationView,
  LockSettings,
  Me,
  MessageView,
  OfferView,
  ProfileStatus,
  RecoveryStatus,
  RestoreFile,
  Transparency,
  WayOut,
  WhatWeHold,
} from '../../contract/bridge/views.ts';
import { dataClassIds } from '../../contract/domain/data-classes.ts';
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { ErrorCode } from '../../contract/errors/catalogue.ts';
import { createFakePolicyState, type FakePolicy } from './fake-policy-state.ts';

/** Everything the fake holds; tests read and change it. */
export interface FakeScene {
  profile: ProfileStatus;
  appearance: Appearance;
  settings: SettingsView;
  connection: Connection;
  conversations: ConversationView[];
  /** Nicknames of people who are out of every group and still have a leaf in it. */
  onlyInKeys?: readonly string[];
  messages: MessageView[];
  /** About to be deleted: out of the list, and back in it when that is taken back. */
  deleting: MessageView[];
  telling: { read: boolean; typing: boolean };
  practice: Practice;
  /** Every time that typing, or its end, was told. */
  typingTold: boolean[];
  /** Addresses that were opened outside. */
  opened: string[];
  invitations: InvitationView[];
  offer: OfferView;
  transparency: Transparency | null;
  holdings: WhatWeHold;
  /** Null: none is set. */
  passcode: string | null;
  /** Whose profile comes back by an unlock, by words or by a backup. */
  owner: Me;
  /** The neutral screen stands before everything. */
  neutral: boolean;
  /** A finger would open it now, and is the right one. */
  finger: { ready: boolean; right: boolean };
  drafts: Draft[];
  deskPlace: DeskPlace | null;
  recovery: RecoveryStatus;
  /** The words that open this profile; none fit while it is null. */
  words: string | null;
  backup: BackupStatus;
  /** What the file dialog gives; null: the person closes it. */
  chosenFile: RestoreFile | null;
  device: DeviceView;
  integrity: IntegrityReport;
  gone: GoneReport;
  salvaged: { messages: number; lost: number };
  audit: AuditView;
  receipts: ReceiptView[];
  liveCalls: LiveCall[];
  pastCalls: PastCall[];
  callSettings: ChannelResponse<'calls.settings'>;
  /** The end of the account. */
  erasure: ErasureView;
  policy: FakePolicy;
  serviceKey: ServiceKeyView;
  restriction: ChoicesView['restriction'];
  rights: { details: OwnDetailsView; requests: RequestView[] };
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
    kind: 'pair',
    people: [],
    isFounder: false,
    mutedUntil: null,
    history: null,
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
    record: null,
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
    mark: null,
    author: null,
    receipts: null,
    quote: null,
    edited: null,
    erased: false,
    starred: false,
    pinned: false,
    files: [],
    notice: null,
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
    endedWithComputer: false,
    replaced: false,
    ...given,
  };
}

/** An open profile without a passcode. */
export function fakeOpen(me: Me, lock: Partial<LockSettings> = {}): ProfileStatus & { state: 'open' } {
  return {
    state: 'open',
    me,
    lock: { passcode: false, shared: false, idleMinutes: 5, touch: false, ...lock },
  };
}

/** A profile that cannot be opened. */
export function fakeProblem(code: ErrorCode, ways: readonly WayOut[] = ['retry']): ProfileStatus {
  return { state: 'problem', error: new AppError(code).toReport(), ways: [...ways] };
}

/** Counts of every class and item. */
export function fakeHoldings(): WhatWeHold {
  return {
    holdings: dataClassIds.map((dataClass, at) => ({
      dataClass,
      device: {
        count: (at * 7) % 23,
        bytes: ((at * 7) % 23) * 4_096,
        oldestAt: (at * 7) % 23 === 0 ? null : Date.UTC(2026, 3, 2 + at),
      },
      service: {
        count: (at * 5) % 11,
        bytes: at % 3 === 0 ? at * 911 : 0,
        oldestAt: null,
        expiredAt: at % 4 === 0 ? Date.UTC(2026, 4, 20) : null,
      },
    })),
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
      closeToTray: false,
      available: { notifications: true, closeToTray: true, touch: false },
    },
    connection: { state: 'idle', since: 0, waiting: 0, error: null },
    conversations: [],
    messages: [],
    deleting: [],
    telling: { read: false, typing: false },
    practice: { chat: 'part' },
    typingTold: [],
    opened: [],
    invitations: [],
    offer: {
      therapist: 'Rana',
      practiceName: 'Nile Practice',
      licence: null,
      expiresAt: Date.UTC(2026, 10, 29, 8, 30),
      record: 'part',
    },
    transparency: null,
    holdings: fakeHoldings(),
    passcode: null,
    owner: { role: 'client', nickname: 'sunflower', practiceName: 'Nile Practice' },
    neutral: false,
    finger: { ready: false, right: true },
    drafts: [],
    deskPlace: null,
    recovery: { kit: null },
    words: null,
    backup: { backups: [], dailyFolder: null, running: null, problem: null },
    chosenFile: null,
    device: {
      bytes: 41_943_040,
      files: 6,
      backend: 'libsecret',
      machineBinding: 'off',
      createdAt: Date.UTC(2026, 10, 2, 8, 30),
      keysChangedAt: null,
      lastBackupAt: null,
      asideBytes: 0,
      passcodeCost: null,
    },
    integrity: { pages: 10_240, bytes: 41_943_040, attachments: 3, damaged: [] },
    gone: { copies: 0, others: 0, files: 6, bytesRead: 41_943_040, aside: false, control: true },
    salvaged: { messages: 412, lost: 3 },
    policy: createFakePolicyState(),
    receipts: [],
    liveCalls: [],
    pastCalls: [],
    callSettings: { engine: 'webrtc', zoomOffered: false },
    erasure: { state: 'none' },
    serviceKey: { pinned: null, shown: null },
    rights: {
      details: { nickname: 'sunflower', gender: null, birthDate: null, email: null },
      requests: [],
    },
    restriction: null,
    audit: {
      entries: [
        { seq: 1, at: Date.UTC(2026, 10, 2, 8, 30), code: 'profile.created', name: null, count: null },
      ],
      more: false,
      lines: 1,
      state: { kind: 'whole' },
      headKeptAt: null,
    },
  };
}
