/** The sample practice's time: it stands still, and reads the same on every computer's clock. */
import type { Clock } from '../clock.ts';

/** `2026-03-04 18:20`, as a clock on the wall shows it. */
export type WallTime = `${number}-${number}-${number} ${number}:${number}`;

/**
 * The moment at which this computer's clock shows that time: what is written as 18:20 is shown as 18:20 in every time
 * zone. RangeError for what no calendar has.
 */
export function toMoment(wall: WallTime): number {
  const parts = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/.exec(wall)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts ?? [];
  const date = new Date(year, month - 1, day, hour, minute);
  const isReal = date.getMonth() === month - 1 && date.getDate() === day && hour < 24 && minute < 60;
  if (parts === undefined || !isReal) throw new RangeError(`no such time: ${wall}`);
  return date.getTime();
}

/** A Wednesday morning: where the sample's nine months end. */
export const sampleNow: WallTime = '2026-06-03 10:40';

/** Always `sampleNow`: a picture taken tomorrow is today's picture. */
export const sampleClock: Clock = { now: () => toMoment(sampleNow) };
