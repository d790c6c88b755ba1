/** The log: codes, counts and durations only. Serialisers are replaced so that no address, header, body or id can slip in. */
import { type Logger, pino } from 'pino';
import type { ServiceConfig } from './config.ts';

export type Log = Logger;

/** What may be said about an error: its kind, its code, and where in our code it was thrown. Never its message. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.name,
    code,
    at: frames.slice(0, 6).map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

/** A pino logger on stderr (stdout carries the ready line only). */
export function createLog(level: ServiceConfig['logLevel']): Log {
  return pino(
    {
      level,
      base: null,
      serializers: {
        err: describeError,
        error: describeError,
        req: () => undefined,
        res: () => undefined,
        request: () => undefined,
        reply: () => undefined,
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
