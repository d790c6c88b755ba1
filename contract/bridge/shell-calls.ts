/** Calls that the shell alone makes to the engine: they carry paths, which no page ever holds. No page can name them. */
import { z } from 'zod';
import { idSchema, timeSchema } from '../domain/ids.ts';
import { limits } from '../domain/limits.ts';
import { callViewSchema } from './call-view.ts';
import { preparedFileSchema } from './channels/files.ts';
import { accessReportSchema } from './channels/rights.ts';
import { portableFileSchema, portableMadeSchema, portableTakenSchema } from './portable-view.ts';
import { protectionSchema } from './protection.ts';
import { profileStatusSchema, restoreFileSchema } from './views.ts';

const nothing = z.strictObject({});
/** Argon2id output of the passcode, 32 bytes, and when that was last typed. Kept in memory alone, for eight hours. */
export const touchKeySchema = z.strictObject({
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 32),
  typedAt: timeSchema,
});
export type TouchKey = z.infer<typeof touchKeySchema>;

const bytesUpTo = (most: number) =>
  z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= most);

const path = z.string().min(1).max(4_096);

export const shellCalls = {
  /** Writes a backup to this file and reads it back. */
  'backup.write': { request: z.strictObject({ file: path }), response: nothing },
  /** From now on a daily backup goes to this folder; the first is made at once. */
  'backup.useFolder': { request: z.strictObject({ folder: path }), response: nothing },
  'restore.inspect': { request: z.strictObject({ file: path }), response: restoreFileSchema },
  'restore.from': {
    request: z.strictObject({ file: path, words: z.string().max(2_000), protection: protectionSchema }),
    response: profileStatusSchema,
  },
  /** Just before a lock, where the person chose a finger: what opens the vault besides the keychain, and since when. */
  'lock.handOver': { request: nothing, response: z.strictObject({ touch: touchKeySchema.nullable() }) },
  'lock.openWithKey': { request: touchKeySchema, response: profileStatusSchema },
  /** Takes a file in: what it tells besides its content is removed, and it lies sealed in the vault. */
  'files.take': { request: z.strictObject({ path }), response: preparedFileSchema },
  'files.takeBytes': {
    request: z.strictObject({ name: z.string().max(1_000), bytes: bytesUpTo(limits.pastedBytes) }),
    response: preparedFileSchema,
  },
  /** Writes a file's content to this path: whole, or nothing of it. */
  'files.write': { request: z.strictObject({ file: idSchema, path }), response: nothing },
  /** Begins to read a file's content; `reader` is for `files.next`. */
  'files.begin': {
    request: z.strictObject({ file: idSchema }),
    response: z.strictObject({ reader: z.int(), name: z.string(), type: z.string(), bytes: z.int() }),
  },
  /** The next bytes, at most 1 MiB; null: that was all, and the reader is gone. */
  'files.next': {
    request: z.strictObject({ reader: z.int() }),
    response: z.strictObject({ bytes: bytesUpTo(1024 * 1024).nullable() }),
  },
  /** Enough was read. */
  'files.end': { request: z.strictObject({ reader: z.int() }), response: nothing },
  /** Writes everything to this file; sealed where there is a passphrase. */
  'portability.write': {
    request: z.strictObject({
      file: path,
      passphrase: z.string().max(2_000).nullable(),
      language: z.enum(['en', 'ar']),
    }),
    response: portableMadeSchema,
  },
  'portability.inspect': { request: z.strictObject({ file: path }), response: portableFileSchema },
  'portability.take': {
    request: z.strictObject({ file: path, passphrase: z.string().max(2_000).nullable() }),
    response: portableTakenSchema,
  },
  'audit.write': { request: z.strictObject({ file: path }), response: nothing },
  /** Writes the receipt of an account's end to this file; `request.invalid` where there is none. */
  'erasure.writeReceipt': { request: z.strictObject({ file: path }), response: nothing },
  /** Writes one receipt to this file; `request.invalid` for one that is not here. */
  /** Writes what the window counted and worded, and issues the receipt of it. */
  'rights.writeReport': { request: accessReportSchema.extend({ file: path }), response: nothing },
  /** The live call of this conversation, or a new one of which nobody was told; for the window that is about to open. */
  'calls.begin': { request: z.strictObject({ conversation: idSchema }), response: callViewSchema },
  /** After a lock, or after another engine ended: takes this call up again from the store; null where it is not known. */
  'calls.resume': { request: z.strictObject({ call: idSchema }), response: callViewSchema.nullable() },
  /** One of the engine's channels of the call window (`callChannels`) for the call of that window; parsed on both sides of it. */
  'calls.ask': {
    request: z.strictObject({ call: idSchema, channel: z.string().max(40), request: z.unknown() }),
    response: z.unknown(),
  },
  'receipts.write': { request: z.strictObject({ id: idSchema, file: path }), response: nothing },
} as const satisfies Record<string, { readonly request: z.ZodType; readonly response: z.ZodType }>;

export type ShellCall = keyof typeof shellCalls;
export type ShellRequest<Name extends ShellCall> = z.infer<(typeof shellCalls)[Name]['request']>;
export type ShellResponse<Name extends ShellCall> = z.infer<(typeof shellCalls)[Name]['response']>;
