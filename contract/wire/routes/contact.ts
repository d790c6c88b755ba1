/** Messages to whoever runs the service: open to everybody, with an account or without, and the service learns no account. */
import { z } from 'zod';
import { bytesSchema, idSchema, key32Schema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { base64Room, kb, type RouteContract, request } from './shared.ts';

const sealed = bytesSchema(limits.contactBytes, 128);

export const contactRoutes = {
  /** Whose key messages are sealed to (X25519); null where this operator takes none. */
  'contact.key': {
    auth: 'none',
    bodyLimit: kb,
    request: request({}),
    response: request({ publicKey: key32Schema.nullable() }),
  },
  /** The id is random and known to nobody but its writer. The same id again gets the same answer. `contact.full`. */
  'contact.put': {
    auth: 'none',
    bodyLimit: base64Room(limits.contactBytes),
    request: request({ id: idSchema, sealed }),
    response: request({ receivedAt: timeSchema }),
  },
  /** `gone`: removed, or its time is over, or it never came. */
  'contact.look': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ id: idSchema }),
    response: request({ state: z.enum(['waiting', 'answered', 'gone']), answer: sealed.nullable() }),
  },
  /** Its writer takes it away, read or not. */
  'contact.remove': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ id: idSchema }),
    response: request({}),
  },
} as const satisfies Record<string, RouteContract>;
