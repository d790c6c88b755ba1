/** An account's data is only stored: since when by the service's clock, and when the person decided so by their own. */
import { z } from 'zod';
import { timeSchema } from './ids.ts';

export const restrictionSchema = z.strictObject({ since: timeSchema, decidedAt: timeSchema });
export type StandingRestriction = z.infer<typeof restrictionSchema>;
