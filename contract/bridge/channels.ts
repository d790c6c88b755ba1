/** Every call the renderer may make: name → request, response, and the side that answers. Nothing else names a channel. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import { ageBands } from '../domain/pairing.ts';
import { errorReportSchema } from '../errors/schema.ts';
import { appearanceSchema, settingsSchema, settingsViewSchema } from './settings.ts';
import {
  connectionSchema,
  conversationViewSchema,
  invitationViewSchema,
  messageViewSchema,
  offerViewSchema,
  profileStatusSchema,
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
    request: z.strictObject({ practiceName: typed, nickname: typed, enrolment: typed }),
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
    request: z.strictObject({ code: typed, nickname: typed, ageBand: z.enum(ageBands) }),
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
