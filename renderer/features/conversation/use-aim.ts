// Which line is being scrolled to, from the command until the list has come to rest or the person moves it themselves.

import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** What a person does to scroll: from then on they go where they want. */
const ownMoves = ['wheel', 'pointerdown', 'keydown'] as const;

/** `current` is the line's id. The list says with every change whether it is moving. */
export function useAim(scroller: RefObject<HTMLElement | null>) {
  const current = useRef<string | null>(null);
  const wasMoving = useRef(false);
  useEffect(() => {
    const element = scroller.current;
    const leave = (): void => {
      current.current = null;
    };
    for (const move of ownMoves) element?.addEventListener(move, leave, { passive: true });
    return () => {
      for (const move of ownMoves) element?.removeEventListener(move, leave);
    };
  }, [scroller]);
  const noteMoving = useCallback((isMoving: boolean): void => {
    if (wasMoving.current && !isMoving) current.current = null;
    wasMoving.current = isMoving;
  }, []);
  return { current, noteMoving };
}
