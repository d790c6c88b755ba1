/** While the app is locked: asks now and then how many messages wait, with a token that opens nothing else. No key is here. */
import type { Watch } from '../../../contract/bridge/engine-port.ts';
import { toAppError } from '../../../contract/errors/app-error.ts';
import type { Clock } from '../clock.ts';
import type { Emit } from '../emit.ts';
import type { Network } from '../sync/network.ts';
import { createServiceClient } from '../sync/service-client.ts';

const everyMs = 60_000;
/** After failures in a row the pause doubles, up to this. */
const longestMs = 15 * 60_000;

/** What the service says once the token, or the device, is over: asking again never helps. */
const final: ReadonlySet<string> = new Set(['auth.failed', 'auth.expired', 'device.revoked']);

export interface WatchDeps {
  /** Opened for this watch alone; closed with it. */
  readonly network: Network;
  readonly clock: Clock;
  readonly emit: Emit;
  /** Once this is false the watch ends and says nothing more. */
  readonly isLocked: () => boolean;
}

/** Begins at once. `unread` lines were known when the app locked; what waits is added to them. */
export function watchCount({ token, expiresAt, unread }: Watch, deps: WatchDeps): { stop(): void } {
  const { network, clock, emit } = deps;
  const client = createServiceClient(network);
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let waiting = 0;
  let failures = 0;

  const stop = (): void => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    network.close();
  };
  const isOver = (): boolean => ended || clock.now() >= expiresAt || !deps.isLocked();

  const ask = async (): Promise<void> => {
    if (isOver()) return stop();
    try {
      const { count } = await client.askAs(token, 'watch.count', {});
      if (isOver()) return stop();
      if (count !== waiting) emit('attention.changed', { unread: unread + count, arrived: count > waiting });
      waiting = count;
      failures = 0;
    } catch (thrown) {
      if (final.has(toAppError(thrown).code)) return stop();
      failures += 1;
    }
    if (!ended) timer = setTimeout(next, Math.min(longestMs, everyMs * 2 ** failures)).unref();
  };
  const next = (): void => {
    ask().catch(stop);
  };

  next();
  return { stop };
}
