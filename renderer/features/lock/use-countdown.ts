// Seconds until a moment, counted down on the screen.

import { useEffect, useState } from 'react';

const secondsUntil = (at: number | null): number =>
  at === null ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000));

/** Whole seconds from now until `at` (ms since 1970); 0 once it has come, and for null. */
export function useCountdown(at: number | null): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(at));
  useEffect(() => {
    setSeconds(secondsUntil(at));
    if (secondsUntil(at) === 0) return;
    const clock = setInterval(() => {
      const left = secondsUntil(at);
      setSeconds(left);
      if (left === 0) clearInterval(clock);
    }, 250);
    return () => clearInterval(clock);
  }, [at]);
  return seconds;
}

/** 0:27, 12:05: the same in both languages, always left to right. */
export function asClock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
