// Where the focus goes when the screen it was in is gone.

import { useEffect } from 'react';

/** Gives it to the new screen's heading, unless something there has taken it. `screen` names what stands. */
export function useFocusOnScreen(screen: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen is what moves the focus
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    const heading = document.querySelector<HTMLElement>('h1');
    if (heading === null) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [screen]);
}
