/** What a call needs of the service: relays for its sealed media, and a token for Zoom where the operator offers it. */
import { z } from 'zod';
import { timeSchema } from '../../domain/ids.ts';
import { isTurnUrl, mostTurnUrls, turnUrlLength } from '../../domain/turn-url.ts';
import { kb, type RouteContract, request } from './shared.ts';

const opaque = (least: number, most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]*$/)
    .min(least)
    .max(most);

const iceServer = z.strictObject({
  urls: z
    .array(z.string().max(turnUrlLength).refine(isTurnUrl, 'not a TURN address'))
    .min(1)
    .max(mostTurnUrls),
  /** `<unix seconds>:<random>`: good until then, and nobody's name. */
  username: z.string().regex(/^\d{10}:[A-Za-z0-9_-]{22}$/),
  /** Base64 of HMAC-SHA-1 over the user name. */
  credential: z.string().regex(/^[A-Za-z0-9+/]{27}=$/),
});

export const callsRoutes = {
  /**
   * Relays and credentials for new connections until `expiresAt`; a connection that stands outlives them. No servers: the
   * operator runs none. `zoom`: tokens are made here. Nothing is said about the call or whom it is with, and nothing kept.
   */
  'calls.iceServers': {
    auth: 'device',
    bodyLimit: kb,
    request: request({}),
    response: request({
      servers: z.array(iceServer).max(1),
      expiresAt: timeSchema,
      zoom: z.boolean(),
    }),
  },
  /**
   * A token for one person in one Zoom session, never with a right to record. For practices alone: `calls.notPractice`,
   * `calls.zoomNotOffered`. `tpc` is the session's name, `userKey` this person in it; both are made for one call by the
   * apps, and say nothing to the service.
   */
  'calls.zoomToken': {
    auth: 'device',
    bodyLimit: kb,
    request: request({ tpc: opaque(22, 64), role: z.enum(['host', 'guest']), userKey: opaque(16, 36) }),
    response: request({
      token: z
        .string()
        .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/)
        .max(2 * kb),
      expiresAt: timeSchema,
    }),
  },
} as const satisfies Record<string, RouteContract>;
