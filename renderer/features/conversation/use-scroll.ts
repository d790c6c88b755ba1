// Scrolling of a thread: stays at the newest message while the person is there, keeps its place when older ones are added.

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MessageView } from '../../../contract/bridge/views.ts';

/** Closer to the end than this many px counts as "at the newest". */
const nearEnd = 48;

function isAtEnd(scroller: HTMLElement): boolean {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= nearEnd;
}

export interface Scrolling {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly atEnd: boolean;
  readonly onScroll: () => void;
  readonly toEnd: () => void;
}

/** `messages` oldest first. Starts at the unread line if there is one, else at the newest. */
export function useScroll(messages: readonly MessageView[]): Scrolling {
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const wasAtEnd = useRef(true);
  const before = useRef({ oldest: messages[0]?.id, newest: messages.at(-1)?.id, height: 0 });

  const toEnd = useCallback(() => {
    const place = scroller.current;
    if (place !== null) place.scrollTop = place.scrollHeight;
  }, []);

  useLayoutEffect(() => {
    const place = scroller.current;
    if (place === null) return;
    const newest = messages.at(-1);
    const grewInFront = before.current.oldest !== messages[0]?.id && before.current.newest === newest?.id;
    const isOwnNew = newest?.mine === true && newest.id !== before.current.newest;
    if (grewInFront && before.current.height > 0)
      place.scrollTop += place.scrollHeight - before.current.height;
    else if (wasAtEnd.current || isOwnNew) toEnd();
    before.current = { oldest: messages[0]?.id, newest: newest?.id, height: place.scrollHeight };
  }, [messages, toEnd]);

  useLayoutEffect(() => {
    const line = scroller.current?.querySelector('[data-unread]');
    if (!(line instanceof HTMLElement) || scroller.current === null) return;
    line.scrollIntoView({ block: 'center' });
    wasAtEnd.current = isAtEnd(scroller.current);
  }, []);

  useEffect(() => {
    const place = scroller.current;
    if (place === null || typeof ResizeObserver === 'undefined') return;
    // The composer grew or the window shrank: who was at the newest stays there.
    const observer = new ResizeObserver(() => {
      if (wasAtEnd.current) toEnd();
    });
    observer.observe(place);
    return () => observer.disconnect();
  }, [toEnd]);

  const onScroll = useCallback(() => {
    const place = scroller.current;
    if (place === null) return;
    wasAtEnd.current = isAtEnd(place);
    setAtEnd(wasAtEnd.current);
  }, []);
  return { scroller, atEnd, onScroll, toEnd };
}
