/** The schema of an error as it crosses bridge and wire. */
import { z } from 'zod';
import { type ErrorCode, errorCodes } from './catalogue.ts';

const codeTuple = errorCodes as readonly [ErrorCode, ...ErrorCode[]];

/** An {@link ErrorReport}; unknown codes are refused. */
export const errorReportSchema = z.strictObject({
  code: z.enum(codeTuple),
  retryable: z.boolean(),
  fields: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])),
});
