/** What devices of one account tell each other, sealed like any message; the service cannot tell it from one. */
import { z } from 'zod';
import { idSchema } from './ids.ts';

export const syncChangeSchema = z.discriminatedUnion('kind', [
  /** Read here up to this number of the conversation. */
  z.strictObject({ kind: z.literal('read'), conversation: idSchema, upTo: z.int().positive() }),
]);
export type SyncChange = z.infer<typeof syncChangeSchema>;
