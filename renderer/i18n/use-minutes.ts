// Lengths of time in the person's language.

import { useMemo } from 'react';
import { localeOf, useLanguage } from './locale.ts';

/** Whole minutes in words: "50 min". */
export function useMinutes(): (minutes: number) => string {
  const language = useLanguage();
  const format = useMemo(
    () => new Intl.NumberFormat(localeOf(language), { style: 'unit', unit: 'minute', unitDisplay: 'short' }),
    [language],
  );
  return (minutes) => format.format(minutes);
}
