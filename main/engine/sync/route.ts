/** The way to the service: directly, or through the proxy that the system names; the shell may change it at any time. */

export interface Route {
  /** The origin of the proxy to go through, or null for none; waits until somebody has said so. */
  proxy(): Promise<string | null>;
  /** From the next connection on. */
  use(proxy: string | null): void;
}

/** A route that nobody has named yet. */
export function createRoute(): Route {
  const first = Promise.withResolvers<void>();
  let current: string | null = null;
  return {
    async proxy() {
      await first.promise;
      return current;
    },
    use(proxy) {
      current = proxy;
      first.resolve();
    },
  };
}

/** Without a shell (tests, benches) there is no system to ask. */
export const directRoute: Route = { proxy: async () => null, use: () => {} };
