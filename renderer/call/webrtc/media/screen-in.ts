// The screen or window that is shown to the others, until somebody stops it.

import type { CallBrowser } from '../browser.ts';
import { inTurn } from '../in-turn.ts';
import { openScreen } from './capture.ts';
import type { Problems } from './problems.ts';

export interface ScreenIn {
  readonly track: () => MediaStreamTrack | null;
  readonly start: () => Promise<void>;
  readonly stop: () => void;
}

/** @param onChange sharing has begun or ended */
export function createScreenIn(browser: CallBrowser, problems: Problems, onChange: () => void): ScreenIn {
  const turn = inTurn();
  let track: MediaStreamTrack | null = null;
  let isWanted = false;

  function stop(): void {
    isWanted = false;
    if (track === null) return;
    track.stop();
    track = null;
    onChange();
  }

  return {
    track: () => track,
    start: () => {
      isWanted = true;
      return turn(async () => {
        problems.clear('share');
        const made = await openScreen(browser.devices).catch(() => null);
        if (made === null) return problems.set('shareDenied', true);
        if (!isWanted) return made.stop();
        track?.stop();
        track = made;
        // The window was closed, or the system's own button pressed.
        made.addEventListener('ended', () => {
          if (track !== made) return;
          stop();
          problems.set('shareEnded', true);
        });
        onChange();
      });
    },
    stop,
  };
}
