// The words of what the operating system draws for us, in the person's language; the page has its own catalogue.

import type { Appearance } from '../../../contract/bridge/settings.ts';
import { ar } from './ar.ts';
import { en, type ShellTexts } from './en.ts';

const catalogues: Readonly<Record<Appearance['language'], ShellTexts>> = { en, ar };

/** The texts of one language. */
export function shellTexts(language: Appearance['language']): ShellTexts {
  return catalogues[language];
}
