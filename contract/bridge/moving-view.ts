/** A move to another computer of the same person, as the computer that is left shows it. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../domain/ids.ts';

const count = z.int().nonnegative();
const to = { device: idSchema, name: z.string().max(700).nullable() };

export const movingViewSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  /** Lines are on their way; `waiting`: conversations that the new computer is not in yet. */
  z.strictObject({ state: z.literal('sending'), ...to, sent: count, total: count, waiting: count }),
  /** The new computer counts other lines than were sent. */
  z.strictObject({ state: z.literal('differs'), ...to, sent: count, there: count }),
  /** Everything is there, and the person may leave; `files` lie here as a whole. */
  z.strictObject({ state: z.literal('ready'), ...to, lines: count, files: count }),
  /** The last things go over, then this computer takes itself off the list; `unsent`: lines that wait for the network. */
  z.strictObject({ state: z.literal('leaving'), ...to, unsent: count }),
  /** This computer is none of theirs any more. */
  z.strictObject({ state: z.literal('moved'), ...to, lines: count, files: count, at: timeSchema }),
]);
export type MovingView = z.infer<typeof movingViewSchema>;
