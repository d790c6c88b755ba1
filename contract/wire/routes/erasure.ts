/** Erasing the caller's account everywhere, after a time to think again. */
import { z } from 'zod';
import { erasedStatementSchema, erasureRequestSchema, pendingErasureSchema } from '../../domain/erasure.ts';
import { idSchema, key32Schema, signatureSchema, timeSchema } from '../../domain/ids.ts';
import { kb, type RouteContract, request } from './shared.ts';

const state = request({ erasure: pendingErasureSchema.nullable() });

export const erasureRoutes = {
  /**
   * The account asks for its own end; the token alone is not enough. One under way stays as it is. A request that is not newer
   * than the last one, taken back or not, changes nothing. Answers what stands.
   */
  'erasure.ask': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ request: erasureRequestSchema }),
    response: state,
  },
  /** Takes back the account's own request of that time. Nothing under way: nothing changes. `erasure.notYours`. */
  'erasure.cancel': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ askedAt: timeSchema, signature: signatureSchema }),
    response: state,
  },
  'erasure.status': { auth: 'device', bodyLimit: kb, request: request({}), response: state },
  /**
   * What became of an account that nobody can log in to any more; null for one that is there, never was, or is forgotten.
   * `hash`: of a receipt to be countersigned, as `receipts.countersign` does for devices that can log in.
   */
  'erasure.outcome': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ account: idSchema, hash: key32Schema.nullable() }),
    response: request({
      erased: erasedStatementSchema.nullable(),
      countersignature: z.strictObject({ at: timeSchema, signature: signatureSchema }).nullable(),
    }),
  },
} as const satisfies Record<string, RouteContract>;
