/** Exports and imports as the window is shown them. */
import { z } from 'zod';
import { timeSchema } from '../domain/ids.ts';
import { receiptViewSchema } from './receipt-view.ts';
import { progressSchema } from './views.ts';

/** An export that was written. */
export const portableMadeSchema = z.strictObject({
  bytes: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  receipt: receiptViewSchema,
});
export type PortableMade = z.infer<typeof portableMadeSchema>;

/** A file that was chosen to be brought along; `madeAt` is inside the seal of a sealed one. */
export const portableFileSchema = z.strictObject({
  name: z.string().max(255),
  bytes: z.int().nonnegative(),
  sealed: z.boolean(),
  madeAt: timeSchema.nullable(),
});
export type PortableFileView = z.infer<typeof portableFileSchema>;

/** What came with it. */
export const portableTakenSchema = z.strictObject({
  conversations: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  files: z.int().nonnegative(),
  receipt: receiptViewSchema,
});
export type PortableTaken = z.infer<typeof portableTakenSchema>;

/** What is under way, and whether an export could be brought along here: nothing was written or brought along yet. */
export const portabilityStatusSchema = z.strictObject({
  running: z.strictObject({ kind: z.enum(['export', 'import']), progress: progressSchema }).nullable(),
  mayImport: z.boolean(),
});
export type PortabilityStatus = z.infer<typeof portabilityStatusSchema>;
