/** Schemas for the small values that every layer shares: ids, times, byte strings. */
import { z } from 'zod';
import { isCalendarDay } from './calendar-day.ts';

/** 16 random bytes as base64url: 22 letters, the last of which carries 2 bits only. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{21}[AQgw]$/);

/** Milliseconds since 1970 UTC. */
export const timeSchema = z.int().nonnegative();

/** A day of the calendar, `YYYY-MM-DD`. */
export const calendarDaySchema = z.string().length(10).refine(isCalendarDay, 'no such day');

/** Byte strings on bridge and wire: base64url with at most `maxBytes` bytes. */
export const bytesSchema = (maxBytes: number, minBytes = 0) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/)
    .min(Math.ceil((minBytes * 4) / 3))
    .max(Math.ceil((maxBytes * 4) / 3));

/** Exactly 32 bytes (a public key, a hash): 43 letters. */
export const key32Schema = z.string().regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/);

/** Exactly 64 bytes (an Ed25519 signature): 86 letters. */
export const signatureSchema = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/);
