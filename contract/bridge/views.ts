/** What the renderer is shown: plain views without keys, ciphertext, paths or SQL. */
import { z } from 'zod';
import { dataClassIds } from '../domain/data-classes.ts';
import { idleMinutes } from '../domain/idle-minutes.ts';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { chatRecords } from '../domain/record-rule.ts';
import { errorReportSchema } from '../errors/schema.ts';
import { envelopeRowSchema, invitationStates } from '../wire/schemas.ts';
import { messageViewSchema } from './message-view.ts';

export {
  type ConversationView,
  conversationStates,
  conversationViewSchema,
  type PersonView,
} from './conversation-view.ts';
export {
  type DeliveryState,
  deliveryStates,
  type FileView,
  type MessageView,
  messageViewSchema,
  type Notice,
  type NoticeCode,
  type Quote,
} from './message-view.ts';

const name = z.string().min(1).max(700);

/** Who uses this profile. */
export const meSchema = z.strictObject({
  role: z.enum(['therapist', 'client']),
  nickname: name,
  practiceName: name,
});
export type Me = z.infer<typeof meSchema>;

/** What a person is offered where the profile cannot be opened. Trying again is always allowed. */
export const waysOut = ['retry', 'words', 'restore', 'earlierCopy', 'salvage', 'startAnew'] as const;
export type WayOut = (typeof waysOut)[number];

/** How an open profile is locked. */
export const lockSettingsSchema = z.strictObject({
  passcode: z.boolean(),
  /** Others use this computer too: a passcode always, no tray, badge or notification, a lock when the window closes. */
  shared: z.boolean(),
  idleMinutes: z.literal(idleMinutes),
  /** A finger opens what was locked within eight hours of the last passcode. Weaker: see docs/threat-model.md. */
  touch: z.boolean(),
});
export type LockSettings = z.infer<typeof lockSettingsSchema>;

/** `new`: first run; `ageRefused`: not in this run of the app any more, somebody said that they are under 13. `locked`: a passcode is needed. `problem`: it cannot be opened; nothing on disk was changed. */
export const profileStatusSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('new'),
    ageRefused: z.literal(true).optional(),
    /** The account was erased as its person wanted, and everything here with it; the receipt can still be saved. */
    farewell: z.strictObject({ askedAt: timeSchema, erasedAt: timeSchema }).optional(),
  }),
  z.strictObject({
    state: z.literal('open'),
    me: meSchema,
    lock: lockSettingsSchema,
    /** In the sample practice only: the moment at which its clock stands. Its page shows times as seen from there. */
    sampleNow: timeSchema.optional(),
  }),
  z.strictObject({
    state: z.literal('locked'),
    shared: z.boolean(),
    /** After wrong tries: no passcode counts before this time. */
    waitUntil: timeSchema.nullable(),
    hasKit: z.boolean(),
  }),
  z.strictObject({
    state: z.literal('problem'),
    error: errorReportSchema,
    ways: z.array(z.enum(waysOut)),
  }),
]);
export type ProfileStatus = z.infer<typeof profileStatusSchema>;

export const invitationViewSchema = z.strictObject({
  id: idSchema,
  /** The private label the therapist gave, if any. */
  label: name.nullable(),
  state: z.enum(invitationStates),
  /** Present while open: `XXXX-XXXX-XXXX-XXXX`, and the link that the QR code shows. */
  code: z.string().max(19).nullable(),
  link: z.string().max(60).nullable(),
  createdAt: timeSchema,
  expiresAt: timeSchema,
  /** When somebody who holds the code first read it, as the service told last; null: not yet, as far as is known. */
  openedAt: timeSchema.nullable(),
  /** Another invitation was made in its place. */
  replaced: z.boolean(),
  /** It ended because a computer that knew its code was removed: whoever answered it last is asked anew. */
  endedWithComputer: z.boolean(),
});
export type InvitationView = z.infer<typeof invitationViewSchema>;

/** What a client sees before joining. */
export const offerViewSchema = z.strictObject({
  therapist: name,
  practiceName: name,
  licence: z.strictObject({ licenceBody: z.string(), country: z.string(), checkedAt: timeSchema }).nullable(),
  expiresAt: timeSchema,
  /** Whether chat belongs to the practice's record; null: the invitation does not say. */
  record: z.enum(chatRecords).nullable(),
});
export type OfferView = z.infer<typeof offerViewSchema>;

