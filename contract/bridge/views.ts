/** What the renderer is shown: plain views without keys, ciphertext, paths or SQL. */
import { z } from 'zod';
import { dataClassIds } from '../domain/data-classes.ts';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { storageItemIds } from '../domain/storage-register.ts';
import { errorReportSchema } from '../errors/schema.ts';
import { envelopeRowSchema, invitationStates } from '../wire/schemas.ts';

const name = z.string().min(1).max(700);

/** Who uses this profile. */
export const meSchema = z.strictObject({
  role: z.enum(['therapist', 'client']),
  nickname: name,
  practiceName: name,
});
export type Me = z.infer<typeof meSchema>;

/** `new`: first run. `problem`: the profile cannot be opened; nothing on disk was changed. */
export const profileStatusSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('new') }),
  z.strictObject({
    state: z.literal('open'),
    me: meSchema,
    /** In the sample practice only: the moment at which its clock stands. Its page shows times as seen from there. */
    sampleNow: timeSchema.optional(),
  }),
  z.strictObject({ state: z.literal('problem'), error: errorReportSchema }),
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
});
export type InvitationView = z.infer<typeof invitationViewSchema>;

/** What a client sees before joining. */
export const offerViewSchema = z.strictObject({
  therapist: name,
  practiceName: name,
  licence: z.strictObject({ licenceBody: z.string(), country: z.string(), checkedAt: timeSchema }).nullable(),
  expiresAt: timeSchema,
});
export type OfferView = z.infer<typeof offerViewSchema>;

/** `waiting here` → `with O7, sealed` → `on their computer`; `refused` names a code. */
export const deliveryStates = ['waiting', 'sent', 'delivered'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const messageViewSchema = z.strictObject({
  id: idSchema,
  conversation: idSchema,
  mine: z.boolean(),
  text: z.string(),
  /** The author's clock. */
  at: timeSchema,
  /** The service's order within the conversation; null while waiting here. */
  number: z.int().positive().nullable(),
  /** Position in the list, newest largest: pass the smallest one as `before` to page back. */
  order: z.int().positive(),
  delivery: z.enum(deliveryStates),
  /** Messages of this author that should stand before this one and never came. */
  missingBefore: z.int().nonnegative(),
  /** The service put it before a message that its author had already seen: the order may have been tampered with. */
  outOfOrder: z.boolean(),
});
export type MessageView = z.infer<typeof messageViewSchema>;

/** `toConfirm`: a person answered an invitation and the therapist has to say yes. `awaiting`: the client waits for that. */
export const conversationStates = ['toConfirm', 'awaiting', 'opening', 'open'] as const;

export const conversationViewSchema = z.strictObject({
  id: idSchema,
  state: z.enum(conversationStates),
  /** The other person's nickname. */
  nickname: name,
  /** The therapist's private label. */
  label: name.nullable(),
  practiceName: name,
  unread: z.int().nonnegative(),
  /** The oldest unread line: where reading goes on, and since when. */
  firstUnread: z.strictObject({ message: idSchema, at: timeSchema }).nullable(),
  /** Set by the person ("Mark unread"), gone once the conversation is read again. */
  markedUnread: z.boolean(),
  /** The newest line is the other person's and the person did not say that it needs no reply. Not the same as unread. */
  waitingForReply: z.boolean(),
  pinned: z.boolean(),
  /** Out of the way until the next line comes. */
  archived: z.boolean(),
  waiting: z.int().nonnegative(),
  lastMessage: messageViewSchema.nullable(),
  /** When an older copy of this computer's data was put back; messages from around then may be missing here. */
  restoredAt: timeSchema.nullable(),
  /** Why this conversation does not go on, when something is wrong with it alone. */
  trouble: errorReportSchema.nullable(),
  lastActivityAt: timeSchema,
});
export type ConversationView = z.infer<typeof conversationViewSchema>;

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
  device: z.strictObject({ count: z.int().nonnegative(), oldestAt: timeSchema.nullable() }),
  /** Null when the service could not be asked just now. */
  service: z
    .strictObject({
      count: z.int().nonnegative(),
      bytes: z.int().nonnegative(),
      oldestAt: timeSchema.nullable(),
    })
    .nullable(),
});
export const whatWeHoldSchema = z.strictObject({
  holdings: z.array(holdingViewSchema),
  storage: z.array(
    z.strictObject({
      item: z.enum(storageItemIds as readonly [string, ...string[]]),
      present: z.boolean(),
      bytes: z.int().nonnegative(),
    }),
  ),
  serviceError: errorReportSchema.nullable(),
});
export type WhatWeHold = z.infer<typeof whatWeHoldSchema>;
