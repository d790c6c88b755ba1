/** A conversation that is asked for again. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { conversationViewSchema } from '../conversation-view.ts';
import type { ChannelContract } from './shared.ts';

export const historyChannels = {
  /** "Send me our conversation again". `history.alreadyAsked`, `conversation.notOpen`. */
  'history.ask': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: conversationViewSchema,
  },
  /** Yes or no to the other person's request; yes only once their safety number was compared: `history.notVerified`. */
  'history.answer': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, send: z.boolean() }),
    response: conversationViewSchema,
  },
} as const satisfies Record<string, ChannelContract>;
