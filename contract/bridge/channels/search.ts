/** Looking messages up. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { searchHitSchema } from '../views.ts';
import { type ChannelContract, typed } from './shared.ts';

export const searchChannels = {
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
} as const satisfies Record<string, ChannelContract>;
