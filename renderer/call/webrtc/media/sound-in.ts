// The microphone: open or muted, changed while talking, cleaned of noise, and noticing when somebody talks while muted.

import type { CallBrowser, MadeTrack } from '../browser.ts';
import { inTurn } from '../in-turn.ts';
import { CaptureError, openMicrophone } from './capture.ts';
import type { Problems } from './problems.ts';
import { listenMuted } from './talking-muted.ts';

export interface SoundIn {
  /** What the others get; muted it carries silence. Null: there is no microphone. */
  readonly track: () => MediaStreamTrack | null;
  readonly state: () => 'on' | 'muted' | 'none';
  readonly isTalkingMuted: () => boolean;
  readonly start: (device: string | null, isOn: boolean, isQuietened: boolean) => Promise<void>;
  readonly set: (isOn: boolean) => Promise<void>;
  readonly use: (device: string | null) => Promise<void>;
  readonly quieten: (isOn: boolean) => Promise<void>;
  readonly stop: () => void;
}

/** @param onChange state, track or `isTalkingMuted` have changed */
export function createSoundIn(browser: CallBrowser, problems: Problems, onChange: () => void): SoundIn {
  const turn = inTurn();
  let device: string | null = null;
  let isOn = false;
  let wantsQuiet = false;
  let raw: MediaStreamTrack | null = null;
  let made: MadeTrack | null = null;
  let talking = false;
  let stopListening: (() => void) | null = null;
  let isStopped = false;

  function apply(): void {
    const track = made?.track ?? raw;
    if (raw !== null) raw.enabled = isOn;
    if (track !== null) track.enabled = isOn;
    const shouldListen = raw !== null && !isOn && !isStopped;
    if (!shouldListen) {
      stopListening?.();
      [stopListening, talking] = [null, false];
    } else if (stopListening === null && raw !== null) {
      stopListening = listenMuted(browser, raw, (isTalking) => {
        talking = isTalking;
        onChange();
      });
    }
    onChange();
  }

  function release(): void {
    stopListening?.();
    [stopListening, talking] = [null, false];
    made?.stop();
    raw?.stop();
    [made, raw] = [null, null];
  }

  async function make(): Promise<void> {
    made?.stop();
    made = null;
    if (!wantsQuiet || raw === null) return;
    const from = raw;
    // Without it the call goes on with the sound as the microphone gives it.
    const quiet = await browser
      .quieten(from, () => {
        if (raw !== from) return;
        made = null;
        apply();
      })
      .catch(() => null);
    made = quiet;
  }

  async function open(): Promise<void> {
    release();
    if (isStopped) return;
    problems.clear('microphone');
    try {
      const track = await openMicrophone(browser.devices, device);
      if (isStopped) return track.stop();
      // Silent until it is known whether it may be heard.
      track.enabled = false;
      track.addEventListener('ended', () => {
        if (raw !== track) return;
        release();
        isOn = false;
        problems.set('microphoneGone', true);
        apply();
      });
      raw = track;
      await make();
    } catch (error) {
      isOn = false;
      problems.set(error instanceof CaptureError ? error.problem : 'microphoneBusy', true);
    }
    apply();
  }

  return {
    track: () => made?.track ?? raw,
    state: () => (raw === null ? 'none' : isOn ? 'on' : 'muted'),
    isTalkingMuted: () => talking,
    start: (wanted, on, quiet) =>
      turn(async () => {
        [device, isOn, wantsQuiet] = [wanted, on, quiet];
        await open();
      }),
    async set(on) {
      // Muting waits for nothing.
      if (!on || raw !== null) {
        isOn = on;
        apply();
        return;
      }
      await turn(async () => {
        isOn = true;
        if (raw === null) await open();
        else apply();
      });
    },
    use: (wanted) =>
      turn(async () => {
        device = wanted;
        await open();
      }),
    quieten: (on) =>
      turn(async () => {
        wantsQuiet = on;
        await make();
        apply();
      }),
    stop() {
      isStopped = true;
      release();
    },
  };
}
