// A camera's frames through the worker into a new track. The room itself is never in that track, whatever fails.

import type { BlurWorker } from './blur-thread.ts';
import type { FrameSink, FrameSource } from './frames.ts';
import { Gate, Judge } from './pace.ts';

/** Why there is no blurred picture. `slow`: this computer is too weak for it; `broken`: it does not run here. */
export type BlurTrouble = 'slow' | 'broken';

export class BlurError extends Error {
  readonly trouble: BlurTrouble;
  constructor(trouble: BlurTrouble) {
    super(`the background is not blurred: ${trouble}`);
    this.trouble = trouble;
  }
}

export interface Blurred {
  /** Ends when blurring does; it never carries a frame that was not blurred. */
  readonly track: MediaStreamTrack;
  /** Ends the new track. The camera's own track goes on: whoever opened it stops it. */
  readonly stop: () => void;
}

export interface BlurParts {
  readonly worker: Pick<BlurWorker, 'start' | 'blur' | 'stop'>;
  readonly openSource: () => FrameSource;
  readonly openSink: () => FrameSink;
  readonly processors: number;
  /** Neither a camera nor a worker that hangs holds the person up for longer. */
  readonly patienceMs: number;
}

/** Within the time, or `broken`. */
function within<T>(work: Promise<T>, ms: number): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new BlurError('broken')), ms);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}

interface Line {
  readonly source: FrameSource;
  readonly sink: FrameSink;
  readonly isStopped: () => boolean;
  readonly onFine: () => void;
}

/** Blurs frame after frame; ends by itself with the camera's track, throws when it cannot go on. */
async function run({ worker, processors, patienceMs }: BlurParts, line: Line): Promise<void> {
  const { source, sink, isStopped, onFine } = line;
  const gate = new Gate();
  const judge = new Judge(processors);
  while (!isStopped()) {
    const frame = await source.read();
    if (frame === null) return;
    if (!gate.lets(frame.timestamp, judge.pace)) {
      frame.close();
      continue;
    }
    const blurred = await within(worker.blur(frame), patienceMs);
    await sink.write(blurred.frame);
    const verdict = judge.take(blurred.ms);
    if (verdict === 'slow') throw new BlurError('slow');
    if (verdict === 'fine') onFine();
  }
}

const troubleOf = (error: unknown): BlurTrouble => (error instanceof BlurError ? error.trouble : 'broken');

/**
 * Resolves once the first frames were blurred and the machine was fast enough for them.
 *
 * @param onTrouble blurring has ended by itself later: `track` is over, and the caller turns the camera off and says so
 * @throws BlurError where it cannot begin; nothing was shown to anybody then
 */
export async function blurTrack(
  parts: BlurParts,
  onTrouble: (trouble: BlurTrouble) => void,
): Promise<Blurred> {
  const { worker, patienceMs } = parts;
  const opened: { source?: FrameSource; sink?: FrameSink } = {};
  let isStopped = false;
  const end = (isSound: boolean) => {
    if (isStopped) return;
    isStopped = true;
    opened.source?.stop();
    opened.sink?.stop();
    worker.stop(isSound);
  };
  try {
    await within(worker.start(), patienceMs);
    const source = parts.openSource();
    opened.source = source;
    const sink = parts.openSink();
    opened.sink = sink;
    const { promise: fine, resolve: onFine, reject } = Promise.withResolvers<void>();
    let isShown = false;
    const ended = (trouble: BlurTrouble | null) => {
      const wasStopped = isStopped;
      end(trouble !== 'broken');
      if (!isShown) reject(new BlurError(trouble ?? 'broken'));
      else if (trouble !== null && !wasStopped) onTrouble(trouble);
    };
    run(parts, { source, sink, isStopped: () => isStopped, onFine }).then(
      () => ended(null),
      (error: unknown) => ended(troubleOf(error)),
    );
    await within(fine, patienceMs);
    isShown = true;
    return { track: sink.track, stop: () => end(true) };
  } catch (error) {
    const trouble = troubleOf(error);
    end(trouble !== 'broken');
    throw new BlurError(trouble);
  }
}
