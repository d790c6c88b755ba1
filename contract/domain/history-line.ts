/** A line as it is handed to a device that lost it, or never had it. To another person's device goes the text alone. */
import { z } from 'zod';
import { fileReferenceSchema } from './file-reference.ts';
import { idSchema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';
import { lineMarks } from './line-mark.ts';

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
  /** Only among the devices of one account: what the message named. */
  files: z.array(fileReferenceSchema).min(1).max(limits.filesPerMessage).optional(),
  /** Only there: how it had come. */
  mark: z.enum(lineMarks).optional(),
  /** Only there: it has not been read on the device that hands it over. */
  unread: z.literal(true).optional(),
});
export type HistoryLine = z.infer<typeof historyLineSchema>;
