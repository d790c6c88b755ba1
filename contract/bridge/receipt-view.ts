/** A receipt as the window is shown it. */
import { z } from 'zod';
import { key32Schema, timeSchema } from '../domain/ids.ts';
import { receiptSchema } from '../domain/receipt.ts';

export const receiptViewSchema = receiptSchema
  .pick({ id: true, act: true, at: true, method: true, text: true, details: true })
  .extend({
    /** Signed by this very computer. */
    here: z.boolean(),
    /** When the service signed it too; null: not yet. */
    countersignedAt: timeSchema.nullable(),
  });
export type ReceiptView = z.infer<typeof receiptViewSchema>;

/** The service's signing key as it was first seen here, and another one that the service shows now. */
export const serviceKeySchema = z.strictObject({
  pinned: key32Schema.nullable(),
  /** Nothing is countersigned until the person says yes to it; null: the same key as ever. */
  shown: key32Schema.nullable(),
});
export type ServiceKeyView = z.infer<typeof serviceKeySchema>;