export const connectionSchema = z.strictObject({
  /** `idle`: nothing to connect for (no profile yet). */
  state: z.enum(['idle', 'connecting', 'online', 'offline']),
  since: timeSchema,
  /** Messages that wait here. */
  waiting: z.int().nonnegative(),
  /** Why offline, when it is more than "no network". */
  error: errorReportSchema.nullable(),
});
export type Connection = z.infer<typeof connectionSchema>;

/** "What O7 sees": my last message beside the row the service really holds. */
export const transparencySchema = z.strictObject({
  message: messageViewSchema,
  row: envelopeRowSchema,
  fetchedAt: timeSchema,
});
export type Transparency = z.infer<typeof transparencySchema>;

/** One line of "What we hold". Counts are direct counts at the time of asking. */
export const holdingViewSchema = z.strictObject({
  dataClass: z.enum(dataClassIds),
  device: z.strictObject({
    count: z.int().nonnegative(),
    /** What the rows and files take on the disk, in whole pages of the database. */
    bytes: z.int().nonnegative(),
    /** Null where nothing is there, and where rows bear no time. */
    oldestAt: timeSchema.nullable(),
  }),
  /** Null when the service could not be asked just now. */
  service: z
    .strictObject({
      count: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      oldestAt: timeSchema.nullable(),
      /** When retention last deleted rows of this kind there, of whomever. */
      expiredAt: timeSchema.nullable(),
    })
    .nullable(),
});
export const whatWeHoldSchema = z.strictObject({
  holdings: z.array(holdingViewSchema),
  serviceError: errorReportSchema.nullable(),
});
export type WhatWeHold = z.infer<typeof whatWeHoldSchema>;

/** The recovery kit of this profile. `record`: whether the service holds the sealed identity that the words open. */
export const recoveryStatusSchema = z.strictObject({
  kit: z
    .strictObject({
      confirmedAt: timeSchema,
      record: z.enum(['waiting', 'stored']),
      /** Made on another computer in the place of one that was known here, and the person here was not told yet. */
      isNews: z.boolean(),
    })
    .nullable(),
});
export type RecoveryStatus = z.infer<typeof recoveryStatusSchema>;

/** A kit that was begun: three forms of the same 256 bits, and which words (1 to 24) are asked back. */
export const newKitSchema = z.strictObject({
  words: z.array(z.string().max(16)).length(24),
  /** 16 groups of the key, one of checksum; five digits each. */
  groups: z.array(z.string().regex(/^\d{5}$/)).length(17),
  /** Text of the QR card. */
  card: z.string().max(120),
  ask: z.array(z.int().min(1).max(24)).length(3),
});
export type NewKit = z.infer<typeof newKitSchema>;

export const progressSchema = z.strictObject({ done: z.int().nonnegative(), total: z.int().nonnegative() });
export type Progress = z.infer<typeof progressSchema>;

export const backupViewSchema = z.strictObject({
  id: idSchema,
  at: timeSchema,
  bytes: z.int().nonnegative(),
  messages: z.int().nonnegative(),
  /** `file`: by hand; `folder`: the daily one. */
  place: z.enum(['file', 'folder']),
  /** Name of the file, without its folder. */
  name: z.string().max(255),
  /** Made for a kit, or under keys, that have been replaced: the words of then open it. */
  superseded: z.boolean(),
});
export type BackupView = z.infer<typeof backupViewSchema>;

