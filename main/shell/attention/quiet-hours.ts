// Whether a time of day lies in the recipient's quiet hours.

import type { QuietHours } from '../../../contract/bridge/settings.ts';

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `minute`: of this computer's local day, 0 to 1439. A range may run across midnight; equal ends mean the whole day. */
export function isQuiet(minute: number, quiet: QuietHours | null): boolean {
  if (quiet === null) return false;
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Minute of the local day. */
export function minuteOfDay(at: Date): number {
  return at.getHours() * 60 + at.getMinutes();
}
