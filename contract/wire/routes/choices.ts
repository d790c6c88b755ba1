/** What an account chose about the use of its data. */
import { z } from 'zod';
import { timeSchema } from '../../domain/ids.ts';
import { decisions, toldPurposes } from '../../domain/purposes.ts';
import { receiptTextSchema } from '../../domain/receipt.ts';
import { restrictionSchema } from '../../domain/restriction.ts';
import { kb, type RouteContract, request } from './shared.ts';

export const choicesRoutes = {
  /**
   * From now on this account's data is only stored: its mail waits, does not expire and is not handed out; or no more. Of two
   * decisions the one decided later stands. Answers what holds now.
   */
  'account.restrict': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ restricted: z.boolean(), decidedAt: timeSchema }),
    response: request({ restriction: restrictionSchema.nullable() }),
  },
  /** A decision about a purpose that the service acts on; an earlier one changes nothing. */
  'consents.put': {
    auth: 'device',
    bodyLimit: 2 * kb,
    request: request({
      purpose: z.enum(toldPurposes),
      decision: z.enum(decisions),
      decidedAt: timeSchema,
      text: receiptTextSchema.omit({ name: true }),
    }),
    response: request({}),
  },
} as const satisfies Record<string, RouteContract>;