export const backupStatusSchema = z.strictObject({
  /** Newest first; those that are known to have been removed are not named. */
  backups: z.array(backupViewSchema),
  /** The folder's own name, without the way to it; null: no daily backup. */
  dailyFolder: z.string().max(255).nullable(),
  running: progressSchema.nullable(),
  /** Why the last try failed; gone after one that did not. */
  problem: errorReportSchema.nullable(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

/** A chosen backup file before any words: what its outside says. */
export const restoreFileSchema = z.strictObject({
  name: z.string().max(255),
  bytes: z.int().nonnegative(),
  madeAt: timeSchema,
});
export type RestoreFile = z.infer<typeof restoreFileSchema>;

/** "This device". Bytes and files of the profile folder; `browser engine` left out of neither. */
export const deviceViewSchema = z.strictObject({
  bytes: z.int().nonnegative(),
  files: z.int().nonnegative(),
  backend: z.enum(['libsecret', 'macos-keychain', 'windows-credential-vault', 'none']),
  /** `unavailable`: this system tells no machine id. `off`: comes with the recovery kit. */
  machineBinding: z.enum(['on', 'off', 'unavailable']),
  createdAt: timeSchema,
  keysChangedAt: timeSchema.nullable(),
  lastBackupAt: timeSchema.nullable(),
  /** Bytes of vaults that could not be opened and were kept when another took their place; deletions do not reach them. */
  asideBytes: z.int().nonnegative(),
  /** Argon2id as measured here when the passcode was set. */
  passcodeCost: z.strictObject({ memoryMiB: z.int().positive(), passes: z.int().positive() }).nullable(),
});
export type DeviceView = z.infer<typeof deviceViewSchema>;

/** The integrity check: every page read and its code checked, then every reference between rows. */
export const integrityReportSchema = z.strictObject({
  pages: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  attachments: z.int().nonnegative(),
  damaged: z.array(
    z.strictObject({ what: z.enum(['page', 'log', 'reference', 'index', 'attachment']), at: z.int() }),
  ),
});
export type IntegrityReport = z.infer<typeof integrityReportSchema>;

/** "Check it is gone". `control`: a line that is still here was found first, so the search finds what there is. */
export const goneReportSchema = z.strictObject({
  copies: z.int().nonnegative(),
  /** Lines of other messages that hold the same words, and are meant to be here. */
  others: z.int().nonnegative(),
  files: z.int().nonnegative(),
  bytesRead: z.int().nonnegative(),
  /** A vault kept aside is here, under keys of its own: nothing could be looked for in it. */
  aside: z.boolean(),
  control: z.boolean(),
});
export type GoneReport = z.infer<typeof goneReportSchema>;

export const auditCodes = [
  'profile.created',
  'profile.opened',
  'profile.restored',
  'profile.renewed',
  'lock.locked',
  'lock.unlocked',
  'lock.wrongPasscode',
  'lock.unlockedByWords',
  'lock.unlockedByTouch',
  'lock.settingsChanged',
  'passcode.set',
  'passcode.changed',
  'passcode.removed',
  'kit.made',
  'kit.replaced',
  'binding.on',
  'binding.off',
  'backup.made',
  'backup.failed',
  'backup.folderChosen',
  'backup.stopped',
  'keys.changed',
  'store.checked',
  'store.migrated',
  'store.salvaged',
  'messages.deleted',
  'deletion.checked',
  'person.confirmed',
  'person.declined',
  'contact.devicesChanged',
  'device.linked',
  'device.removed',
  'contact.keyChanged',
  'contact.keyAccepted',
  'contact.verified',
  'contact.unverified',
  'contact.blocked',
  'contact.unblocked',
  'report.made',
  'age.reported',
  'age.takenBack',
  'account.rekeyed',
  'log.exported',
  'data.exported',
  'data.imported',
  /** `count` lines were known of this log, and it was found without some of them. */
  'log.shorter',
] as const;
export type AuditCode = (typeof auditCodes)[number];

/** A line of the security log: codes, numbers and names that resolve here alone. */
export const auditEntrySchema = z.strictObject({
  seq: z.int().positive(),
  at: timeSchema,
  code: z.enum(auditCodes),
  /** Whom it concerns, as long as that is known here. */
  name: name.nullable(),
  /** How many, where it counts something. */
  count: z.int().nonnegative().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditViewSchema = z.strictObject({
  /** Newest first. */
  entries: z.array(auditEntrySchema),
  more: z.boolean(),
  lines: z.int().nonnegative(),
  /** `broken` names the first line that does not follow from the one before; `shorter`: lines known to O7 are missing. */
  state: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('whole') }),
    z.strictObject({ kind: z.literal('broken'), line: z.int().positive() }),
    z.strictObject({ kind: z.literal('shorter'), known: z.int().positive() }),
  ]),
  /** When O7 was last told how long the log is; null: never. */
  headKeptAt: timeSchema.nullable(),
});
export type AuditView = z.infer<typeof auditViewSchema>;

/** A line that was found; `pieces` put together are the part of its text worth showing. */
export const searchHitSchema = z.strictObject({
  message: messageViewSchema,
  /** Pass the smallest one as `before` to go on. */
  place: z.int().positive(),
  pieces: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

export const draftSchema = z.strictObject({ conversation: idSchema, text: z.string().max(64 * 1024) });
export type Draft = z.infer<typeof draftSchema>;

/** Where a person was when the app locked itself. */
export const deskPlaceSchema = z.strictObject({ conversation: idSchema.nullable() });
export type DeskPlace = z.infer<typeof deskPlaceSchema>;
