/** Blocks, and reports to the operator. */
import { z } from 'zod';
import { bytesSchema, idSchema, key32Schema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { base64Room, kb, type RouteContract, request } from './shared.ts';

export const abuseRoutes = {
  /** From now on the messages of this account to the caller's, in conversations of two, are delivered to nobody, or are again. */
  'blocks.put': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ account: idSchema, blocked: z.boolean() }),
    response: request({}),
  },
  /** Whose key reports are sealed to (X25519); null where this operator takes none. */
  'operator.key': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({ publicKey: key32Schema.nullable() }),
  },
  /** A report, sealed to the operator's key. The same id again gets the same answer. `request.tooMany` above the limit. */
  'reports.put': {
    auth: 'device',
    bodyLimit: base64Room(limits.reportBytes),
    request: request({ report: idSchema, sealed: bytesSchema(limits.reportBytes, 512) }),
    response: request({ receivedAt: timeSchema }),
  },
} as const satisfies Record<string, RouteContract>;
