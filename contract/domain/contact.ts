/** A message to whoever runs the service, and the answer to it: exactly these words leave, sealed to the operator's key. */
import { z } from 'zod';
import { fromBase64Url } from '../encoding/base64url.ts';
import { ByteWriter } from '../encoding/bytes.ts';
import { idSchema, key32Schema, timeSchema } from './ids.ts';
import { limits } from './limits.ts';

/** How an answer can come: not at all, by e-mail, or in the app, sealed to a key that this one message was given. */
export const contactReplySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('email'), address: z.string().min(3).max(limits.emailLetters) }),
  z.strictObject({ kind: z.literal('app'), key: key32Schema }),
]);

/** Says nothing about who writes: neither account nor device. */
export const contactMessageSchema = z.strictObject({
  v: z.literal(1),
  id: idSchema,
  at: timeSchema,
  text: z.string().min(1).max(limits.contactLetters),
  reply: contactReplySchema,
});
export type ContactMessage = z.infer<typeof contactMessageSchema>;

export const contactAnswerSchema = z.strictObject({
  v: z.literal(1),
  id: idSchema,
  at: timeSchema,
  text: z.string().min(1).max(limits.contactLetters),
});
export type ContactAnswer = z.infer<typeof contactAnswerSchema>;

/** What is authenticated with a sealed message, so that one cannot be handed in as another. */
export const contactMessageContext = (id: string): Uint8Array =>
  new ByteWriter().text('o7-contact-v1').raw(fromBase64Url(id)).done();

/** The same for an answer. */
export const contactAnswerContext = (id: string): Uint8Array =>
  new ByteWriter().text('o7-contact-answer-v1').raw(fromBase64Url(id)).done();

const address = /^[^\s@\p{Cc}\p{Cf}]{1,64}@[^\s@.\p{Cc}\p{Cf}]+(?:\.[^\s@.\p{Cc}\p{Cf}]+)+$/u;

/** Whether this could be an e-mail address; nobody is asked whether it is one. */
export function isMailAddress(typed: string): boolean {
  return typed.length <= limits.emailLetters && address.test(typed);
}
