/** Registers one contract route: guard, rate limit, token, strict request schema, handler, response schema. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../contract/errors/app-error.ts';
import {
  type RouteName,
  type RouteRequest,
  type RouteResponse,
  routePath,
  routes,
} from '../../contract/wire/routes.ts';
import { authenticate } from '../accounts/tokens.ts';
import { encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { reach } from '../crash-points.ts';
import { refuseForeignOrigin } from './origin-guard.ts';
import type { RateLimiter } from './rate-limit.ts';
import { callerRate, openRate } from './rates.ts';

/** Who calls: a device where the contract asks for one or for its count token, else nobody. */
export type CallerOf<Name extends RouteName> = (typeof routes)[Name]['auth'] extends 'none' ? null : Caller;

/** A handler gets a parsed request and answers without the version field. */
export type Handler<Name extends RouteName> = (
  context: Context,
  request: RouteRequest<Name>,
  caller: CallerOf<Name>,
) => Promise<Omit<RouteResponse<Name>, 'v'>>;

/** One handler per route of the contract. */
export type Handlers = { readonly [Name in RouteName]: Handler<Name> };

type AnyHandler = (context: Context, request: unknown, caller: Caller | null) => Promise<object>;

/** Longer than any statement may take; work that still commits afterwards is found again by a replay. */
const handlerTimeoutMs = 20_000;

/** Registers a route; the handler's types were checked where it was written. */
export function registerRoute<Name extends RouteName>(
  app: FastifyInstance,
  context: Context,
  limiter: RateLimiter,
  name: Name,
  handler: Handler<Name>,
): void {
  const contract = routes[name];
  const callers = new WeakMap<FastifyRequest, Caller>();
  app.route({
    method: 'POST',
    url: routePath(name),
    bodyLimit: contract.bodyLimit,
    handlerTimeout: handlerTimeoutMs,
    config: { routeName: name },
    // Before a byte of the body is read.
    async onRequest(request) {
      refuseForeignOrigin(context, request);
      if (contract.auth === 'none') {
        limiter.take(name, request.ip, openRate(name));
        return;
      }
      const caller = await authenticate(context, request.headers.authorization, contract.auth);
      const { kind, rate } = callerRate(name);
      limiter.take(kind, encodeBytes(caller.device), rate);
      callers.set(request, caller);
    },
    async handler(request, reply) {
      const parsed = contract.request.safeParse(request.body);
      if (!parsed.success) throw new AppError('request.invalid');
      const answer = await (handler as unknown as AnyHandler)(
        context,
        parsed.data,
        callers.get(request) ?? null,
      );
      reach(`done:${name}`);
      return reply.send(contract.response.parse({ v: 1, ...answer }));
    },
  });
}
