/** A file as a message names it: where its sealed bytes lie at the service, and what opens them. */
import { z } from 'zod';
import { bytesSchema, key32Schema } from './ids.ts';
import { limits } from './limits.ts';

/** No path, no control characters, no direction marks: a name is shown and becomes a file's name on somebody's disk. */
const fileName = z
  .string()
  .min(1)
  .max(limits.fileNameLetters)
  .refine((name) => name.isWellFormed() && !/[\p{Cc}\p{Cf}/\\]/u.test(name) && !/^\.+$/.test(name));

/** 32 random bytes, named inside sealed messages only: whoever knows them may read the sealed bytes. */
export const blobSchema = bytesSchema(32, 32);
export const sealedSizeSchema = z
  .int()
  .positive()
  .max(limits.fileBytes + limits.fileOverheadBytes);

export const fileReferenceSchema = z.strictObject({
  blob: blobSchema,
  /** Of the secret stream. */
  key: key32Schema,
  /** SHA-256 of the sealed bytes. */
  hash: key32Schema,
  /** Bytes of the content, and sealed. */
  size: z.int().nonnegative().max(limits.fileBytes),
  sealedSize: sealedSizeSchema,
  name: fileName,
  /** Media type as the sender's app determined it; nothing is opened because of it alone. */
  type: z
    .string()
    .max(100)
    .regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/),
  /** Pixels, of a picture. */
  width: z.int().positive().max(65_535).optional(),
  height: z.int().positive().max(65_535).optional(),
});
export type FileReference = z.infer<typeof fileReferenceSchema>;
