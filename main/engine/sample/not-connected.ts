/** What stands in for the way to the service in the sample practice: there is none, and every attempt says so. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { DeskConnection } from '../desk-connection.ts';
import type { Desk } from '../messaging/desk.ts';
import { countWaiting } from '../store/repositories/messages.ts';
import type { Network } from '../sync/network.ts';

const refuse = (): Promise<never> => Promise.reject(new AppError('sample.notConnected'));

/** Opens nothing. The origin is a name reserved for never being found (RFC 2606). */
export const refusingNetwork: Network = {
  origin: 'https://sample.invalid',
  post: refuse,
  openSocket: refuse,
  secrecy: () => ({ state: 'none', cipher: null, version: null, keyBits: null }),
  close() {},
};

/** Always idle: what is written waits here. */
export function notConnected(desk: Desk): DeskConnection {
  return {
    keeper: { authorised: refuse, current: refuse, renew: refuse },
    view: () => ({
      state: 'idle',
      since: desk.clock.now(),
      waiting: countWaiting(desk.store, null),
      error: null,
    }),
    wake() {},
    retry() {},
    stop: () => Promise.resolve(),
  };
}
