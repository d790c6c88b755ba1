// The worker of the frames as the page starts it, also before there is anything to seal: it asks nobody and holds no key.

import { AppError } from '../../../../contract/errors/app-error.ts';
import type { FromFrameWorker } from './frame-messages.ts';

export interface FrameWorker {
  readonly worker: Worker;
  /** Rejects `call.noFrameEncryption` where it does not start; it is ended then. */
  readonly ready: Promise<void>;
}

/** Follows a worker that was made in this very turn until it runs. */
export function followFrameWorker(worker: Worker): FrameWorker {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  worker.onmessage = ({ data }: MessageEvent<FromFrameWorker>) => {
    if (data.kind === 'ready') resolve();
  };
  worker.onerror = (event) => reject(new AppError('call.noFrameEncryption', { cause: event.message }));
  // Also where nobody waits for it yet.
  promise.catch(() => worker.terminate());
  return { worker, ready: promise };
}

export interface WorkersAhead {
  /** Starts one, unless one is waiting already. */
  readonly prepare: () => void;
  /** The one that was started, once; otherwise, or where it did not start, a new one. */
  readonly take: () => FrameWorker;
}

/** One worker started ahead of the stay in a call that will need it: each stay has its own. */
export function createWorkersAhead(open: () => FrameWorker): WorkersAhead {
  let waiting: FrameWorker | null = null;
  return {
    prepare() {
      if (waiting !== null) return;
      const started = open();
      waiting = started;
      started.ready.catch(() => {
        if (waiting === started) waiting = null;
      });
    },
    take() {
      const taken = waiting ?? open();
      waiting = null;
      return taken;
    },
  };
}
