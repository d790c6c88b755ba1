/** Writing to whoever runs the service: with an account, without one, while the app is locked. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { errorReportSchema } from '../../errors/schema.ts';
import { type ChannelContract, nothing, typed } from './shared.ts';

const contactViewSchema = z.strictObject({
  id: idSchema,
  madeAt: timeSchema,
  words: z.string(),
  reply: z.enum(['none', 'email', 'app']),
  /** Null while it waits here. */
  sentAt: timeSchema.nullable(),
  /** Why it still waits, where that is more than "no network". */
  trouble: errorReportSchema.nullable(),
  /** It is in no file: it waits as long as the app stays open. */
  inMemory: z.boolean(),
  answer: z.strictObject({ text: z.string(), at: timeSchema }).nullable(),
});
export type ContactView = z.infer<typeof contactViewSchema>;

export const contactChannels = {
  /**
   * Only now a request leaves. `app`: with an open profile alone. `contact.empty`, `contact.tooLong`, `contact.address`;
   * `sample.notConnected`.
   */
  'contact.send': {
    side: 'engine',
    request: z.strictObject({
      words: z.string().max(3 * limits.contactLetters),
      reply: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.enum(['none', 'app']) }),
        z.strictObject({ kind: z.literal('email'), address: typed }),
      ]),
    }),
    response: contactViewSchema,
  },
  /** Newest first: those of the open profile, and those in memory. What waits is tried again; where nothing does, nothing is asked. */
  'contact.list': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ messages: z.array(contactViewSchema) }),
  },
  /** Takes one away here, and at the service as soon as it is reached. */
  'contact.remove': { side: 'engine', request: z.strictObject({ id: idSchema }), response: nothing },
} as const satisfies Record<string, ChannelContract>;
