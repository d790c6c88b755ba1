// The colour a window is painted in before its page has drawn anything: no white flash.

import { nativeTheme } from 'electron';

/** Paper of the two themes; the page's own tokens hold the same values. */
export const paper = { light: '#FAF8F5', dark: '#15191A' } as const;

/** Paper of the theme in use now (the person's choice, else the system's). */
export function paperColour(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light;
}
