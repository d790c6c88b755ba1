/** The way to the service: directly, or through the proxies that the system names. Nobody is asked before it is needed. */

/** The origin of a proxy to go through, or null for directly. */
export type Way = string | null;

export interface Route {
  /** What to try, in order, never empty; the same array until another answer came. Waits for an answer, asking for one. */
  ways(): Promise<readonly Way[]>;
  /** Nothing came through, or what stood broke: perhaps the network is another one now. The next `ways` asks anew. */
  doubt(): void;
  /** The answer. */
  use(ways: readonly Way[]): void;
}

/** A route that nobody has named yet; `ask` is called once for each answer that is needed, `use` must follow it. */
export function createRoute(ask: () => void): Route {
  let answer: PromiseWithResolvers<readonly Way[]> | null = null;
  let isAnswered = false;
  return {
    ways() {
      if (answer !== null) return answer.promise;
      const asked = Promise.withResolvers<readonly Way[]>();
      answer = asked;
      ask();
      return asked.promise;
    },
    doubt() {
      // Whoever waits goes on waiting for the answer that is under way.
      if (isAnswered) answer = null;
      isAnswered = false;
    },
    use(ways) {
      if (isAnswered || answer === null) answer = Promise.withResolvers();
      answer.resolve(ways);
      isAnswered = true;
    },
  };
}

const direct: readonly Way[] = [null];

/** Without a shell (tests, benches), and to a service on this computer, there is no system to ask. */
export const directRoute: Route = { ways: async () => direct, doubt: () => {}, use: () => {} };
