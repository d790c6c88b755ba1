/** TURN servers with credentials that end by themselves, in the form that coturn checks without asking anybody. */
import { createHmac, randomBytes } from 'node:crypto';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import type { TurnConfig } from '../config.ts';
import type { Context } from '../context.ts';

/**
 * User name and password of the TURN REST form (draft-uberti-behave-turn-rest-00): the end in seconds and 16 random bytes,
 * and their HMAC-SHA-1 under the secret that the TURN server shares. No account stands in it.
 */
function makeCredential({ secret, lifetimeMs }: TurnConfig, now: number) {
  const seconds = Math.floor((now + lifetimeMs) / 1000);
  const username = `${seconds}:${randomBytes(16).toString('base64url')}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { username, credential, expiresAt: seconds * 1000 };
}

/** Without a TURN server an empty list, which is good for as long as the app likes to keep it. */
export async function giveIceServers(
  { config, clock }: Context,
  _request: RouteRequest<'calls.iceServers'>,
): Promise<Omit<RouteResponse<'calls.iceServers'>, 'v'>> {
  const zoom = config.zoom !== null;
  if (config.turn === null) return { servers: [], expiresAt: clock.now(), zoom };
  const { expiresAt, ...credentials } = makeCredential(config.turn, clock.now());
  return { servers: [{ urls: [...config.turn.urls], ...credentials }], expiresAt, zoom };
}
