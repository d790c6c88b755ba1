// How the gallery is looked at, taken from its address.

import type { Language } from '../i18n/i18n.ts';

/** One of eight ways. */
export interface Look {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly contrast: 'usual' | 'more';
}

/** `?language=ar&theme=dark&contrast=more`; anything else is English, light, usual. */
export function lookOf(search: string): Look {
  const asked = new URLSearchParams(search);
  return {
    language: asked.get('language') === 'ar' ? 'ar' : 'en',
    theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
    contrast: asked.get('contrast') === 'more' ? 'more' : 'usual',
  };
}

/** Puts it onto the document as the app does. */
export function applyLook({ language, theme, contrast }: Look): void {
  const page = document.documentElement;
  page.lang = language;
  page.dir = language === 'ar' ? 'rtl' : 'ltr';
  page.dataset['theme'] = theme;
  if (contrast === 'more') page.dataset['contrast'] = 'more';
  else delete page.dataset['contrast'];
}
