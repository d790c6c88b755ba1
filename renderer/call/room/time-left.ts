// How much of the session is left, and when the quiet notice stands.

import { useEffect, useState } from 'react';
import { callLimits } from '../../../contract/domain/call.ts';

export interface TimeLeft {
  /** Whole minutes, counted up while time is left and down once it is over; never negative. */
  readonly minutes: number;
  readonly isOver: boolean;
  /** Five minutes or less are left, or it is over. */
  readonly isNear: boolean;
}

/** `endsAt` and `now` in milliseconds UTC. */
export function timeLeft(endsAt: number, now: number): TimeLeft {
  const ms = endsAt - now;
  const isOver = ms <= 0;
  const minutes = isOver ? Math.floor((now - endsAt) / 60_000) : Math.ceil(ms / 60_000);
  return { minutes, isOver, isNear: ms <= callLimits.noticeMs };
}

/** Looks at the clock twice a minute. */
export function useTimeLeft(endsAt: number | null): TimeLeft | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return endsAt === null ? null : timeLeft(endsAt, Math.max(now, Date.now()));
}
