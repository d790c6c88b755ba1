/** Linking another computer of the same person, as the window is shown it; and the computers of a person. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { linkSymbols } from '../domain/link-symbols.ts';
import { errorReportSchema } from '../errors/schema.ts';

const name = z.string().min(1).max(700);
const symbols = z.array(z.enum(linkSymbols)).length(7);

export const linkingViewSchema = z.discriminatedUnion('state', [
  /** Nothing is under way. */
  z.strictObject({ state: z.literal('idle') }),
  /** The existing computer shows its code and waits. */
  z.strictObject({ state: z.literal('code'), code: name, link: name, expiresAt: timeSchema }),
  /** The new computer has answered, and waits for what the other reveals. */
  z.strictObject({ state: z.literal('meeting') }),
  /** Both show these; `side`: which of the two this computer is; `name`: what the new one is to be called. */
  z.strictObject({ state: z.literal('compare'), side: z.enum(['existing', 'new']), symbols, name }),
  /** The person said yes here; the new computer waits for the other, or for what it hands over. */
  z.strictObject({ state: z.literal('waiting'), side: z.enum(['existing', 'new']), symbols, name }),
  z.strictObject({ state: z.literal('done'), name }),
  /** It ended without a new computer. */
  z.strictObject({ state: z.literal('failed'), error: errorReportSchema }),
]);
export type LinkingView = z.infer<typeof linkingViewSchema>;

export const ownDeviceViewSchema = z.strictObject({
  device: idSchema,
  /** Null: the person gave it none. */
  name: name.nullable(),
  isThis: z.boolean(),
  addedAt: timeSchema,
  /** To the hour, as the service tells; null: never, or not known now. */
  seenAt: timeSchema.nullable(),
  /** Linked elsewhere, and the person here was not told of it yet. */
  isNew: z.boolean(),
});
export type OwnDeviceView = z.infer<typeof ownDeviceViewSchema>;
