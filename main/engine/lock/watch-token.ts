/** While the app is open: sees to it that the shell holds a count token for the time in which the app is locked. */
import type { WatchToken } from '../../../contract/bridge/engine-port.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Clock } from '../clock.ts';
import type { Companion } from '../desk-connection.ts';

/** A token is replaced while this much is left, so that a lock at any moment has at least as long. */
const marginMs = 12 * 60 * 60 * 1000;

export interface WatchTokenDeps {
  /** A passcode is set, and nobody else uses this computer. */
  readonly isWanted: () => boolean;
  /** Null: the shell forgets the one it has. */
  readonly hand: (token: WatchToken | null) => void;
  readonly clock: Clock;
}

/** What the service refuses now is asked again on the next connection. */
export function keepWatchToken({ isWanted, hand, clock }: WatchTokenDeps): Companion {
  let endsAt: number | null = null;
  return {
    async whileConnected(authorised) {
      if (!isWanted()) {
        if (endsAt !== null) hand(null);
        endsAt = null;
        return;
      }
      if (endsAt !== null && endsAt - marginMs > clock.now()) return;
      try {
        const { token, expiresAt, time } = await authorised('watch.start', {});
        // On this computer's clock, whatever the service's says.
        endsAt = clock.now() + (expiresAt - time);
        if (isWanted()) hand({ token, expiresAt: endsAt });
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
    },
    close() {},
  };
}
