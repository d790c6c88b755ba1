/** Requests as this device, with a token that is renewed when it has run out. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { RouteName, RouteResponse } from '../../../contract/wire/routes.ts';
import type { Clock } from '../clock.ts';
import type { Session } from './login.ts';
import type { Ask, ServiceClient } from './service-client.ts';

/** Asks the service as this device. Errors: `network.*`, `auth.*`, the route's own. */
export type Authorised = <Name extends RouteName>(
  name: Name,
  request: Ask<Name>,
) => Promise<RouteResponse<Name>>;

/** A token this close to its end is renewed before use. */
const marginMs = 30_000;

export interface SessionKeeper {
  readonly authorised: Authorised;
  /** A session with time left, logged in anew when needed. */
  current(): Promise<Session>;
  /** A fresh session, whatever is held. */
  renew(): Promise<Session>;
}

/** Keeps at most one session; concurrent callers share one login. */
export function createSessionKeeper(
  client: ServiceClient,
  clock: Clock,
  logIn: () => Promise<Session>,
): SessionKeeper {
  let held: Session | null = null;
  let pending: Promise<Session> | null = null;

  const renew = () => {
    pending ??= logIn()
      .then((session) => {
        held = session;
        return session;
      })
      .finally(() => {
        pending = null;
      });
    return pending;
  };
  const current = async () => (held !== null && held.expiresAt - marginMs > clock.now() ? held : renew());

  const authorised: Authorised = async (name, request) => {
    const session = await current();
    try {
      return await client.askAs(session.token, name, request);
    } catch (thrown) {
      const expired = thrown instanceof AppError && thrown.code === 'auth.expired';
      if (!expired) throw thrown;
      return client.askAs((await renew()).token, name, request);
    }
  };
  return { authorised, current, renew };
}
