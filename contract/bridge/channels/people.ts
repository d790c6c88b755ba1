/** Whom a person writes with: is it them, and shall they be heard. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { safetyDigits } from '../../domain/safety-number.ts';
import { conversationViewSchema } from '../views.ts';
import { type ChannelContract, nothing } from './shared.ts';

const digits = z.string().regex(new RegExp(`^\\d{${safetyDigits}}$`));
const person = z.strictObject({ account: idSchema });

export const safetyNumberSchema = z.strictObject({
  digits,
  verifiedAt: timeSchema.nullable(),
  keyChangedAt: timeSchema.nullable(),
});
export type SafetyNumber = z.infer<typeof safetyNumberSchema>;

export const peopleChannels = {
  /** Of this account and another. `person.unknown`. */
  'people.safetyNumber': { side: 'engine', request: person, response: safetyNumberSchema },
  /** The person compared these digits and found them the same; also a yes to a changed key. `safety.changed`. */
  'people.verify': {
    side: 'engine',
    request: z.strictObject({ account: idSchema, digits }),
    response: nothing,
  },
  'people.unverify': { side: 'engine', request: person, response: nothing },
  /** Goes on with a changed account key without comparing. */
  'people.acceptKey': { side: 'engine', request: person, response: nothing },
  /** Holds at once, also offline; they are not told. */
  'people.block': {
    side: 'engine',
    request: z.strictObject({ account: idSchema, blocked: z.boolean() }),
    response: nothing,
  },
  /** No notification and no count until then; null: as ever. `limits.mutedForGood`: for good. */
  'people.mute': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      until: timeSchema.max(limits.mutedForGood).nullable(),
    }),
    response: conversationViewSchema,
  },
} as const satisfies Record<string, ChannelContract>;
