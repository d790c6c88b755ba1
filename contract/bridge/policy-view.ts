/** Where the person stands with the privacy policy, as the window is shown it. */
import { z } from 'zod';
import { calendarDaySchema, timeSchema } from '../domain/ids.ts';
import { receiptViewSchema } from './receipt-view.ts';

const versionSchema = z.int().min(1).max(100_000);

/** contract/policy/standing.ts says what each means. `none`: a sample, where nothing is asked. */
const standingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['none', 'settled', 'announced', 'due']) }),
  z.strictObject({ kind: z.enum(['declining', 'declined', 'ended']), from: timeSchema, until: timeSchema }),
]);

export const policyViewSchema = z.strictObject({
  standing: standingSchema,
  /** The version in force. */
  current: versionSchema,
  /** The version that can be answered. */
  asked: versionSchema,
  /** The version that was acknowledged last; null: none on this computer's record. */
  acknowledged: versionSchema.nullable(),
  /** The last answer to any version. */
  receipt: receiptViewSchema.nullable(),
  /** Ascending. */
  versions: z.array(
    z.strictObject({ version: versionSchema, published: calendarDaySchema, effective: calendarDaySchema }),
  ),
  /** The service showed a version that was not believed, since the app started. */
  refused: z.boolean(),
});
export type PolicyView = z.infer<typeof policyViewSchema>;
