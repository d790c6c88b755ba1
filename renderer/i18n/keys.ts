// The names of all texts, as types.

import type { en } from './en.ts';

type Joined<Texts, Prefix extends string = ''> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? `${Prefix}${Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key}`
    : Joined<Texts[Key], `${Prefix}${Key}.`>;
}[keyof Texts & string];

/** The key of a text, plural forms under one name. */
export type TextKey = Joined<typeof en>;
