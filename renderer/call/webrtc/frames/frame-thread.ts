// The page's side of the frame worker: puts it between the network and the codecs, or says that this browser cannot.

import { AppError } from '../../../../contract/errors/app-error.ts';
import type { CallBrowser } from '../browser.ts';
import type { EpochKeys, FramePath, FromFrameWorker, LinkReport, ToFrameWorker } from './frame-messages.ts';

/** How frames are reached: Chromium's first way, or the standard's. */
export type FrameWay = 'streams' | 'transform';

interface EncodedStreams {
  createEncodedStreams(): { readonly readable: ReadableStream; readonly writable: WritableStream };
}

export interface FrameThread {
  readonly way: FrameWay;
  /** Must be called in the very turn in which sender or receiver came to be: later ones would let frames by. */
  readonly protect: (end: RTCRtpSender | RTCRtpReceiver, path: FramePath) => void;
  readonly setKeys: (keys: EpochKeys) => void;
  /** The other side of the link can open frames up to this epoch. */
  readonly allow: (link: string, epoch: number) => void;
  readonly close: (link: string) => void;
  readonly stop: () => void;
}

/** Null: neither way is there, and no call is made. */
export function findFrameWay(browser: CallBrowser): FrameWay | null {
  if (browser.hasEncodedStreams()) return 'streams';
  return browser.newScriptTransform === null ? null : 'transform';
}

/**
 * Takes a worker and waits until it runs.
 *
 * @throws AppError `call.noFrameEncryption` where the browser has no way to frames or the worker does not start
 */
export async function startFrameThread(
  browser: CallBrowser,
  onReport: (links: readonly LinkReport[]) => void,
): Promise<FrameThread> {
  const way = findFrameWay(browser);
  if (way === null) throw new AppError('call.noFrameEncryption');
  const { worker, ready } = browser.openFrameWorker();
  await ready;
  worker.onmessage = ({ data }: MessageEvent<FromFrameWorker>) => {
    if (data.kind === 'report') onReport(data.links);
  };
  const post = (message: ToFrameWorker, moved: Transferable[] = []) => worker.postMessage(message, moved);
  return {
    way,
    protect(end, path) {
      if (way === 'streams') {
        const { readable, writable } = (end as unknown as EncodedStreams).createEncodedStreams();
        post({ kind: 'pipe', path, readable, writable }, [readable, writable]);
        return;
      }
      const transform = browser.newScriptTransform?.(worker, path);
      (end as { transform?: unknown }).transform = transform;
    },
    setKeys: (keys) => post({ kind: 'keys', keys }, [keys.base.buffer]),
    allow: (link, epoch) => post({ kind: 'allow', link, epoch }),
    close: (link) => post({ kind: 'close', link }),
    stop: () => worker.terminate(),
  };
}
