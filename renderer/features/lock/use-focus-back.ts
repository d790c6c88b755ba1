// When a form inside a section ends, the focus goes to what opened it, or to what took its place.

import { type RefObject, useEffect, useRef } from 'react';

/** Put the ref around the section's controls; `isOpen`: the form stands. */
export function useFocusBack(isOpen: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) place.current?.querySelector<HTMLElement>('button, input')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return place;
}
