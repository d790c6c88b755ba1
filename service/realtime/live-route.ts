/** The upgrade to a live socket: guarded, rate limited and authenticated before the WebSocket exists. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { livePath } from '../../contract/wire/routes.ts';
import { authenticate } from '../accounts/tokens.ts';
import type { Caller, Context } from '../context.ts';
import { refuseForeignOrigin } from '../http/origin-guard.ts';
import type { RateLimiter } from '../http/rate-limit.ts';
import { liveRate } from '../http/rates.ts';
import { serveDevice } from './device-socket.ts';

export function registerLiveRoute(app: FastifyInstance, context: Context, limiter: RateLimiter): void {
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.route({
    method: 'GET',
    url: livePath,
    config: { routeName: 'live' },
    async onRequest(request) {
      refuseForeignOrigin(context, request);
      limiter.take('live', request.ip, liveRate);
      callers.set(request, await authenticate(context, request.headers.authorization, 'device'));
    },
    async handler(_request, reply) {
      // Not an upgrade: there is nothing to read here.
      reply.callNotFound();
      return reply;
    },
    wsHandler(socket, request) {
      const caller = callers.get(request);
      if (caller === undefined) socket.terminate();
      else serveDevice(context, caller, socket);
    },
  });
}
