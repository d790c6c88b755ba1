/** Every call the renderer may make: name → request, response, and the side that answers. Nothing else names a channel. */
import { z } from 'zod';
import { idleMinutes } from '../domain/idle-minutes.ts';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import { ageBands } from '../domain/pairing.ts';
import { errorReportSchema } from '../errors/schema.ts';
import { protectionSchema } from './protection.ts';
import { appearanceSchema, settingsSchema, settingsViewSchema } from './settings.ts';
import {
  auditViewSchema,
  backupStatusSchema,
  connectionSchema,
  conversationViewSchema,
  deskPlaceSchema,
  deviceViewSchema,
  draftSchema,
  goneReportSchema,
  integrityReportSchema,
  invitationViewSchema,
  messageViewSchema,
  newKitSchema,
  offerViewSchema,
  profileStatusSchema,
  recoveryStatusSchema,
  restoreFileSchema,
  searchHitSchema,
  transparencySchema,
  whatWeHoldSchema,
} from './views.ts';

/** One call of the bridge. `shell`: answered in Electron's main process; `engine`: forwarded to the engine process. */
export interface ChannelContract {
  readonly side: 'engine' | 'shell';
  readonly request: z.ZodType;
  readonly response: z.ZodType;
}

const nothing = z.strictObject({});
/** What people type arrives raw, bounded only; the engine answers with a code that has words. */
const typed = z.string().max(2_000);

