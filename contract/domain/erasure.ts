/** Erasing an account everywhere: what its key signs to ask for it and to take that back, and what the service says once it is done. */
import { z } from 'zod';
import { fromBase64Url } from '../encoding/base64url.ts';
import { ByteWriter } from '../encoding/bytes.ts';
import { key32Schema, signatureSchema, timeSchema } from './ids.ts';

/** Who wanted it: the person; somebody who reported an age that is too young; the operator. */
export const erasureReasons = ['person', 'age', 'operator'] as const;
export type ErasureReason = (typeof erasureReasons)[number];

/** When the person asked, on their clock, signed by the account key over {@link erasureRequestBytes}. */
export const erasureRequestSchema = z.strictObject({ at: timeSchema, signature: signatureSchema });
export type ErasureRequest = z.infer<typeof erasureRequestSchema>;

/** An erasure under way. `request` is null where the account itself did not ask. */
export const pendingErasureSchema = z.strictObject({
  reason: z.enum(erasureReasons),
  askedAt: timeSchema,
  dueAt: timeSchema,
  request: erasureRequestSchema.nullable(),
});
export type PendingErasure = z.infer<typeof pendingErasureSchema>;

/** That an account was erased, signed by the service over {@link erasedBytes}. */
export const erasedStatementSchema = z.strictObject({
  erasedAt: timeSchema,
  reason: z.enum(erasureReasons),
  signature: signatureSchema,
});
export type ErasedStatement = z.infer<typeof erasedStatementSchema>;

/** What other people's devices are told. `who` says the account to whoever knows it, and nothing to anybody else. */
export const erasedNoticeSchema = z.strictObject({
  who: key32Schema,
  erasedAt: timeSchema,
  /** Null where the account itself did not ask. */
  request: erasureRequestSchema.nullable(),
});
export type ErasedNotice = z.infer<typeof erasedNoticeSchema>;

/** What the account key signs to ask for its own end. */
export function erasureRequestBytes(account: string, at: number): Uint8Array {
  return new ByteWriter().text('o7-erase-account-v1').raw(fromBase64Url(account)).u64(at).done();
}

/** What the account key signs to take the request of `askedAt` back. */
export function erasureCancelBytes(account: string, askedAt: number): Uint8Array {
  return new ByteWriter().text('o7-keep-account-v1').raw(fromBase64Url(account)).u64(askedAt).done();
}

/** What the service signs once nothing of the account is left. */
export function erasedBytes(account: string, statement: Omit<ErasedStatement, 'signature'>): Uint8Array {
  return new ByteWriter()
    .text('o7-account-erased-v1')
    .raw(fromBase64Url(account))
    .u64(statement.erasedAt)
    .text(statement.reason)
    .done();
}

/** SHA-256 over this is an erased notice's `who`. */
export function erasedWhoBytes(account: string): Uint8Array {
  return new ByteWriter().text('o7-erased-who-v1').raw(fromBase64Url(account)).done();
}
