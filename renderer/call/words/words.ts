// The four words of a call in a person's language, and in the other person's.

import { arabicWords } from './ar.ts';
import { englishWords } from './en.ts';

const lists = { en: englishWords, ar: arabicWords } as const;

/** The words of these indices (0 to 255). */
export const callWords = (indices: readonly number[], language: 'en' | 'ar'): readonly string[] =>
  indices.map((index) => lists[language][index] ?? '');
