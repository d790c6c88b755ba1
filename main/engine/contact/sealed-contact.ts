/** Seals a message to the operator, and the answer to it; each is opened by one private key alone. */
import type { z } from 'zod';
import {
  type ContactAnswer,
  type ContactMessage,
  contactAnswerContext,
  contactAnswerSchema,
  contactMessageContext,
  contactMessageSchema,
} from '../../../contract/domain/contact.ts';
import { wipe } from '../crypto/primitives.ts';
import { openSealed, sealTo } from '../crypto/sealed-to-key.ts';
import { padBody, unpadBody } from '../e2ee/padding.ts';

function sealJson(value: object, publicKey: Uint8Array, context: Uint8Array): Uint8Array {
  const padded = padBody(new TextEncoder().encode(JSON.stringify(value)));
  const sealed = sealTo(publicKey, padded, context);
  wipe(padded);
  return sealed;
}

/** Null where the key is another, anything was changed, or it is no such thing. */
function openJson<Schema extends z.ZodType<{ readonly id: string }>>(
  schema: Schema,
  sealed: Uint8Array,
  privateKey: Uint8Array,
  { id, context }: { readonly id: string; readonly context: Uint8Array },
): z.infer<Schema> | null {
  const padded = openSealed(privateKey, sealed, context);
  if (padded === null) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(unpadBody(padded)));
    const parsed = schema.safeParse(value);
    return parsed.success && parsed.data.id === id ? parsed.data : null;
  } catch {
    return null;
  }
}

export function sealContact(message: ContactMessage, operatorKey: Uint8Array): Uint8Array {
  return sealJson(message, operatorKey, contactMessageContext(message.id));
}

export function openContact(sealed: Uint8Array, privateKey: Uint8Array, id: string): ContactMessage | null {
  return openJson(contactMessageSchema, sealed, privateKey, { id, context: contactMessageContext(id) });
}

/** `replyKey`: the public key that came with the message. */
export function sealContactAnswer(answer: ContactAnswer, replyKey: Uint8Array): Uint8Array {
  return sealJson(answer, replyKey, contactAnswerContext(answer.id));
}

export function openContactAnswer(
  sealed: Uint8Array,
  privateKey: Uint8Array,
  id: string,
): ContactAnswer | null {
  return openJson(contactAnswerSchema, sealed, privateKey, { id, context: contactAnswerContext(id) });
}
