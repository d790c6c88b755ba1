/** Every request of the service: all are `POST /v1/<name>` with a JSON body, so that no id ever stands in a URL. */
import type { z } from 'zod';
import { abuseRoutes } from './routes/abuse.ts';
import { accountsRoutes } from './routes/accounts.ts';
import { ageRoutes } from './routes/age.ts';
import { blobsRoutes } from './routes/blobs.ts';
import { callsRoutes } from './routes/calls.ts';
import { choicesRoutes } from './routes/choices.ts';
import { contactRoutes } from './routes/contact.ts';
import { conversationsRoutes } from './routes/conversations.ts';
import { devicesRoutes } from './routes/devices.ts';
import { erasureRoutes } from './routes/erasure.ts';
import { invitationsRoutes } from './routes/invitations.ts';
import { linksRoutes } from './routes/links.ts';
import { policyRoutes } from './routes/policy.ts';
import { receiptsRoutes } from './routes/receipts.ts';
import { sessionRoutes } from './routes/session.ts';
import type { RouteContract } from './routes/shared.ts';

export type { RouteContract };

export const routes = {
  ...sessionRoutes,
  ...accountsRoutes,
  ...devicesRoutes,
  ...linksRoutes,
  ...invitationsRoutes,
  ...conversationsRoutes,
  ...abuseRoutes,
  ...ageRoutes,
  ...contactRoutes,
  ...receiptsRoutes,
  ...policyRoutes,
  ...choicesRoutes,
  ...blobsRoutes,
  ...erasureRoutes,
  ...callsRoutes,
} as const satisfies Record<string, RouteContract>;

export type RouteName = keyof typeof routes;
export type RouteRequest<Name extends RouteName> = z.infer<(typeof routes)[Name]['request']>;
export type RouteResponse<Name extends RouteName> = z.infer<(typeof routes)[Name]['response']>;

/** The path of a route. */
export function routePath(name: RouteName): string {
  return `/v1/${name}`;
}

/** The path of the live socket (WebSocket, token in the Authorization header of the upgrade). */
export const livePath = '/v1/live';

/** The body of every refusal: `{ v: 1, error }` with the HTTP status of the code. */
export { errorReportSchema } from '../errors/schema.ts';
