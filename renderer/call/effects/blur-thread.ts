// The worker that blurs: one for the page's whole life, because Chromium does not give back the memory of one that has ended.

import { openOwnWorker } from '../own-worker.ts';
import address from './blur.worker.ts?worker&url';
import type { BlurStart, FromBlur, ToBlur } from './blur-messages.ts';

export interface BlurWorker {
  /** Loads what it needs; rejects where it cannot. */
  readonly start: () => Promise<void>;
  /** Takes the frame over. Rejects where it cannot be blurred, and from then on always. */
  readonly blur: (frame: VideoFrame) => Promise<{ readonly frame: VideoFrame; readonly ms: number }>;
  /** @param isSound whether it may be used again */
  readonly stop: (isSound: boolean) => void;
}

type Answer = Exclude<FromBlur, { readonly failed: true }>;

/** Waits for the next one who blurs. */
let idle: Worker | null = null;
/** Counts over all who use the worker: an answer to somebody before is told by it. */
let lastId = 0;

/** Takes the worker, or a fresh one where somebody else has it. */
export function startBlurWorker(files: BlurStart['start']): BlurWorker {
  const worker = idle ?? openOwnWorker(address, 'blur');
  idle = null;
  worker.onmessage = null;
  let waiting: PromiseWithResolvers<Answer> | null = null;
  let wanted = 0;
  let isOver = false;
  const listening = new AbortController();
  const fail = () => {
    isOver = true;
    waiting?.reject(new Error('the worker that blurs has ended'));
  };
  const take = ({ data }: MessageEvent<FromBlur>) => {
    if ('failed' in data) return fail();
    if ('frame' in data && data.id !== wanted) return data.frame.close();
    waiting?.resolve(data);
  };
  for (const name of ['error', 'messageerror'] as const)
    worker.addEventListener(name, fail, { signal: listening.signal });
  worker.addEventListener('message', take, { signal: listening.signal });
  const ask = (message: ToBlur, transfer: Transferable[]): Promise<Answer> => {
    waiting = Promise.withResolvers<Answer>();
    if (isOver) fail();
    else worker.postMessage(message, transfer);
    return waiting.promise;
  };
  return {
    start: async () => void (await ask({ start: files }, [])),
    blur: async (frame) => {
      lastId += 1;
      wanted = lastId;
      const answer = await ask({ frame, id: wanted }, [frame]);
      if (!('frame' in answer)) throw new Error('no frame came back');
      return answer;
    },
    stop: (isSound) => {
      const mayGoOn = isSound && !isOver && idle === null;
      fail();
      listening.abort();
      if (!mayGoOn) return worker.terminate();
      idle = worker;
      // A frame on its way is given back to its camera by nobody else.
      worker.onmessage = ({ data }: MessageEvent<FromBlur>) => {
        if ('frame' in data) data.frame.close();
      };
    },
  };
}
