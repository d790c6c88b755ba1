/** The service inside the test's process on a given database, with a clock that the test moves. */
import type { Clock } from '../../service/clock.ts';
import { readConfig } from '../../service/config.ts';
import { type RunningService, type StartOptions, startService } from '../../service/start.ts';

/** A clock that stands at the real time of its making until it is moved. */
export class TestClock implements Clock {
  #now = Date.now();
  #monotonic = 0;

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  /** Time passes. */
  advance(ms: number): void {
    this.#now += ms;
    this.#monotonic += ms;
  }

  /** Somebody sets the wall clock. */
  jump(ms: number): void {
    this.#now += ms;
  }
}

export function startInProcess(
  databaseUrl: string,
  clock: Clock,
  env: NodeJS.ProcessEnv = {},
  options: StartOptions = {},
): Promise<RunningService> {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    O7_PORT: '0',
    O7_LOG_LEVEL: 'silent',
    O7_RATE_SCALE: '100',
    ...env,
  });
  return startService(config, { clock, ...options });
}
