// Where the focus goes when what had it is gone: a screen left behind, a message deleted, a toast that ended.

import { useEffect } from 'react';
import { forgetHomes, goHome } from '../components/focus-home.ts';
import { hasDialog } from '../features/shortcuts/use-shortcut-keys.ts';

/** Where nothing nearer offers itself: the composer, else the heading of what stands. */
function findHome(): HTMLElement | null {
  const composer = document.querySelector<HTMLElement>('main textarea:not([hidden] *)');
  if (composer !== null) return composer;
  const heading = document.querySelector<HTMLElement>('h1');
  if (heading !== null) heading.tabIndex = -1;
  return heading;
}

/** Once, around the whole window. A press beside everything may leave the focus nowhere; only what vanishes may not. */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    const isLost = (): boolean =>
      last?.isConnected === false && document.activeElement === document.body && !hasDialog();
    const find = (): void => {
      if (isLost() && !goHome()) findHome()?.focus({ preventScroll: true });
    };
    const onFocus = ({ target }: FocusEvent): void => {
      last = target instanceof Element ? target : null;
      if (last?.closest('[role=dialog], [role=alertdialog]') === null) forgetHomes();
    };
    const onPress = (): void => {
      last = null;
    };
    const changes = new MutationObserver(() => {
      // What lay over the window gives the focus back by itself in the next frame.
      if (isLost()) requestAnimationFrame(() => requestAnimationFrame(find));
    });
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress);
    return () => {
      changes.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress);
    };
  }, []);
}
