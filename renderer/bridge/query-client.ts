// The cache of what was read over the bridge.

import { QueryClient } from '@tanstack/react-query';
import { isEngineAway } from './bridge.ts';

/** A cache that trusts events, never the clock or the window's focus, and asks again only when the engine was away. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        // The bridge is inside this computer: the browser's idea of "online" has nothing to say here.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 5 && isEngineAway(error),
        retryDelay: 0,
      },
      mutations: {
        networkMode: 'always',
        retry: (failures, error) => failures < 3 && isEngineAway(error),
        retryDelay: 0,
      },
    },
  });
}
