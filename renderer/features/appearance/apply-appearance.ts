// Puts theme and language onto the document: colours follow `data-theme`, the whole window's direction follows `dir`.

import type { Appearance } from '../../../contract/bridge/views.ts';

/** Applies at once. `system` leaves the theme to the operating system. */
export function applyAppearance({ theme, language }: Appearance): void {
  const page = document.documentElement;
  page.lang = language;
  page.dir = language === 'ar' ? 'rtl' : 'ltr';
  if (theme === 'system') delete page.dataset['theme'];
  else page.dataset['theme'] = theme;
}
