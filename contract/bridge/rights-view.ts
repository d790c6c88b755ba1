/** Rights as the window is shown them: what this person said of themselves, and requests about care data with their clocks. */
import { z } from 'zod';
import { calendarDaySchema, idSchema, timeSchema } from '../domain/ids.ts';
import { answerOutcomes, jurisdictionIds, refusalGrounds, requestKinds } from '../domain/jurisdictions.ts';

export const ownDetailsViewSchema = z.strictObject({
  nickname: z.string(),
  gender: z.string().nullable(),
  birthDate: calendarDaySchema.nullable(),
  email: z.string().nullable(),
});
export type OwnDetailsView = z.infer<typeof ownDetailsViewSchema>;

/**
 * Where a request stands. `unsent`: it waits on this computer. `free`: the law sets no limit. `unsure`: this computer's clock jumped, so
 * nothing is said of days. `settled`: answered for good.
 */
export const requestStates = ['unsent', 'running', 'today', 'overdue', 'free', 'unsure', 'settled'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestViewSchema = z.strictObject({
  id: idSchema,
  conversation: idSchema,
  /** Made by this person. */
  mine: z.boolean(),
  /** The practice that was asked; who asked, for the practice. Null: no longer known here. */
  name: z.string().nullable(),
  kind: z.enum(requestKinds),
  words: z.string(),
  law: z.enum(jurisdictionIds),
  at: timeSchema,
  /** The last day, moved on where it was. */
  due: calendarDaySchema.nullable(),
  /** Days from today to it; negative once it is over. */
  daysLeft: z.int().nullable(),
  state: z.enum(requestStates),
  isExtended: z.boolean(),
  /** The last day that moving it on would give; null: it cannot be moved on, or not any more. */
  mayExtendTo: calendarDaySchema.nullable(),
  answers: z.array(
    z.strictObject({
      id: idSchema,
      outcome: z.enum(answerOutcomes),
      ground: z.enum(refusalGrounds).nullable(),
      words: z.string(),
      at: timeSchema,
    }),
  ),
});
export type RequestView = z.infer<typeof requestViewSchema>;
