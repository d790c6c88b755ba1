/** A device's signed request to the others of a conversation that they help it back in. */
import { z } from 'zod';
import { fromBase64Url } from '../encoding/base64url.ts';
import { ByteWriter } from '../encoding/bytes.ts';
import { idSchema, signatureSchema, timeSchema } from './ids.ts';

/** `rejoin`: it has no state of the group and asks to be added anew. `renew`: it cannot follow the log; the founder's app opens the next generation. */
export const askReasons = ['rejoin', 'renew'] as const;
export type AskReason = (typeof askReasons)[number];

/** Signed with the device's MLS key over {@link askBytes}. `epoch`: the last one it knows, 0 where it knows none. */
export const askSchema = z.strictObject({
  account: idSchema,
  device: idSchema,
  conversation: idSchema,
  generation: z.int().min(1),
  epoch: z.int().nonnegative(),
  reason: z.enum(askReasons),
  at: timeSchema,
  signature: signatureSchema,
});
export type Ask = z.infer<typeof askSchema>;

/**
 * What the device signs. It begins with four length bytes of which the first is zero, as nothing does that MLS signs with the
 * same key (RFC 9420, section 5.1.2: a label that begins with "MLS 1.0 " and is never empty).
 */
export function askBytes(ask: Omit<Ask, 'signature'>): Uint8Array {
  return new ByteWriter()
    .text('o7-ask-v1')
    .raw(fromBase64Url(ask.account))
    .raw(fromBase64Url(ask.device))
    .raw(fromBase64Url(ask.conversation))
    .u32(ask.generation)
    .u32(ask.epoch)
    .text(ask.reason)
    .u64(ask.at)
    .done();
}
