/** Reports to the operator of the service. */
import { z } from 'zod';
import { abuseReportSchema } from '../../domain/abuse-report.ts';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { errorReportSchema } from '../../errors/schema.ts';
import type { ChannelContract } from './shared.ts';

/** `typed` for a longer text. */
const words = z.string().max(limits.reportLetters * 2);

const chosen = z.strictObject({
  conversation: idSchema,
  messages: z.array(idSchema).max(limits.reportMessages),
  words,
});

export const reportStatusSchema = z.strictObject({
  id: idSchema,
  madeAt: timeSchema,
  messages: z.int().nonnegative(),
  /** When the operator's service took it; null: it waits here. */
  sentAt: timeSchema.nullable(),
  trouble: errorReportSchema.nullable(),
});
export type ReportStatus = z.infer<typeof reportStatusSchema>;

export const abuseChannels = {
  /** What would leave, word for word, and the fingerprint of the key it is sealed to. `report.notOffered`, `report.empty`, `report.tooLarge`. */
  'abuse.preview': {
    side: 'engine',
    request: chosen,
    response: z.strictObject({ report: abuseReportSchema, operator: z.string() }),
  },
  /** Seals it and hands it in once, as soon as the connection stands. Codes as above. */
  'abuse.report': { side: 'engine', request: chosen, response: reportStatusSchema },
  /** What was reported in a conversation, newest first. */
  'abuse.list': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema }),
    response: z.strictObject({ reports: z.array(reportStatusSchema) }),
  },
} as const satisfies Record<string, ChannelContract>;
