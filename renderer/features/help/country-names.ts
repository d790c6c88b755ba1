// The countries of Help now in the person's language, in its alphabet's order.

import type { Language } from '../../i18n/i18n.ts';
import { localeOf } from '../../i18n/locale.ts';
import { helpCountries } from './data/countries.ts';

/** One line of the choice. */
export interface NamedCountry {
  readonly id: string;
  readonly name: string;
  /** What typing finds it by: its name in both languages. */
  readonly found: string;
}

const namesOf = (language: Language) => new Intl.DisplayNames(localeOf(language), { type: 'region' });

/** Sorted by the rules of the language. */
export function nameCountries(language: Language): readonly NamedCountry[] {
  const own = namesOf(language);
  const other = namesOf(language === 'ar' ? 'en' : 'ar');
  const order = new Intl.Collator(localeOf(language));
  return helpCountries
    .map(({ country }) => {
      const name = own.of(country) ?? country;
      return { id: country, name, found: `${name} ${other.of(country) ?? ''}` };
    })
    .sort((a, b) => order.compare(a.name, b.name));
}

/** Names of languages, as "Arabic, English". */
export function nameLanguages(language: Language, codes: readonly string[]): string {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'language' });
  const list = new Intl.ListFormat(localeOf(language), { type: 'conjunction' });
  return list.format(codes.map((code) => names.of(code) ?? code));
}
