/** The plaintext inside a sealed message, before padding: JSON with a type, a counter and what the sender had seen. */
import { z } from 'zod';
import { idSchema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';

const utf8Length = (text: string) => new TextEncoder().encode(text).length;

/** Text that survives UTF-8: no lone surrogates, no NUL, within the byte limit. */
export const textSchema = z
  .string()
  .min(1)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'not well formed')
  .refine((text) => utf8Length(text) <= limits.textBytes, 'too long');

const common = {
  v: z.literal(1),
  /** The message's id, chosen by its author before it is sealed; a repeat is dropped. */
  message: idSchema,
  /** Counts this device's bodies in this conversation from 1; a gap means something was withheld or lost. */
  counter: z.int().positive(),
  /** Newest messages of others the author had seen (parents), at most 4. */
  seen: z.array(idSchema).max(4),
  /** The author's clock. */
  at: timeSchema,
};

export const bodySchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('text'), text: textSchema }),
  /** Says that these messages are on the author's computer. */
  z.strictObject({ ...common, type: z.literal('delivered'), messages: z.array(idSchema).min(1).max(200) }),
]);

/** A body after parsing. */
export type Body = z.infer<typeof bodySchema>;
