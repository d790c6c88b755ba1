/** The plaintext inside a sealed message, before padding: JSON with a type, a counter and what the sender had seen. */
import { z } from 'zod';
import { callSignalSchema } from './call-signal.ts';
import { fileReferenceSchema } from './file-reference.ts';
import { rosterSchema } from './group-roster.ts';
import { historyLineSchema } from './history-line.ts';
import { idSchema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';
import { detailsSaidSchema, nameSaidSchema } from './person-details.ts';
import { recordRuleSchema } from './record-rule.ts';
import { answerFields, isReasoned, requestFields } from './rights-request.ts';
import { syncChangeSchema } from './sync-change.ts';

const utf8Length = (text: string) => new TextEncoder().encode(text).length;

const wellFormed = z
  .string()
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'not well formed')
  .refine((text) => utf8Length(text) <= limits.textBytes, 'too long');

/** Text that survives UTF-8: no lone surrogates, no NUL, within the byte limit. */
export const textSchema = wellFormed.min(1);

const common = {
  v: z.literal(1),
  /** The body's id, chosen by its author before it is sealed; a repeat is dropped. A text's id is the message's. */
  message: idSchema,
  /** Counts this device's bodies in this conversation from 1; a gap means something was withheld or lost. */
  counter: z.int().positive(),
  /** Newest messages of others the author had seen (parents), at most 4. */
  seen: z.array(idSchema).max(4),
  /** The author's clock. */
  at: timeSchema,
};

const messages = z.array(idSchema).min(1).max(200);

const body = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ ...common, type: z.literal(type), ...shape });

export const bodySchema = z.discriminatedUnion('type', [
  /** Words, files, or both. */
  body('text', {
    text: wellFormed,
    replyTo: idSchema.optional(),
    files: z.array(fileReferenceSchema).min(1).max(limits.filesPerMessage).optional(),
  }).refine(({ text, files }) => text !== '' || files !== undefined, 'empty'),
  /** New words for a text of the same author, within `limits.editMs` of it by the author's clock. */
  body('edit', { target: idSchema, text: textSchema }),
  /** Takes texts of the same author back everywhere, within `limits.eraseForAllMs` of them. */
  body('erase', { messages }),
  /** Says that these messages are on the author's computer. */
  body('delivered', { messages }),
  /** Says that the author has read these; sent only where both allow it. */
  body('read', { messages }),
  /** The author writes, or has stopped. Not counted, not kept by the service for who is away. */
  z.strictObject({ ...common, counter: z.literal(0), type: z.literal('typing'), active: z.boolean() }),
  /** The author leaves this conversation. */
  body('leave', {}),
  /** Who is in this group from now on; believed from the founder's account only, and sent before the commit that does it. */
  body('roster', { roster: rosterSchema }),
  /** To a person who is to come into a group, in the conversation of two: which one, and who is there. */
  body('introduction', { conversation: idSchema, generation: z.int().min(1), roster: rosterSchema }),
  /** Whether chat belongs to the practice's record from now on; believed from the founder's account only. */
  body('record', { rule: recordRuleSchema }),
  /** How its author is called from now on; to their therapist, who they are, as far as they want to say. */
  body('profile', { name: nameSaidSchema.optional(), details: detailsSaidSchema.optional() }),
  /** To the practice, about care data: the body's id names it. */
  body('rightsRequest', requestFields),
  /** The practice's answer; believed from the therapist of that conversation only. */
  body('rightsAnswer', answerFields).refine(isReasoned, 'no reason'),
  /** The author's data is only stored since then, so what is written to them waits; null: no more. */
  body('pause', { since: timeSchema.nullable() }),
  /**
   * About a call: `sent` is the author's idea of the service's time, by which a signal is fresh or not. Acted on or passed over,
   * never shown. With the counter 0 it is passed on at once and kept for nobody.
   */
  z.strictObject({
    ...common,
    counter: z.int().nonnegative(),
    type: z.literal('call'),
    call: idSchema,
    sent: timeSchema,
    signal: callSignalSchema,
  }),
  /** Among the devices of one account: what the person changed on another of them. */
  body('sync', { change: syncChangeSchema }),
  /** "Send me our conversation again": the body's id names the request. */
  body('historyAsk', {}),
  /** No to a request. */
  body('historyAnswer', { request: idSchema, accepted: z.literal(false) }),
  /**
   * The next lines of a request, in any order; or, among the devices of one account, of a hand-over begun by its sender.
   * `total` comes with the last one: as many lines were sent in all.
   */
  body('history', {
    request: idSchema,
    lines: z.array(historyLineSchema).max(limits.historyLinesAtOnce),
    total: z.int().nonnegative().nullable(),
  }),
]);

/** A body after parsing. */
export type Body = z.infer<typeof bodySchema>;
export type BodyType = Body['type'];
export type BodyOf<Type extends BodyType> = Extract<Body, { type: Type }>;
/** A body's own fields: what waits in the outbox. */
export type BodyPayload<Type extends BodyType> = Omit<
  BodyOf<Type>,
  'v' | 'message' | 'counter' | 'seen' | 'at' | 'type'
>;
