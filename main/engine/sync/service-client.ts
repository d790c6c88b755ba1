/** Typed requests to the service: request built, answer parsed, refusals turned into coded errors. */
import { z } from 'zod';
import { AppError } from '../../../contract/errors/app-error.ts';
import { isWireCode } from '../../../contract/errors/catalogue.ts';
import { errorReportSchema } from '../../../contract/errors/schema.ts';
import {
  type RouteName,
  type RouteRequest,
  type RouteResponse,
  routePath,
  routes,
} from '../../../contract/wire/routes.ts';
import type { Network } from './network.ts';

/** A request without its version field, which this file adds. */
export type Ask<Name extends RouteName> = Omit<RouteRequest<Name>, 'v'>;

export interface ServiceClient {
  /** Asks without a token. Errors: `network.*` and the service's own codes. */
  ask<Name extends RouteName>(name: Name, request: Ask<Name>): Promise<RouteResponse<Name>>;
  /** Asks as this device. */
  askAs<Name extends RouteName>(token: string, name: Name, request: Ask<Name>): Promise<RouteResponse<Name>>;
}

const refusalSchema = z.strictObject({ v: z.literal(1), error: errorReportSchema });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('network.badAnswer', { cause });
  }
}

/** A client over one network. */
export function createServiceClient(network: Network): ServiceClient {
  async function send<Name extends RouteName>(
    token: string | null,
    name: Name,
    request: Ask<Name>,
  ): Promise<RouteResponse<Name>> {
    const answer = await network.post(routePath(name), JSON.stringify({ v: 1, ...request }), token);
    const json = parseJson(answer.body);
    if (answer.status === 200) {
      const parsed = routes[name].response.safeParse(json);
      if (!parsed.success) throw new AppError('network.badAnswer', { cause: parsed.error });
      return parsed.data as RouteResponse<Name>;
    }
    const refusal = refusalSchema.safeParse(json);
    if (!refusal.success || !isWireCode(refusal.data.error.code))
      throw new AppError('network.badAnswer', { fields: { status: answer.status } });
    throw new AppError(refusal.data.error.code, { fields: refusal.data.error.fields });
  }
  return {
    ask: (name, request) => send(null, name, request),
    askAs: (token, name, request) => send(token, name, request),
  };
}
