/** "Your rights": correcting what one said of oneself, and asking the practice about care data. */
import { z } from 'zod';
import { idSchema } from '../../domain/ids.ts';
import { answerOutcomes, jurisdictionIds, refusalGrounds, requestKinds } from '../../domain/jurisdictions.ts';
import { ownDetailsViewSchema, requestViewSchema } from '../rights-view.ts';
import { type ChannelContract, nothing } from './shared.ts';

const typed = z.string().max(1_000);
/** A finished report as the window worded it: how many classes stand in it, and whether O7's side was counted. */
export const accessReportSchema = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(256 * 1024),
  classes: z.int().positive().max(1_000),
  isServiceCounted: z.boolean(),
});

const words = z.string().max(20_000);

export const rightsChannels = {
  'rights.details': { side: 'engine', request: nothing, response: ownDetailsViewSchema },
  /** What is left out stays; nothing typed takes away what was given. Told end to end as soon as it can be. */
  'rights.correct': {
    side: 'engine',
    request: z.strictObject({
      nickname: typed.optional(),
      gender: typed.optional(),
      birthDate: typed.optional(),
    }),
    response: ownDetailsViewSchema,
  },
  /** Kept at the service, or removed there, before this answers. */
  'rights.correctEmail': {
    side: 'engine',
    request: z.strictObject({ email: typed }),
    response: ownDetailsViewSchema,
  },
  /** Asks where, and writes the report; its receipt is issued once it is written. `saved` false: the person closed the dialog. */
  'rights.saveReport': {
    side: 'shell',
    request: accessReportSchema,
    response: z.strictObject({ saved: z.boolean() }),
  },
  /** Newest first. */
  'rights.requests': {
    side: 'engine',
    request: nothing,
    response: z.strictObject({ requests: z.array(requestViewSchema) }),
  },
  /** Of a client to the practice of this conversation. */
  'rights.ask': {
    side: 'engine',
    request: z.strictObject({
      conversation: idSchema,
      kind: z.enum(requestKinds),
      words,
      law: z.enum(jurisdictionIds),
    }),
    response: requestViewSchema,
  },
  /** Of the practice. */
  'rights.answer': {
    side: 'engine',
    request: z.strictObject({
      request: idSchema,
      outcome: z.enum(answerOutcomes),
      ground: z.enum(refusalGrounds).nullable(),
      words,
    }),
    response: requestViewSchema,
  },
} as const satisfies Record<string, ChannelContract>;
