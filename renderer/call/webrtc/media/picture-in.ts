// The camera: off means that its track is stopped. Where blurring is wanted, no unblurred frame ever leaves here.

import type { CallBrowser, MadeTrack } from '../browser.ts';
import { inTurn } from '../in-turn.ts';
import { CaptureError, openCamera } from './capture.ts';
import type { Problems } from './problems.ts';

export interface PictureIn {
  /** What the others and the self-view get; null while it is off. */
  readonly track: () => MediaStreamTrack | null;
  readonly isOn: () => boolean;
  readonly start: (device: string | null, isOn: boolean, isBlurred: boolean) => Promise<void>;
  readonly set: (isOn: boolean) => Promise<void>;
  readonly use: (device: string | null) => Promise<void>;
  readonly blur: (isOn: boolean) => Promise<void>;
  readonly stop: () => void;
}

/** @param onChange the track is another one, or there is none any more */
export function createPictureIn(browser: CallBrowser, problems: Problems, onChange: () => void): PictureIn {
  const turn = inTurn();
  let device: string | null = null;
  let isBlurred = false;
  let isWanted = false;
  let isStopped = false;
  let raw: MediaStreamTrack | null = null;
  let made: MadeTrack | null = null;
  let shown: MediaStreamTrack | null = null;

  function release(): void {
    const had = shown;
    made?.stop();
    raw?.stop();
    [made, raw, shown] = [null, null, null];
    if (had !== null) onChange();
  }

  function give(track: MediaStreamTrack): void {
    shown = track;
    onChange();
  }

  /** Off by itself: the person turns it on again, nothing else does. */
  function lose(problem: 'cameraGone' | 'cameraStoppedByBlur'): void {
    isWanted = false;
    release();
    problems.set(problem, true);
  }

  async function process(from: MediaStreamTrack): Promise<void> {
    if (!isBlurred) return give(from);
    const blurred = await browser
      .blur(from, () => {
        if (raw === from) lose('cameraStoppedByBlur');
      })
      .catch(() => null);
    if (blurred === null) return raw === from ? lose('cameraStoppedByBlur') : undefined;
    if (raw !== from || !isWanted || isStopped) return blurred.stop();
    made = blurred;
    give(blurred.track);
  }

  async function open(): Promise<void> {
    release();
    if (isStopped) return;
    problems.clear('camera');
    try {
      const track = await openCamera(browser.devices, device);
      if (!isWanted || isStopped) return track.stop();
      raw = track;
      track.addEventListener('ended', () => {
        if (raw === track) lose('cameraGone');
      });
      await process(track);
    } catch (error) {
      isWanted = false;
      problems.set(error instanceof CaptureError ? error.problem : 'cameraBusy', true);
    }
  }

  return {
    track: () => shown,
    isOn: () => shown !== null,
    start: (wanted, on, blurred) =>
      turn(async () => {
        [device, isWanted, isBlurred] = [wanted, on, blurred];
        if (on) await open();
      }),
    async set(on) {
      isWanted = on;
      // Off waits for nothing: the light goes out with the press.
      if (!on) return release();
      await turn(async () => {
        if (isWanted && shown === null) await open();
      });
    },
    use: (wanted) =>
      turn(async () => {
        device = wanted;
        if (isWanted) await open();
      }),
    blur: (on) =>
      turn(async () => {
        isBlurred = on;
        if (isWanted && raw !== null) await open();
      }),
    stop() {
      isStopped = true;
      release();
    },
  };
}
