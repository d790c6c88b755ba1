/** The security log as bytes: what a line's hash covers, what the head's and an export's signatures cover. */
import { z } from 'zod';
import { auditCodes } from '../bridge/views.ts';
import { fromBase64Url } from '../encoding/base64url.ts';
import { ByteWriter } from '../encoding/bytes.ts';
import { idSchema, key32Schema, signatureSchema, timeSchema } from './ids.ts';

/** One line. `previous` of the first line is random and names the log; of every other it is the hash of the line before. */
export const auditLineSchema = z.strictObject({
  seq: z.int().positive(),
  at: timeSchema,
  code: z.enum(auditCodes),
  /** A random id that only the log's own device can turn into a name. */
  subject: idSchema.nullable(),
  count: z.int().nonnegative().nullable(),
  previous: key32Schema,
  hash: key32Schema,
});
export type AuditLine = z.infer<typeof auditLineSchema>;

/** How long a log is known to be: its id, its lines, the hash of the last, and when that was so. Signed by the account key. */
export const auditHeadSchema = z.strictObject({
  log: key32Schema,
  count: z.int().positive(),
  hash: key32Schema,
  at: timeSchema,
  signature: signatureSchema,
});
export type AuditHead = z.infer<typeof auditHeadSchema>;

/** What a line's hash is the SHA-256 of. */
export function auditLineBytes(line: Omit<AuditLine, 'hash'>): Uint8Array {
  return new ByteWriter()
    .text('o7-audit-line-v1')
    .u64(line.seq)
    .u64(line.at)
    .text(line.code)
    .bytes(line.subject === null ? new Uint8Array() : fromBase64Url(line.subject))
    .u8(line.count === null ? 0 : 1)
    .u64(line.count ?? 0)
    .raw(fromBase64Url(line.previous))
    .done();
}

/** What the account key signs of a head. */
export function auditHeadBytes(account: string, head: Omit<AuditHead, 'signature'>): Uint8Array {
  return new ByteWriter()
    .text('o7-audit-head-v1')
    .raw(fromBase64Url(account))
    .raw(fromBase64Url(head.log))
    .u64(head.count)
    .raw(fromBase64Url(head.hash))
    .u64(head.at)
    .done();
}
