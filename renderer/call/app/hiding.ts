// Quick exit: paper over the page in the same key press, nothing heard or seen from here, the window out of sight.

import { useEffect } from 'react';
import { cover, uncover } from '../../features/lock/cover.ts';
import { matchKeys } from '../../features/shortcuts/match.ts';
import { shortcuts } from '../../features/shortcuts/table.ts';
import { callBridge, callEvents } from '../bridge.ts';
import { silenceEngine } from './held-engine.ts';
import { liveValue, useLiveValue } from './live-value.ts';

const hidden = liveValue(false);

function reveal(): void {
  hidden.set(false);
  silenceEngine(false);
  uncover();
}

function coverAll(): void {
  hidden.set(true);
  cover('neutral', reveal);
  silenceEngine(true);
}

/** Covers, silences, hides. The call goes on; it says to nobody that this happened. */
export function hideCall(): void {
  coverAll();
  void callBridge.showMain({ on: 'neutral' });
}

/** Everything of the app was hidden from its other window, or is shown again. */
export function listenForHiding(): void {
  callEvents.onHidden((next) => {
    if (next.hidden) coverAll();
    else reveal();
  });
}

/** Nothing is taken from camera or microphone meanwhile. */
export const useHidden = (): boolean => useLiveValue(hidden);

const isPressed = (event: KeyboardEvent, id: 'lock.neutral' | 'help.open'): boolean =>
  shortcuts[id].keys.some((keys) => matchKeys(event, keys) !== null);

/** Once, around the whole window: before anything on the page, also over a dialog. The keys are those of the main window. */
export function useWindowKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isHiding = isPressed(event, 'lock.neutral');
      if (!isHiding && !isPressed(event, 'help.open')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      if (isHiding) hideCall();
      else void callBridge.showMain({ on: 'help' });
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
