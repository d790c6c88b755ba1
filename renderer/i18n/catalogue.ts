// The shape of a catalogue: English is the master, Arabic has every key of it and all six plural forms.

import type { en } from './en.ts';

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** `count_one` and `count_other` in English stand for six forms in Arabic. */
type WithArabicPlurals<Texts> = {
  readonly [Key in keyof Texts as Key extends `${infer Base}_other`
    ? `${Base}_${PluralForm}`
    : Key extends `${string}_one`
      ? never
      : Key]: Texts[Key] extends string ? string : WithArabicPlurals<Texts[Key]>;
};

/** What `ar` must be. */
export type ArabicCatalogue = WithArabicPlurals<typeof en>;
