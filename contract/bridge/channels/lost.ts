/** "My computer is lost": the account gets a new key, this computer stands alone, and a dated report says what was done. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

/** Facts; the page puts them into words. */
export const lostReportSchema = z.strictObject({
  at: timeSchema,
  /** The computers that may do nothing any more. */
  removed: z
    .array(z.strictObject({ device: idSchema, name: z.string().nullable() }))
    .max(limits.devicesPerAccount),
  /** What may lie on a computer that was lost: as much as lies here. */
  people: z.int().nonnegative(),
  conversations: z.int().nonnegative(),
  messages: z.int().nonnegative(),
  /** There was a recovery kit; its words open the account no more. */
  hadKit: z.boolean(),
  /** The service knows: until then the other computers are not shut out. */
  isTold: z.boolean(),
});
export type LostReport = z.infer<typeof lostReportSchema>;

export const lostChannels = {
  /** `passcode` where one is set: `passcode.wrong`, `passcode.wait`. */
  'lost.begin': {
    side: 'engine',
    request: z.strictObject({ passcode: typed.nullable() }),
    response: lostReportSchema,
  },
  /** The last report; null: there was none. */
  'lost.report': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ report: lostReportSchema.nullable() }),
  },
  /** Asks where, and writes the report's words there as a text file. `saved` false: the person closed the dialog. */
  'lost.save': {
    side: 'shell',
    request: z.strictObject({ text: z.string().min(1).max(20_000) }),
    response: z.strictObject({ saved: z.boolean() }),
  },
} as const satisfies Record<string, ChannelContract>;
