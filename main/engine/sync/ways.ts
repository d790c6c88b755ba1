/** Tries the ways of a route in their order: past a proxy that is dead, staying with the one that worked. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Route, Way } from './route.ts';

/** Goes to the service by one of the ways. */
export type Travel = <Result>(go: (way: Way, ways: readonly Way[]) => Promise<Result>) => Promise<Result>;

const isOf = (thrown: unknown, prefix: string): boolean =>
  thrown instanceof AppError && thrown.code.startsWith(prefix);

/**
 * `network.proxyFailed` alone leads to the next way: it means that no tunnel stood, so nothing of the request has left.
 * Rejects with what the last way tried said; the route is asked anew after any `network.…` failure.
 */
export function createTravel(route: Route): Travel {
  let known: readonly Way[] = [];
  let good = 0;
  return async (go) => {
    const ways = await route.ways();
    if (ways !== known) {
      known = ways;
      good = 0;
    }
    const start = good;
    for (let tried = 0; ; tried += 1) {
      const at = (start + tried) % ways.length;
      try {
        const result = await go(ways[at] ?? null, ways);
        if (ways === known) good = at;
        return result;
      } catch (thrown) {
        if (isOf(thrown, 'network.proxyFailed') && tried + 1 < ways.length) continue;
        if (isOf(thrown, 'network.')) route.doubt();
        throw thrown;
      }
    }
  };
}
