/** The list of conversations and where each stands on the desk. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { conversationViewSchema } from '../views.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

export const conversationsChannels = {
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
  /**
   * Takes everything that stands in it now off this computer, as `messages.delete` does; the conversation itself stays.
   * `until`: how long it can be taken back, and what taking it back names.
   */
  'conversations.clear': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: z.strictObject({ until: timeSchema, count: z.int().nonnegative() }),
  },
  /** `restored` counts the lines that stand again. */
  'conversations.undoClear': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, until: timeSchema }),
    response: z.strictObject({ restored: z.int().nonnegative() }),
  },
  /**
   * This person is out of it at once; the others are told as soon as there is a connection. What stands in it stays here.
   * `group.founderStays`, `conversation.notOpen`.
   */
  'conversations.leave': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: conversationViewSchema,
  },
} as const satisfies Record<string, ChannelContract>;
