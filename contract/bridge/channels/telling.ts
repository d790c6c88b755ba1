/** What this person lets others know of reading and typing; both are mutual and off at first. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { type ChannelContract, nothing } from './shared.ts';

const tellingSchema = z.strictObject({
  /** Others are told what was read here, and their reading is shown. */
  read: z.boolean(),
  /** Others see that this person types, and the other way round. */
  typing: z.boolean(),
});

export const tellingChannels = {
  'telling.get': { side: 'engine', request: nothing, response: tellingSchema },
  /** What is left out stays. Switched off, what was known of others' reading is forgotten. */
  'telling.set': {
    side: 'engine',
    request: z.strictObject({ read: z.boolean().optional(), typing: z.boolean().optional() }),
    response: tellingSchema,
  },
  /** This person types, or has stopped. Told only where it is switched on and the connection stands; never kept. */
  'telling.typing': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, active: z.boolean() }),
    response: nothing,
  },
} as const satisfies Record<string, ChannelContract>;

export type Telling = z.infer<typeof tellingSchema>;
