// Days of the calendar in the person's language.

import { useFormats } from '../../../i18n/locale.ts';

/** `2026-12-23` as 23 December 2026: the day itself, in whatever zone. */
export function useDay(): (day: string) => string {
  const { date } = useFormats();
  return (day) => {
    const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
    return date(new Date(year, month - 1, dayOfMonth, 12).getTime());
  };
}
