/** Wrong passcodes: counted before each try, so that killing the app saves nobody the wait; kept across restarts. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { writeDurably } from './durable-file.ts';

const second = 1_000;
const minute = 60 * second;
/** Free tries, then the wait after each further one; the last holds for all that follow. */
const freeTries = 4;
const waits = [15 * second, minute, 5 * minute, 15 * minute, 60 * minute];

const schema = z.strictObject({ tries: z.int().min(0).max(1_000_000), lastAt: z.int().nonnegative() });
type Tries = z.infer<typeof schema>;

/** Wrong tries since the last unlock. */
export interface Attempts {
  count(): number;
  /** No passcode counts before this time; null: now. */
  waitUntil(now: number): number | null;
  /** Call before a passcode is looked at. */
  record(now: number): void;
  /** The last one could not be looked at after all. */
  forgive(): void;
  /** After the right one. */
  clear(): void;
}

/** How long to wait after so many wrong tries, in ms. */
export function waitAfter(tries: number): number {
  if (tries <= freeTries) return 0;
  return waits[Math.min(tries - freeTries, waits.length) - 1] ?? 0;
}

export function openAttempts(file: string): Attempts {
  /** When a clock that was set back was first seen: the wait starts again there, once. */
  let setBackAt: number | null = null;
  const read = (): Tries => {
    if (!existsSync(file)) return { tries: 0, lastAt: 0 };
    try {
      return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      // Written over by somebody: the longest wait from the next try on, and the right passcode still opens.
      return { tries: freeTries + waits.length, lastAt: 0 };
    }
  };
  const write = (tries: Tries): void => writeDurably(file, `${JSON.stringify(tries)}\n`);
  return {
    count: () => read().tries,
    waitUntil(now) {
      const { tries, lastAt } = read();
      if (lastAt > now) setBackAt ??= now;
      const until = Math.min(lastAt, setBackAt ?? lastAt) + waitAfter(tries);
      return until > now ? until : null;
    },
    record(now) {
      setBackAt = null;
      write({ tries: read().tries + 1, lastAt: now });
    },
    forgive() {
      const { tries, lastAt } = read();
      if (tries > 0) write({ tries: tries - 1, lastAt });
    },
    clear: () => rmSync(file, { force: true }),
  };
}
