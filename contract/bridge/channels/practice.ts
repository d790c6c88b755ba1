/** What the therapist settles for the practice and everybody it writes with. */
import { z } from 'zod';
import { chatRecords } from '../../domain/record-rule.ts';
import { type ChannelContract, nothing } from './shared.ts';

const practiceSchema = z.strictObject({
  /** Whether chat belongs to the record. */
  chat: z.enum(chatRecords),
});

export const practiceChannels = {
  /** `request.invalid` for a client: theirs is told with each conversation. */
  'practice.get': { side: 'engine', request: nothing, response: practiceSchema },
  /** Holds at once, also offline; everybody the practice writes with is told as soon as can be. `request.invalid` for a client. */
  'practice.set': { side: 'engine', request: practiceSchema, response: practiceSchema },
} as const satisfies Record<string, ChannelContract>;

export type Practice = z.infer<typeof practiceSchema>;
