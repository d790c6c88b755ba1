/** Every route of the contract with its handler; the type demands that none is missing. */
import type { FastifyInstance } from 'fastify';
import type { RouteName } from '../../contract/wire/routes.ts';
import type { Context } from '../context.ts';
import type { RateLimiter } from '../http/rate-limit.ts';
import { type Handlers, registerRoute } from '../http/route.ts';
import { abuseHandlers } from './abuse.ts';
import { accountHandlers } from './accounts.ts';
import { ageHandlers } from './age.ts';
import { blobHandlers } from './blobs.ts';
import { callHandlers } from './calls.ts';
import { choiceHandlers } from './choices.ts';
import { contactHandlers } from './contact.ts';
import { conversationHandlers } from './conversations.ts';
import { erasureHandlers } from './erasure.ts';
import { invitationHandlers } from './invitations.ts';
import { keyPackageHandlers } from './key-packages.ts';
import { linkingHandlers } from './linking.ts';
import { loginHandlers } from './login.ts';
import { policyHandlers } from './policy.ts';
import { protectionHandlers } from './protection.ts';
import { receiptHandlers } from './receipts.ts';
import { recoveryHandlers } from './recovery.ts';

const handlers: Handlers = {
  ...loginHandlers,
  ...accountHandlers,
  ...invitationHandlers,
  ...keyPackageHandlers,
  ...conversationHandlers,
  ...protectionHandlers,
  ...recoveryHandlers,
  ...linkingHandlers,
  ...abuseHandlers,
  ...ageHandlers,
  ...contactHandlers,
  ...receiptHandlers,
  ...policyHandlers,
  ...choiceHandlers,
  ...blobHandlers,
  ...erasureHandlers,
  ...callHandlers,
};

export function registerRoutes(app: FastifyInstance, context: Context, limiter: RateLimiter): void {
  for (const name of Object.keys(handlers) as RouteName[]) {
    registerRoute(app, context, limiter, name, handlers[name] as Handlers[typeof name]);
  }
}
