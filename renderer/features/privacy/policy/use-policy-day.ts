// Days of the policy are days in UTC: shown as they are written, wherever the computer stands.

import { useFormats } from '../../../i18n/locale.ts';

/** `2026-11-23` as a date in the person's language. */
export function usePolicyDay(): (day: string) => string {
  const { date } = useFormats();
  // Noon: the same day in every zone but the outermost two.
  return (day) => date(Date.parse(`${day}T12:00:00Z`));
}
