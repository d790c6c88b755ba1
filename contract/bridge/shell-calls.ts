/** Calls that the shell alone makes to the engine: they carry paths, which no page ever holds. No page can name them. */
import { z } from 'zod';
import { timeSchema } from '../domain/ids.ts';
import { protectionSchema } from './protection.ts';
import { profileStatusSchema, restoreFileSchema } from './views.ts';

const nothing = z.strictObject({});
/** Argon2id output of the passcode, 32 bytes, and when that was last typed. Kept in memory alone, for eight hours. */
export const touchKeySchema = z.strictObject({
  key: z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length === 32),
  typedAt: timeSchema,
});
export type TouchKey = z.infer<typeof touchKeySchema>;

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
  'audit.write': { request: z.strictObject({ file: path }), response: nothing },
} as const satisfies Record<string, { readonly request: z.ZodType; readonly response: z.ZodType }>;

export type ShellCall = keyof typeof shellCalls;
export type ShellRequest<Name extends ShellCall> = z.infer<(typeof shellCalls)[Name]['request']>;
export type ShellResponse<Name extends ShellCall> = z.infer<(typeof shellCalls)[Name]['response']>;
