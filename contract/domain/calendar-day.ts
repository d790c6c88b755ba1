/** Days of the Gregorian calendar as `YYYY-MM-DD`, without a time and without a zone: what laws count in. */
export type CalendarDay = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 24 * 60 * 60 * 1000;

/** A day as UTC midnight; arithmetic on it knows no summer time. NaN for what is no day. */
function toUtc(day: CalendarDay): number {
  const [, year, month, date] = shape.exec(day) ?? [];
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date));
  return fromUtc(at) === day ? at : Number.NaN;
}

function fromUtc(at: number): CalendarDay {
  return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10);
}

/** Whether it is a day that there was or will be: no 30 February. */
export const isCalendarDay = (text: string): boolean => !Number.isNaN(toUtc(text));

/** The day that a clock on the wall shows at this moment; `zone`: IANA, that of this computer where left out. */
export function dayOf(at: number, zone?: string): CalendarDay {
  const parts = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

export const addDays = (day: CalendarDay, days: number): CalendarDay => fromUtc(toUtc(day) + days * dayMs);

/** The same date of a later month; where it has no such date, its last day (Regulation 1182/71, Article 3(2)). */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const start = new Date(toUtc(day));
  const month = start.getUTCMonth() + months;
  const lastDate = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return fromUtc(Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastDate)));
}

/** The n-th day behind this one that is no weekend; `weekend`: days of the week, Sunday 0. Public holidays are not known here. */
export function addWorkingDays(day: CalendarDay, count: number, weekend: readonly number[]): CalendarDay {
  let at = toUtc(day);
  for (let left = count; left > 0; ) {
    at += dayMs;
    if (!weekend.includes(new Date(at).getUTCDay())) left -= 1;
  }
  return fromUtc(at);
}

/** Days from one to the other; negative where the other is earlier. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => (toUtc(to) - toUtc(from)) / dayMs;
