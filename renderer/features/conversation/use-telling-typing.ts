// Tells that the person types: at most every three seconds, and that they stopped after a pause.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { tellingQuery, tellTyping } from '../../bridge/kinds.ts';

const againMs = 3_000;
const pauseMs = 5_000;

/** `typed`: a change was made by hand. `stopped`: it was sent, or everything was deleted. Nothing is said while it is switched off. */
export function useTellingTyping(conversation: string): {
  readonly typed: () => void;
  readonly stopped: () => void;
} {
  const { data: telling } = useQuery(tellingQuery);
  const isOn = telling?.typing === true;
  const lastAt = useRef(Number.NEGATIVE_INFINITY);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stopped = (): void => {
    clearTimeout(pause.current);
    if (lastAt.current === Number.NEGATIVE_INFINITY) return;
    lastAt.current = Number.NEGATIVE_INFINITY;
    tellTyping(conversation, false);
  };
  const typed = (): void => {
    if (!isOn) return;
    clearTimeout(pause.current);
    pause.current = setTimeout(stopped, pauseMs);
    if (performance.now() - lastAt.current < againMs) return;
    lastAt.current = performance.now();
    tellTyping(conversation, true);
  };
  const end = useRef(stopped);
  end.current = stopped;
  useEffect(() => () => end.current(), []);
  return { typed, stopped };
}
