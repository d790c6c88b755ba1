// Whether the window is the one the person is looking at.

import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}

const isLookedAt = (): boolean => document.hasFocus() && document.visibilityState === 'visible';

/** True while the window is visible and has the focus. */
export function useWindowFocus(): boolean {
  return useSyncExternalStore(subscribe, isLookedAt);
}
