/** Is the service there, logging in, and the count for a locked device. */
import { z } from 'zod';
import { idSchema, key32Schema, signatureSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { kb, type RouteContract, request, tokenSchema } from './shared.ts';

export const sessionRoutes = {
  /** Is the service there, and which one is it. */
  health: {
    auth: 'none',
    bodyLimit: kb,
    request: request({}),
    response: request({ service: z.literal('o7-therapy'), serviceGeneration: idSchema, time: timeSchema }),
  },
  /** Asks for a login nonce. The same answer for known and unknown devices. */
  'login.challenge': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ account: idSchema, device: idSchema }),
    response: request({ nonce: key32Schema, expiresAt: timeSchema }),
  },
  /** Trades a signed nonce for a token that names one device. */
  'login.finish': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ account: idSchema, device: idSchema, nonce: key32Schema, signature: signatureSchema }),
    response: request({
      token: tokenSchema,
      expiresAt: timeSchema,
      time: timeSchema,
    }),
  },
  /** A token for the time in which this device is locked. A device has one at a time; it ends after 24 h and with the device. */
  'watch.start': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({ token: tokenSchema, expiresAt: timeSchema, time: timeSchema }),
  },
  /** How many messages wait for the device. */
  'watch.count': {
    auth: 'count',
    bodyLimit: kb,
    request: request({}),
    response: request({ count: z.int().nonnegative().max(limits.mostCounted) }),
  },
} as const satisfies Record<string, RouteContract>;
