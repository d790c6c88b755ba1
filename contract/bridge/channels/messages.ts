/** Lines of a conversation: reading, writing, deleting. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { messageViewSchema } from '../views.ts';
import type { ChannelContract } from './shared.ts';

export const messagesChannels = {
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
} as const satisfies Record<string, ChannelContract>;
