/** The HTTP server: limits and timeouts for every connection, all routes, the live socket, coded refusals. */

import { randomBytes } from 'node:crypto';
import websocket from '@fastify/websocket';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import { AppError } from '../contract/errors/app-error.ts';
import type { Context } from './context.ts';
import { acceptStrictJson } from './http/body-parser.ts';
import { answerClientError } from './http/client-error.ts';
import { RateLimiter } from './http/rate-limit.ts';
import { sendError } from './http/replies.ts';
import { tlsOptions } from './http/tls.ts';
import { registerLiveRoute } from './realtime/live-route.ts';
import { registerRoutes } from './routes/all.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the request log calls this route. */
    routeName?: string;
  }
}

/** Headers (and with them the token) must arrive within 5 s, the whole request within 30 s. */
const timeouts = { headersTimeout: 5_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000 };
const deviceFrameLimit = 16 * 1024;

/** Builds the server; the caller listens and closes. */
export async function buildServer(context: Context): Promise<FastifyInstance> {
  const { config, clock, log } = context;
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    // Our own line, in onResponse, says what a request log may say.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomBytes(9).toString('base64url'),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: 1024,
    connectionTimeout: 60_000,
    keepAliveTimeout: 30_000,
    requestTimeout: timeouts.requestTimeout,
    return503OnClosing: true,
    exposeHeadRoutes: false,
    clientErrorHandler: answerClientError,
    http: timeouts,
    ...(config.tls === null ? {} : { https: { ...tlsOptions(config.tls), ...timeouts } }),
  });
  const limiter = new RateLimiter(clock, config.rateScale);
  acceptStrictJson(app);
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendError(new AppError('request.notFound'), request, reply));
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.config.routeName ?? 'unknown';
    log.info({ id: request.id, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });
  await app.register(websocket, {
    options: { maxPayload: deviceFrameLimit, perMessageDeflate: false, clientTracking: true },
  });
  registerLiveRoute(app, context, limiter);
  registerRoutes(app, context, limiter);
  return app;
}
