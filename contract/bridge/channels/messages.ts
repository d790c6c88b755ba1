/** Lines of a conversation: reading, writing, deleting. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { messageViewSchema } from '../views.ts';
import { type ChannelContract, nothing } from './shared.ts';

/** A place in a conversation's list, from a message's view. */
const place = z.strictObject({ order: z.int().positive(), id: idSchema });
const page = z.strictObject({ messages: z.array(messageViewSchema), more: z.boolean() });
const written = z.string().max(limits.textBytes * 2);

export const messagesChannels = {
  'messages.list': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      /** Only messages that stand before this one. */
      before: place.nullable(),
      /** In place of `before`: this one and what stands behind it. */
      from: place.optional(),
      limit: z.int().min(1).max(200),
    }),
    /** Oldest first. `more`: there are others in the direction that was asked for. */
    response: page,
  },
  /** A line in its place: it and what stands around it, half of `limit` on either side. Throws `message.unknown`. */
  'messages.around': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      message: idSchema,
      limit: z.int().min(1).max(200),
    }),
    /** Oldest first; whether there are others before and behind. */
    response: z.strictObject({
      messages: z.array(messageViewSchema),
      older: z.boolean(),
      newer: z.boolean(),
    }),
  },
  /** Durable before it answers. `message` is the caller's id: the same id again is the same message. */
  'messages.send': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      message: idSchema,
      text: written,
      /** The line of the same conversation that it answers. */
      replyTo: idSchema.optional(),
      /** Prepared files, in order; with them the text may be empty. `file.unknown`, `file.tooMany`. */
      files: z.array(idSchema).max(limits.filesPerMessage).optional(),
    }),
    response: messageViewSchema,
  },
  /**
   * New words for a line of this person's, within `limits.editMs` of writing it. What still waits here is simply changed;
   * what was sent is changed on all sides, and its first words stay to be seen. Throws `message.tooLate`, `message.notYours`,
   * `message.unknown`.
   */
  'messages.edit': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, message: idSchema, text: written }),
    response: messageViewSchema,
  },
  /**
   * Takes lines of this person's back on all sides, within `limits.eraseForAllMs`. What waits here and was never sealed is
   * gone at once and never sent. Throws as `messages.edit`; then nothing is taken back.
   */
  'messages.eraseForAll': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, messages: z.array(idSchema).min(1).max(200) }),
    response: nothing,
  },
  /** Marks of this person's own; what is left out stays. Throws `message.unknown`, `message.tooManyPinned`. */
  'messages.mark': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      message: idSchema,
      starred: z.boolean().optional(),
      pinned: z.boolean().optional(),
    }),
    response: messageViewSchema,
  },
  /** Starred lines of all conversations, the newest star first. */
  'messages.listStarred': {
    side: 'engine',
    request: z.strictObject({
      before: z.strictObject({ at: timeSchema, id: idSchema }).nullable(),
      limit: z.int().min(1).max(200),
    }),
    response: z.strictObject({
      messages: z.array(messageViewSchema),
      /** Where the next page begins; null at the end. */
      next: z.strictObject({ at: timeSchema, id: idSchema }).nullable(),
    }),
  },
  /** Pinned lines of a conversation, oldest line first. */
  'messages.listPinned': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: z.strictObject({ messages: z.array(messageViewSchema).max(limits.pinnedPerConversation) }),
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
} as const satisfies Record<string, ChannelContract>;
