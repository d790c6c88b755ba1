/** The meeting place of two computers of one person while they are linked. */
import { z } from 'zod';
import { bytesSchema, timeSchema } from '../../domain/ids.ts';
import { limits } from '../../domain/limits.ts';
import { lookupIdSchema } from '../schemas.ts';
import { base64Room, kb, type RouteContract, request } from './shared.ts';

export const linksRoutes = {
  /** Waits for ten minutes for another computer of the same person. An account waits for one at a time: the one before ends. */
  'links.create': {
    auth: 'device',
    bodyLimit: base64Room(limits.linkPartBytes),
    request: request({ lookupId: lookupIdSchema, offer: bytesSchema(limits.linkPartBytes, 1) }),
    response: request({ expiresAt: timeSchema, time: timeSchema }),
  },
  /** What waits under a look-up id. Nothing is told of one that is unknown, was answered, or is over. */
  'links.fetch': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({ offer: bytesSchema(limits.linkPartBytes, 1) }),
  },
  /** The new computer's answer: one, and no other after it. The same again is a retry. */
  'links.answer': {
    auth: 'none',
    bodyLimit: base64Room(limits.linkPartBytes),
    request: request({ lookupId: lookupIdSchema, answer: bytesSchema(limits.linkPartBytes, 1) }),
    response: request({}),
  },
  /** What has come so far: each of the two waits for the other's next part. */
  'links.read': {
    auth: 'none',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({
      answer: bytesSchema(limits.linkPartBytes, 1).nullable(),
      reveal: bytesSchema(limits.linkPartBytes, 1).nullable(),
      handover: bytesSchema(limits.linkHandoverBytes, 1).nullable(),
    }),
  },
  /** The existing computer's next part, by the account that waits; each part once. */
  'links.put': {
    auth: 'device',
    bodyLimit: base64Room(limits.linkHandoverBytes),
    request: request({
      lookupId: lookupIdSchema,
      part: z.enum(['reveal', 'handover']),
      sealed: bytesSchema(limits.linkHandoverBytes, 1),
    }),
    response: request({}),
  },
  /** The existing computer stops waiting. */
  'links.end': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ lookupId: lookupIdSchema }),
    response: request({}),
  },
} as const satisfies Record<string, RouteContract>;
