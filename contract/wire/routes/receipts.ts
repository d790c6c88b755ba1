/** The service's signing key, and its signature under receipts it knows the hash of alone. */
import { key32Schema, signatureSchema, timeSchema } from '../../domain/ids.ts';
import { kb, type RouteContract, request } from './shared.ts';

export const receiptsRoutes = {
  /** The key (Ed25519) that this service signs with; made at its first start, the same ever after. */
  'service.keys': {
    auth: 'none',
    bodyLimit: kb,
    request: request({}),
    response: request({ signingKey: key32Schema }),
  },
  /** Signs that this hash was shown at this time. Nothing is kept of it. */
  'receipts.countersign': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ hash: key32Schema }),
    response: request({ at: timeSchema, signature: signatureSchema }),
  },
} as const satisfies Record<string, RouteContract>;
