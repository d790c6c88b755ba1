// Sets up the two languages; texts are read with `useTranslation`.

import { createInstance, type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { ar } from './ar.ts';
import { en } from './en.ts';
import type { TextKey } from './keys.ts';

/** Languages of the app. */
export type Language = 'en' | 'ar';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    // Flat, whatever the catalogue's own shape: a nested type of this size is more than the compiler follows.
    keySeparator: false;
    resources: { app: Readonly<Record<TextKey, string>> };
  }
}

/** An instance that speaks `language`. Both catalogues are bundled: changing language needs nothing. */
export function createI18n(language: Language): I18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'app',
    ns: ['app'],
    resources: { en: { app: en }, ar: { app: ar } },
    initAsync: false,
    // React escapes; escaping twice would show entities.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
