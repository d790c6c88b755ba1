// Escape goes one step back.

import { useEffect } from 'react';

/** Runs `back` on Escape unless something over the screen took the key. */
export function useEscape(back: (() => void) | null): void {
  useEffect(() => {
    if (back === null) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      back();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [back]);
}
