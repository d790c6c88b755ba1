// Starts the worker that blurs, under the page's policy, and asks it one frame at a time.

import { openOwnWorker } from '../own-worker.ts';
import address from './blur.worker.ts?worker&url';
import type { BlurStart, FromBlur, ToBlur } from './blur-messages.ts';

export interface BlurWorker {
  /** Loads what it needs; rejects where it cannot. */
  readonly start: () => Promise<void>;
  /** Takes the frame over. Rejects where it cannot be blurred, and from then on always. */
  readonly blur: (frame: VideoFrame) => Promise<{ readonly frame: VideoFrame; readonly ms: number }>;
  readonly stop: () => void;
}

type Answer = Exclude<FromBlur, { readonly failed: true }>;

export function startBlurWorker(files: BlurStart['start']): BlurWorker {
  const worker = openOwnWorker(address, 'blur');
  let waiting: PromiseWithResolvers<Answer> | null = null;
  let isOver = false;
  const fail = () => {
    isOver = true;
    waiting?.reject(new Error('the worker that blurs has ended'));
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromBlur>) => {
    if ('failed' in data) return fail();
    if (isOver && 'frame' in data) data.frame.close();
    waiting?.resolve(data);
  });
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  const ask = (message: ToBlur, transfer: Transferable[]): Promise<Answer> => {
    waiting = Promise.withResolvers<Answer>();
    if (isOver) fail();
    else worker.postMessage(message, transfer);
    return waiting.promise;
  };
  return {
    start: async () => void (await ask({ start: files }, [])),
    blur: async (frame) => {
      const answer = await ask({ frame }, [frame]);
      if (!('frame' in answer)) throw new Error('no frame came back');
      return answer;
    },
    stop: () => {
      fail();
      worker.terminate();
    },
  };
}
