/** Rate limits in memory: a bucket per route and caller; addresses are kept only as a hash under a key that changes daily. */
import { createHmac, randomBytes } from 'node:crypto';
import { AppError } from '../../contract/errors/app-error.ts';
import type { Clock } from '../clock.ts';

/** A bucket of `burst` requests that refills at `perMinute`. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  left: number;
  filledAt: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const mostBuckets = 50_000;

export class RateLimiter {
  readonly #clock: Clock;
  readonly #scale: number;
  readonly #buckets = new Map<string, Bucket>();
  #key = randomBytes(32);
  #keySince: number;

  constructor(clock: Clock, scale: number) {
    this.#clock = clock;
    this.#scale = scale;
    this.#keySince = clock.monotonic();
  }

  /** Takes one request out of the bucket of `route` and `subject` (an address or a device); throws `request.tooMany`. */
  take(route: string, subject: string, rate: Rate): void {
    const now = this.#clock.monotonic();
    this.#renewKey(now);
    const name = createHmac('sha256', this.#key).update(`${route}\0${subject}`).digest('base64url');
    const burst = rate.burst * this.#scale;
    const perMs = (rate.perMinute * this.#scale) / 60_000;
    const held = this.#buckets.get(name) ?? { left: burst, filledAt: now };
    const left = Math.min(burst, held.left + (now - held.filledAt) * perMs);
    // Re-inserted last: the map's order is the order of last use.
    this.#buckets.delete(name);
    if (left < 1) {
      this.#buckets.set(name, { left, filledAt: now });
      throw new AppError('request.tooMany', { fields: { retryAfterMs: Math.ceil((1 - left) / perMs) } });
    }
    this.#buckets.set(name, { left: left - 1, filledAt: now });
    this.#dropOldest();
  }

  #renewKey(now: number): void {
    if (now - this.#keySince < dayMs) return;
    this.#key = randomBytes(32);
    this.#keySince = now;
    this.#buckets.clear();
  }

  #dropOldest(): void {
    for (const name of this.#buckets.keys()) {
      if (this.#buckets.size <= mostBuckets) return;
      this.#buckets.delete(name);
    }
  }
}
