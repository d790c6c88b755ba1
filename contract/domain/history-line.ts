/** A line as it is handed to a device that lost it, or never had it. Files do not come along: only text is kept for good. */
import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';

const text = z.string().max(limits.textBytes);

export const historyLineSchema = z.strictObject({
  id: idSchema,
  /** Only among the devices of one account; in a conversation a line is that conversation's. */
  conversation: idSchema.optional(),
  number: z.int().positive().max(limits.largestNumber),
  account: idSchema,
  device: idSchema,
  text,
  at: timeSchema,
  replyTo: idSchema.optional(),
  edited: z.strictObject({ at: timeSchema, firstText: text }).optional(),
});
export type HistoryLine = z.infer<typeof historyLineSchema>;
