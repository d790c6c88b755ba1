/** What a person asks their practice about care data, and what it answers: sealed like any message. */
import { z } from 'zod';
import { calendarDaySchema, idSchema, timeSchema } from './ids.ts';
import {
  type AnswerOutcome,
  answerOutcomes,
  jurisdictionIds,
  refusalGrounds,
  requestKinds,
} from './jurisdictions.ts';
import { limits } from './limits.ts';

const letters = (text: string) =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].length;

/** What the person writes besides choosing: may be nothing. */
export const requestWordsSchema = z
  .string()
  .max(limits.requestLetters * 8)
  .refine((text) => text.isWellFormed() && !text.includes('\0') && letters(text) <= limits.requestLetters);

/** A request's own fields; its id and its time are those of what carries it. */
export const requestFields = {
  kind: z.enum(requestKinds),
  words: requestWordsSchema,
  law: z.enum(jurisdictionIds),
  /** The day on which it was made, where the person was: from it both sides count. */
  day: calendarDaySchema,
};

/** `ground` with what is not all done; with a ground of one's own, or a later day, words say why. */
export const answerFields = {
  request: idSchema,
  outcome: z.enum(answerOutcomes),
  ground: z.enum(refusalGrounds).nullable(),
  words: requestWordsSchema,
  day: calendarDaySchema,
};

interface Reasoned {
  readonly outcome: AnswerOutcome;
  readonly ground: (typeof refusalGrounds)[number] | null;
  readonly words: string;
}

/** Whether a "no", a "partly" or a "later" says why; "done" needs no reason and has none. */
export function isReasoned({ outcome, ground, words }: Reasoned): boolean {
  if (outcome === 'done') return ground === null;
  if (outcome === 'extended') return ground === null && words.trim() !== '';
  return ground !== null && (ground !== 'other' || words.trim() !== '');
}

const answerSchema = z
  .strictObject({ id: idSchema, ...answerFields, at: timeSchema })
  .omit({ request: true });

/** A request with its answers, as it travels to this person's own computers. */
export const toldRequestSchema = z.strictObject({
  id: idSchema,
  conversation: idSchema,
  /** Who asked. */
  account: idSchema,
  ...requestFields,
  at: timeSchema,
  answers: z.array(answerSchema).max(limits.answersPerRequest),
});
export type ToldRequest = z.infer<typeof toldRequestSchema>;
