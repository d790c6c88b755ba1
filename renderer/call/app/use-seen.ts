// Whether somebody can see the page: not while its window is put away or paper lies over it.

import { useSyncExternalStore } from 'react';
import { useHidden } from './hiding.ts';

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** Camera and microphone of a check are open only as long as this is true. */
export function useSeen(): boolean {
  const isVisible = useSyncExternalStore(subscribe, () => document.visibilityState !== 'hidden');
  return !useHidden() && isVisible;
}
