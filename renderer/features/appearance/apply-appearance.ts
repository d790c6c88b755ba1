// Puts theme, contrast and language onto the document: colours follow `data-theme` and `data-contrast`, the direction `dir`.

import type { Appearance } from '../../../contract/bridge/settings.ts';

/** What is shown when even the shell does not answer: the page must still say so in some language. */
export const unknownAppearance: Appearance = {
  theme: 'system',
  language: 'en',
  contrast: 'system',
  zoom: 1,
};

/** Applies at once. `system` leaves theme and contrast to the operating system; zoom is the shell's. */
export function applyAppearance({ theme, language, contrast }: Appearance): void {
  const page = document.documentElement;
  page.lang = language;
  page.dir = language === 'ar' ? 'rtl' : 'ltr';
  if (theme === 'system') delete page.dataset['theme'];
  else page.dataset['theme'] = theme;
  if (contrast === 'system') delete page.dataset['contrast'];
  else page.dataset['contrast'] = contrast;
}
