// Dates, times and numbers in the person's language, always in the Gregorian calendar and with Western digits.

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from './i18n.ts';

/** BCP 47 tag used for formatting and for the components' own behaviour. */
export function localeOf(language: Language): string {
  return language === 'ar' ? 'ar-EG-u-ca-gregory-nu-latn' : 'en-GB';
}

/** Formatters of one language. All times are in ms since 1970. */
export interface Formats {
  /** 09:12 */
  readonly time: (at: number) => string;
  /** 22 November 2026 */
  readonly date: (at: number) => string;
  /** 22 November 2026 at 09:12 */
  readonly moment: (at: number) => string;
  /** 22 November 2026 at 09:12:05, where seconds matter. */
  readonly exact: (at: number) => string;
  /** Today, yesterday, a weekday of the last six days, else a date. */
  readonly day: (at: number, now: number) => string;
  /** For lists: time today, weekday this week, else a short date. */
  readonly short: (at: number, now: number) => string;
  readonly number: (value: number) => string;
  /** 12 bytes, 3.4 KB, 1.2 MB */
  readonly bytes: (value: number) => string;
}

const moment: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
};

const dayMs = 24 * 60 * 60 * 1000;

/** Midnight of a time's local day. */
export function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** Local calendar days between two times; changes of summer time do not count. */
function daysBetween(earlier: number, later: number): number {
  return Math.round((startOfDay(later) - startOfDay(earlier)) / dayMs);
}

function createFormats(locale: string): Formats {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, options);
    return (at: number) => formatter.format(at);
  };
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const date = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const weekday = format({ weekday: 'long' });
  const weekdayAndDate = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayAndMonth = format({ day: 'numeric', month: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const number = new Intl.NumberFormat(locale);
  const unit = (name: string, digits: number) => {
    const formatter = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: name === 'byte' ? 'long' : 'short',
      maximumFractionDigits: digits,
    });
    return (value: number) => formatter.format(value);
  };
  const [bytes, kilobytes, megabytes] = [unit('byte', 0), unit('kilobyte', 1), unit('megabyte', 1)];
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

  return {
    time,
    date,
    moment: format(moment),
    exact: format({ ...moment, second: '2-digit' }),
    day: (at, now) => {
      const days = daysBetween(at, now);
      if (days === 0 || days === 1) return capital(relative.format(-days, 'day'));
      if (new Date(at).getFullYear() !== new Date(now).getFullYear()) return date(at);
      return weekdayAndDate(at);
    },
    short: (at, now) => {
      const days = daysBetween(at, now);
      if (days <= 0) return time(at);
      if (days === 1) return capital(relative.format(-1, 'day'));
      return days < 7 ? weekday(at) : dayAndMonth(at);
    },
    number: (value) => number.format(value),
    bytes: (value) => {
      if (value < 1000) return bytes(value);
      return value < 1_000_000 ? kilobytes(value / 1000) : megabytes(value / 1_000_000);
    },
  };
}

const cache = new Map<string, Formats>();

/** The formats of a language, made once. */
export function formatsOf(language: Language): Formats {
  const locale = localeOf(language);
  const formats = cache.get(locale) ?? createFormats(locale);
  cache.set(locale, formats);
  return formats;
}

/** The language that texts are shown in. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'ar' ? 'ar' : 'en';
}

/** Formats of the language in use. */
export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}
