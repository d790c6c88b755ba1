/** A therapist reports that somebody they invited is younger than they said. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { reportedAges } from '../../domain/pairing.ts';
import { type ChannelContract, nothing } from './shared.ts';

const reportedSchema = z.strictObject({
  account: idSchema,
  age: z.enum(reportedAges),
  reportedAt: timeSchema,
  /** When the account is erased. */
  dueAt: timeSchema,
});
export type ReportedAgeView = z.infer<typeof reportedSchema>;

export const ageChannels = {
  /** Of a conversation of two. The account is paused at once. Needs the service: `network.*`, `age.notYourClient`. */
  'age.report': {
    side: 'engine',
    request: z.strictObject({ conversation: idSchema, age: z.enum(reportedAges) }),
    response: reportedSchema,
  },
  /** A mistake. */
  'age.takeBack': { side: 'engine', request: z.strictObject({ conversation: idSchema }), response: nothing },
  /** As the service has them now; none in the sample practice. */
  'age.list': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ reports: z.array(reportedSchema) }),
  },
} as const satisfies Record<string, ChannelContract>;
