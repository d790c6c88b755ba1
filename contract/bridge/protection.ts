/** What protects a profile on the computer where it comes to live. */
import { z } from 'zod';

/**
 * `passcode` null: the keychain alone. `shared`: others use this computer too, which needs a passcode, as does
 * `withoutKeychain`: the system offers no keychain, and a half of the key lies beside the database instead.
 */
export const protectionSchema = z.strictObject({
  passcode: z.string().max(2_000).nullable(),
  shared: z.boolean(),
  withoutKeychain: z.boolean(),
});
export type Protection = z.infer<typeof protectionSchema>;

/** One person, a keychain, no passcode: what holds when nobody said anything else. */
export const usualProtection: Protection = { passcode: null, shared: false, withoutKeychain: false };