export const channels = {
  'app.info': {
    side: 'shell',
    request: nothing,
    response: z.strictObject({
      version: z.string(),
      platform: z.enum(['linux', 'darwin', 'win32']),
      electron: z.string(),
      /** The end-of-life fallback runtime of test machines. */
      testRuntime: z.boolean(),
    }),
  },
  /** Opens the system's print dialog and answers once it is closed. `print.unavailable`: it could not be opened. */
  'window.print': { side: 'shell', request: nothing, response: nothing },
  'appearance.get': { side: 'shell', request: nothing, response: appearanceSchema },
  'appearance.set': { side: 'shell', request: appearanceSchema, response: appearanceSchema },
  'settings.get': { side: 'shell', request: nothing, response: settingsViewSchema },
  /** Written before it answers; what was switched off is deleted by then. */
  'settings.set': { side: 'shell', request: settingsSchema, response: settingsViewSchema },

  'profile.status': { side: 'engine', request: nothing, response: profileStatusSchema },
  /** Tries again to open a profile that had a problem (a keychain unlocked meanwhile, a full disk cleared). */
  'profile.retry': { side: 'engine', request: nothing, response: profileStatusSchema },
  /** Therapist's first run. */
  'profile.openPractice': {
    side: 'engine',
    request: z.strictObject({
      practiceName: typed,
      nickname: typed,
      enrolment: typed,
      protection: protectionSchema.optional(),
    }),
    response: profileStatusSchema,
  },
  /**
   * Opens the sample practice: in memory, with nothing written and nothing sent. Only where there is no profile yet
   * (`profile.exists`). What needs the service answers `sample.notConnected` in it.
   */
  'profile.openSample': { side: 'engine', request: nothing, response: profileStatusSchema },
  /** Leaves the sample practice and forgets it; back to first run. `profile.missing` where none is open. */
  'profile.leaveSample': { side: 'engine', request: nothing, response: profileStatusSchema },

  'pairing.createInvitation': {
    side: 'engine',
    request: z.strictObject({ label: typed }),
    response: invitationViewSchema,
  },
  /**
   * Makes one personal invitation for each label, in their order. One that cannot be made does not stop the others; each
   * comes back with its code: `nickname.*` for the label, `network.*`, `request.tooMany`.
   */
  'pairing.createInvitations': {
    side: 'engine',
    request: z.strictObject({ labels: z.array(typed).min(1).max(limits.invitationsAtOnce) }),
    response: z.strictObject({
      invitations: z.array(invitationViewSchema),
      failed: z.array(z.strictObject({ label: typed, error: errorReportSchema })),
    }),
  },
  /** Ends an invitation that is still open and makes a new one with the same label. `invitation.used`: somebody came first. */
  'pairing.renewInvitation': {
    side: 'engine',
    request: z.strictObject({ id: idSchema }),
    response: invitationViewSchema,
  },
  /** Asks the service which invitations were opened meanwhile. */
  'pairing.refreshInvitations': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ invitations: z.array(invitationViewSchema) }),
  },
  'pairing.listInvitations': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ invitations: z.array(invitationViewSchema) }),
  },
  'pairing.revokeInvitation': {
    side: 'engine',
    request: z.strictObject({ id: idSchema }),
    response: invitationViewSchema,
  },
  /**
   * Client's first run: who invites. Nickname and age band come first: before they are given and fit, no request leaves,
   * and nothing is written either way. `age.notYet`, `age.tooYoung`: the kind stop.
   */
  'pairing.lookUp': {
    side: 'engine',
    request: z.strictObject({ code: typed, nickname: typed, ageBand: z.enum(ageBands) }),
    response: offerViewSchema,
  },
  /** Client's first run: makes the account after the person has seen whose invitation it is. */
  'pairing.join': {
    side: 'engine',
    request: z.strictObject({
      code: typed,
      nickname: typed,
      ageBand: z.enum(ageBands),
      protection: protectionSchema.optional(),
    }),
    response: profileStatusSchema,
  },
  /** The therapist says yes or no to the person who answered. */
  'pairing.confirm': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: conversationViewSchema,
  },
  'pairing.decline': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: nothing,
  },

  'conversations.list': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ conversations: z.array(conversationViewSchema) }),
  },
  'conversations.setLabel': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, label: typed }),
    response: conversationViewSchema,
  },
  'conversations.markRead': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, upTo: z.int().positive() }),
    response: conversationViewSchema,
  },
  /** Where a conversation stands on the therapist's desk; what is not named stays as it is. */
  'conversations.arrange': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      pinned: z.boolean().optional(),
      archived: z.boolean().optional(),
      /** Cleared by reading. */
      markedUnread: z.boolean().optional(),
      /** What stands there now needs no reply; the next line does again. */
      replySettled: z.boolean().optional(),
    }),
    response: conversationViewSchema,
  },

  'messages.list': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      /** Only messages that stand before this one. */
      before: z.strictObject({ order: z.int().positive(), id: idSchema }).nullable(),
      limit: z.int().min(1).max(200),
    }),
    /** Oldest first. */
    response: z.strictObject({ messages: z.array(messageViewSchema), more: z.boolean() }),
  },
  /** Durable before it answers. `message` is the caller's id: the same id again is the same message. */
  'messages.send': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      message: idSchema,
      text: z.string().max(limits.textBytes * 2),
    }),
    response: messageViewSchema,
  },
  /**
   * Takes messages off this computer: they leave every list at once and the files when `until` has passed, also if the app
   * is killed meanwhile. One that waits here and was never sealed is not sent any more.
   */
  'messages.delete': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, messages: z.array(idSchema).min(1).max(200) }),
    response: z.strictObject({ until: timeSchema }),
  },
  /** Takes a deletion back while that is possible; `restored` counts the messages that stand again. */
  'messages.undoDelete': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, messages: z.array(idSchema).min(1).max(200) }),
    response: z.strictObject({ restored: z.int().nonnegative() }),
  },

  /**
   * Searches the text of messages as the person types: every word, the last one as a beginning; "in quotes" a phrase.
   * Newest first. Case, accents, harakat, Arabic letter forms and digits make no difference.
   */
  'search.messages': {
    side: 'engine',
    request: z.strictObject({
      query: typed,
      conversation: idSchema.nullable(),
      /** Written at or after / before this time. */
      from: timeSchema.nullable(),
      until: timeSchema.nullable(),
      before: z.int().positive().nullable(),
      limit: z.int().min(1).max(50),
    }),
    response: z.strictObject({ hits: z.array(searchHitSchema), more: z.boolean() }),
  },

  'drafts.list': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ drafts: z.array(draftSchema) }),
  },
  /** Keeps a text that is being written, in the encrypted store; an empty one is forgotten. */
  'drafts.keep': { side: 'engine', request: draftSchema, response: nothing },
  /** Remembers where the person is, for the moment after the next unlock. */
  'place.keep': { side: 'engine', request: deskPlaceSchema, response: nothing },
  /** Answers that place once, and forgets it. */
  'place.take': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ place: deskPlaceSchema.nullable() }),
  },

  /** Locks: the window is covered, the engine ends, the page is replaced. `passcode.required` where none is set. */
  'lock.now': { side: 'shell', request: z.strictObject({ neutral: z.boolean() }), response: nothing },
  /** Whether the neutral screen stands in front of everything; `lock.reveal` takes it away. */
  'lock.cover': {
    side: 'shell',
    request: nothing,
    /** `touch`: a finger would open it now. */
    response: z.strictObject({ neutral: z.boolean(), touch: z.boolean() }),
  },
  /** Asks the system for a finger and opens. `touch.refused`: it was not the right one, or the eight hours are over. */
  'lock.touch': { side: 'shell', request: nothing, response: profileStatusSchema },
  'lock.setTouch': {
    side: 'engine',
    request: z.strictObject({ touch: z.boolean(), passcode: typed }),
    response: profileStatusSchema,
  },
  'lock.reveal': { side: 'shell', request: nothing, response: nothing },
  /** `passcode.wrong`, `passcode.wait`. */
  'lock.unlock': {
    side: 'engine',
    request: z.strictObject({ passcode: typed }),
    response: profileStatusSchema,
  },
  /** Sets, changes or (`next` null) removes the passcode. `current` is null only where none is set. */
  'lock.setPasscode': {
    side: 'engine',
    request: z.strictObject({ current: typed.nullable(), next: typed.nullable() }),
    response: profileStatusSchema,
  },
  'lock.setIdle': {
    side: 'engine',
    request: z.strictObject({ idleMinutes: z.literal(idleMinutes) }),
    response: profileStatusSchema,
  },
  /** `passcode.required` where none is set: set one first. */
  'lock.setShared': {
    side: 'engine',
    request: z.strictObject({ shared: z.boolean(), passcode: typed }),
    response: profileStatusSchema,
  },

  'recovery.status': { side: 'engine', request: nothing, response: recoveryStatusSchema },
  /**
   * Makes the words of a kit; nothing is stored before they are confirmed. A kit begun before is given up. `passcode` where
   * one is set, for the words open past it: `passcode.wrong`, `passcode.wait`.
   */
  'recovery.begin': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: newKitSchema,
  },
  /** Three words asked back. `recovery.wrongAnswer` with `position`; `recovery.notBegun`. */
  'recovery.confirm': {
    side: 'engine',
    request: z.strictObject({
      answers: z.array(z.strictObject({ position: z.int().min(1).max(24), word: typed })).length(3),
    }),
    response: recoveryStatusSchema,
  },
  'recovery.giveUp': { side: 'engine', request: nothing, response: nothing },
  /** Asks where, and saves the page that the window would print as a PDF. `saved` false: the person closed the dialog. */
  'recovery.savePdf': { side: 'shell', request: nothing, response: z.strictObject({ saved: z.boolean() }) },
  /** Opens the profile of this computer by its words where keychain, machine or passcode fail; it gets new keys. */
  'recovery.unlock': {
    side: 'engine',
    request: z.strictObject({ words: typed, protection: protectionSchema }),
    response: profileStatusSchema,
  },
  /** First run on another computer: the words alone bring back who one is, and whom one writes with. */
  'recovery.identity': {
    side: 'engine',
    request: z.strictObject({ words: typed, protection: protectionSchema }),
    response: profileStatusSchema,
  },

  'backup.status': { side: 'engine', request: nothing, response: backupStatusSchema },
  /** Asks where, writes a backup and reads it back. `made` false: the person closed the dialog. `recovery.noKit`. */
  'backup.make': { side: 'shell', request: nothing, response: z.strictObject({ made: z.boolean() }) },
  /** Asks for the folder of the daily backup and makes the first one. */
  'backup.chooseFolder': {
    side: 'shell',
    request: nothing,
    response: z.strictObject({ chosen: z.boolean() }),
  },
  'backup.stopDaily': { side: 'engine', request: nothing, response: backupStatusSchema },
  'backup.cancel': { side: 'engine', request: nothing, response: backupStatusSchema },

  /** Asks for a backup file; null: the person closed the dialog. `backup.notABackup`, `backup.newer`, `backup.damaged`. */
  'restore.choose': {
    side: 'shell',
    request: nothing,
    response: z.strictObject({ file: restoreFileSchema.nullable() }),
  },
  /** Brings back the chosen file. On any failure what was here before is as it was. */
  'restore.run': {
    side: 'shell',
    request: z.strictObject({ words: typed, protection: protectionSchema }),
    response: profileStatusSchema,
  },
  'restore.cancel': { side: 'engine', request: nothing, response: nothing },
  /** Goes back to the copy made before the last update of the database. */
  'restore.earlierCopy': { side: 'engine', request: nothing, response: profileStatusSchema },
  /** Reads what can be read of a damaged database into a new one; the damaged file is kept beside it. */
  'restore.salvage': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({
      status: profileStatusSchema,
      messages: z.int().nonnegative(),
      lost: z.int().nonnegative(),
    }),
  },

  'device.view': { side: 'engine', request: nothing, response: deviceViewSchema },
  /** Shows the profile folder in the system's file manager. */
  'device.showFolder': { side: 'shell', request: nothing, response: nothing },
  'device.check': { side: 'engine', request: nothing, response: integrityReportSchema },
  /** A new data key and keychain secret; older backups are named as such. */
  'device.changeKeys': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: deviceViewSchema,
  },
  /** Removes the vaults that were kept aside, with their keys. */
  'device.removeAside': { side: 'engine', request: nothing, response: deviceViewSchema },
  /** Removes the profile from this computer: files and keychain. `passcode` where one is set. Back to first run. */
  'device.forget': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: profileStatusSchema,
  },
  /** Looks for deleted messages in every file of the profile, decrypted page by page. `message.notErased` before the 8 s are over. */
  'deletion.check': {
    side: 'engine',
    request: z.strictObject({ messages: z.array(idSchema).min(1).max(200) }),
    response: goneReportSchema,
  },

  'audit.list': {
    side: 'engine',
    request: z.strictObject({ before: z.int().positive().nullable(), limit: z.int().min(1).max(200) }),
    response: auditViewSchema,
  },
  /** Asks where, and writes the log as lines that `--verify-audit` checks. `saved` false: the person closed the dialog. */
  'audit.export': { side: 'shell', request: nothing, response: z.strictObject({ saved: z.boolean() }) },

  'connection.status': { side: 'engine', request: nothing, response: connectionSchema },
  'connection.retry': { side: 'engine', request: nothing, response: connectionSchema },

  'transparency.lastMessage': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: transparencySchema.nullable(),
  },
  'privacy.whatWeHold': { side: 'engine', request: nothing, response: whatWeHoldSchema },
} as const satisfies Record<string, ChannelContract>;

export type ChannelName = keyof typeof channels;
export type ChannelRequest<Name extends ChannelName> = z.infer<(typeof channels)[Name]['request']>;
export type ChannelResponse<Name extends ChannelName> = z.infer<(typeof channels)[Name]['response']>;
export type EngineChannel = {
  [Name in ChannelName]: (typeof channels)[Name]['side'] extends 'engine' ? Name : never;
}[ChannelName];

/** What a call answers across the context bridge, which cannot carry errors with fields. */
export type BridgeResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: import('../errors/app-error.ts').ErrorReport };

/** `window.o7`: named methods by feature, made from the table above, and one subscription per event. */
type Feature<Name extends string> = Name extends `${infer First}.${string}` ? First : never;
export type BridgeCalls = {
  readonly [F in Feature<ChannelName>]: {
    readonly [Name in ChannelName as Name extends `${F}.${infer Method}` ? Method : never]: (
      request: ChannelRequest<Name>,
    ) => Promise<BridgeResult<ChannelResponse<Name>>>;
  };
};
