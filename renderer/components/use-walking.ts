// Walking through a long list by keyboard: one stop for Tab, arrows go from row to row, whether it is drawn or not.

import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useFocusHome } from './focus-home.ts';

const steps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface Walking {
  readonly count: number;
  readonly idAt: (index: number) => string | undefined;
  /** -1 for a row that is not there any more. */
  readonly indexOf: (id: string) => number;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly scrollTo: (index: number) => void;
  /** The row that Tab comes to before anybody walked; null is the last. */
  readonly start: string | null;
}

const elementOf = (scroller: HTMLElement | null, id: string): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null;

/** Rows carry their id as `data-row`. `onKeyDown` answers whether the key was for walking. */
export function useWalking({ count, idAt, indexOf, scroller, scrollTo, start }: Walking) {
  const [walked, setWalked] = useState<string | null>(null);
  const toFocus = useRef<string | null>(null);
  const lastIndex = useRef(-1);
  const walkedAt = walked === null ? -1 : indexOf(walked);
  const first = start !== null && indexOf(start) >= 0 ? start : (idAt(count - 1) ?? null);
  const active = walkedAt >= 0 ? walked : first;

  const focusOn = useCallback(
    (index: number) => {
      const id = idAt(Math.max(0, Math.min(index, count - 1)));
      if (id === undefined) return;
      setWalked(id);
      const element = elementOf(scroller.current, id);
      if (element !== null) element.focus();
      else toFocus.current = id;
      scrollTo(indexOf(id));
    },
    [count, idAt, indexOf, scroller, scrollTo],
  );

  useEffect(() => {
    if (toFocus.current === null) return;
    // A row far away is drawn only after the list has scrolled to it.
    const element = elementOf(scroller.current, toFocus.current);
    if (element === null) return;
    toFocus.current = null;
    element.focus();
  });

  if (walkedAt >= 0) lastIndex.current = walkedAt;
  // The row that had the focus is gone; a dialog that asked about it may still have to fade.
  useFocusHome(walked !== null && walkedAt < 0, () => focusOn(lastIndex.current));

  const onKeyDown = useCallback(
    (event: KeyboardEvent, id: string): boolean => {
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
      event.preventDefault();
      focusOn(indexOf(id) + step);
      return true;
    },
    [indexOf, focusOn],
  );

  return { active, walkedAt, focusOn, onKeyDown, onFocus: setWalked };
}
