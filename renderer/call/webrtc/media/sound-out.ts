// The voices of the others on the chosen speaker; where that is unplugged they are silent, not suddenly aloud elsewhere.

import type { CallBrowser } from '../browser.ts';
import type { Problems } from './problems.ts';

export interface SoundOut {
  /** Plays this stream; the answer ends it. */
  readonly play: (stream: MediaStream) => () => void;
  readonly use: (device: string | null) => Promise<void>;
  /** Devices came or went. */
  readonly recheck: () => Promise<void>;
}

export function createSoundOut(browser: CallBrowser, problems: Problems): SoundOut {
  const elements = new Set<HTMLAudioElement>();
  let device: string | null = null;
  let isGone = false;

  function lose(): void {
    isGone = true;
    for (const element of elements) element.muted = true;
    problems.set('speakerGone', true);
  }

  async function place(element: HTMLAudioElement): Promise<void> {
    element.muted = isGone;
    const wanted = device ?? '';
    if (element.sinkId !== wanted) await element.setSinkId(wanted).catch(lose);
    // Not waited for: it begins with the first sound, which may be long in coming.
    void element.play().then(
      () => problems.set('soundBlocked', false),
      // Taken out meanwhile is no problem.
      () => problems.set('soundBlocked', elements.has(element)),
    );
  }

  return {
    play(stream) {
      const element = browser.newSound();
      element.srcObject = stream;
      elements.add(element);
      void place(element);
      return () => {
        elements.delete(element);
        element.pause();
        element.srcObject = null;
      };
    },
    async use(wanted) {
      [device, isGone] = [wanted, false];
      problems.clear('speaker');
      await Promise.all([...elements].map(place));
    },
    async recheck() {
      if (device === null || isGone) return;
      const all = await browser.devices.enumerateDevices();
      if (!all.some(({ kind, deviceId }) => kind === 'audiooutput' && deviceId === device)) lose();
    },
  };
}
