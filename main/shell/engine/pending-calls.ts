// Calls that wait for the engine's answer. A call settles exactly once: answered, timed out, or rejected because the engine ended.

import type { FromEngine } from '../../../contract/bridge/engine-port.ts';
import { AppError, type ErrorReport } from '../../../contract/errors/app-error.ts';

/** The engine answers with a code of its own long before this; it only ends calls of an engine that hangs. */
const callTimeoutMs = 120_000;

type Reply = Extract<FromEngine, { t: 'reply' }>;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly timer: NodeJS.Timeout | undefined;
  readonly channel: string;
}

export interface PendingCalls {
  /** Registers a call; `send` gets its id. `isLong`: its work has no end that is known before; only the engine's own end ends it. */
  readonly add: (channel: string, send: (id: number) => void, isLong?: boolean) => Promise<unknown>;
  /** Whether a call of one of these channels waits. */
  readonly has: (channels: ReadonlySet<string>) => boolean;
  readonly settle: (reply: Reply) => void;
  readonly rejectAll: () => void;
}

function errorOf(report: ErrorReport): AppError {
  return new AppError(report.code, { fields: report.fields });
}

/** An empty table of pending calls. Ids are never reused within one run of the app. */
export function createPendingCalls(): PendingCalls {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    if (found !== undefined) {
      clearTimeout(found.timer);
      waiting.delete(id);
    }
    return found;
  };
  return {
    has: (channels) => [...waiting.values()].some(({ channel }) => channels.has(channel)),
    add: (channel, send, isLong = false) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const id = lastId;
        const end = () => take(id)?.reject(new AppError('request.timeout'));
        const timer = isLong ? undefined : setTimeout(end, callTimeoutMs);
        waiting.set(id, { resolve, reject, timer, channel });
        send(id);
      }),
    settle: (reply) => {
      const call = take(reply.id);
      if (call === undefined) return;
      if (reply.ok) call.resolve(reply.value);
      else call.reject(errorOf(reply.error));
    },
    rejectAll: () => {
      for (const id of [...waiting.keys()]) take(id)?.reject(new AppError('engine.restarted'));
    },
  };
}
