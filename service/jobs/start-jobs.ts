/** What runs by the clock: expired tokens every second, dead connections every half minute, retention at start and hourly. */
import type { Context } from '../context.ts';
import { createErasures } from '../erasure/job.ts';
import { createExpiry } from './expiry.ts';

const secondMs = 1_000;
const aliveMs = 30_000;
const hourMs = 60 * 60 * 1000;

/** Retention has run once when this resolves. */
export async function startJobs(context: Context): Promise<{ stop(): Promise<void> }> {
  const { hub, log } = context;
  const expire = createExpiry(context);
  const erase = createErasures(context);
  let running: Promise<unknown> = Promise.resolve();
  const runExpiry = () => {
    running = running
      .then(expire)
      .catch((error: unknown) => log.error({ err: error }, 'retention failed'))
      .then(erase)
      .catch((error: unknown) => log.error({ err: error }, 'erasure failed'));
    return running;
  };
  const timers = [
    setInterval(() => hub.closeExpired(), secondMs),
    setInterval(() => hub.checkAlive(), aliveMs),
    setInterval(() => void runExpiry(), hourMs),
  ];
  await runExpiry();
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}
