/** A practice reports that somebody it invited is younger than they said. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { reportedAges } from '../../domain/pairing.ts';
import { kb, type RouteContract, request } from './shared.ts';

const reported = z.strictObject({
  account: idSchema,
  age: z.enum(reportedAges),
  reportedAt: timeSchema,
  /** When the account is erased. */
  dueAt: timeSchema,
});

export const ageRoutes = {
  /** The account is paused at once. The same again changes nothing. `age.notYourClient`, `request.tooMany`. */
  'age.report': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ account: idSchema, age: z.enum(reportedAges) }),
    response: request({ reported }),
  },
  /** A mistake: the account goes on, unless another practice reported it too or the person asked for the end themselves. */
  'age.takeBack': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ account: idSchema }),
    response: request({}),
  },
  /** What this practice reported and has not taken back, as long as the account is there. */
  'age.list': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({ reports: z.array(reported).max(limits.openAgeReports) }),
  },
} as const satisfies Record<string, RouteContract>;
