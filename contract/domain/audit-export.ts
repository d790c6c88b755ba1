/** The security log as a file: a signed header, one line per event, the signed head. One log, one spelling, byte by byte. */
import { z } from 'zod';
import { fromBase64Url } from '../encoding/base64url.ts';
import { ByteWriter } from '../encoding/bytes.ts';
import { type AuditHead, type AuditLine, auditHeadSchema } from './audit-log.ts';
import { idSchema, key32Schema, signatureSchema } from './ids.ts';

const format = 'o7-security-log';

/** Whose log it is. Signed by itself, so that a change in it is not taken for one at the end. */
export const auditHeaderSchema = z.strictObject({
  format: z.literal(format),
  v: z.literal(1),
  account: idSchema,
  /** Account key, the one that safety numbers are made of. */
  key: key32Schema,
  log: key32Schema,
  signature: signatureSchema,
});
export type AuditHeader = z.infer<typeof auditHeaderSchema>;

/** The last line. */
export const auditEndSchema = z.strictObject({ head: auditHeadSchema });

/** What the account key signs of the header. */
export function auditHeaderBytes({ account, key, log }: Omit<AuditHeader, 'signature'>): Uint8Array {
  return new ByteWriter()
    .text('o7-audit-export-v1')
    .raw(fromBase64Url(account))
    .raw(fromBase64Url(key))
    .raw(fromBase64Url(log))
    .done();
}

/** A header without its signature. */
export function newAuditHeader(account: string, key: string, log: string): Omit<AuditHeader, 'signature'> {
  return { format, v: 1, account, key, log };
}

export function headerText({ account, key, log, signature }: AuditHeader): string {
  return JSON.stringify({ format, v: 1, account, key, log, signature });
}

export function lineText({ seq, at, code, subject, count, previous, hash }: AuditLine): string {
  return JSON.stringify({ seq, at, code, subject, count, previous, hash });
}

export function endText({ log, count, hash, at, signature }: AuditHead): string {
  return JSON.stringify({ head: { log, count, hash, at, signature } });
}
