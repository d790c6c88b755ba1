// Days and times of day as plain texts outside, as react-aria's values inside.

import { type CalendarDate, parseDate, parseTime, type Time } from '@internationalized/date';

/** `2026-11-22`, null for none. Throws on any other text. */
export function toDay(text: string | null): CalendarDate | null {
  return text === null ? null : parseDate(text);
}

/** `22:05`, null for none. Throws on any other text. */
export function toTimeOfDay(text: string | null): Time | null {
  return text === null ? null : parseTime(text);
}

/** `22:05`: minutes are as fine as it gets. */
export function timeText(time: Time): string {
  return time.toString().slice(0, 5);
}
