/** A report to the operator: exactly these words leave, sealed to the operator's key. */
import { z } from 'zod';
import { fromBase64Url } from '../encoding/base64url.ts';
import { ByteWriter } from '../encoding/bytes.ts';
import { idSchema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';
import { lineMarks } from './line-mark.ts';

export const abuseReportSchema = z.strictObject({
  v: z.literal(1),
  report: idSchema,
  at: timeSchema,
  /** Accounts: who reports, and who else is in the conversation. */
  reporter: idSchema,
  others: z.array(idSchema).min(1).max(limits.groupMembers),
  conversation: idSchema,
  /** What the reporter says. */
  words: z.string().max(limits.reportLetters),
  /** The ticked messages, oldest first, as the reporter's computer has them: nobody else vouches for them. */
  messages: z
    .array(
      z.strictObject({
        message: idSchema,
        author: idSchema,
        at: timeSchema,
        text: z.string(),
        /** How it came, where that was not as lines come: `cameBack` is another person's word for what was said. */
        mark: z.enum(lineMarks).optional(),
      }),
    )
    .max(limits.reportMessages),
});
export type AbuseReport = z.infer<typeof abuseReportSchema>;

/** What is authenticated with a sealed report, so that one cannot be handed in as another's. */
export function abuseReportContext(report: string, reporter: string): Uint8Array {
  return new ByteWriter()
    .text('o7-abuse-report-v1')
    .raw(fromBase64Url(report))
    .raw(fromBase64Url(reporter))
    .done();
}
