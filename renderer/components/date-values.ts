// Days and times of day as plain texts outside, as react-aria's values inside.

import { CalendarDate, parseDate, parseTime, type Time } from '@internationalized/date';

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

/** The local calendar day of a time in ms since 1970. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return new CalendarDate(date.getFullYear(), date.getMonth() + 1, date.getDate()).toString();
}
