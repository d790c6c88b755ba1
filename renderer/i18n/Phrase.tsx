// A sentence of the catalogue with names or other elements inside it, each isolated from the sentence's direction.

import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextKey } from './keys.ts';

/** Stands for an element while the sentence is still text; no name may contain it (contract/domain/names.ts). */
const mark = (name: string) => `\uE000${name}\uE001`;
const marked = /\uE000([^\uE001]*)\uE001/;

interface PhraseProps {
  readonly of: TextKey;
  /** What stands in place of each `{{name}}`. Plain texts are wrapped in `<bdi>`. */
  readonly parts: Readonly<Record<string, ReactNode>>;
  /** Chooses the plural form. */
  readonly count?: number;
}

/** Renders the text; a name never reorders what stands around it. */
export function Phrase({ of, parts, count }: PhraseProps) {
  const { t } = useTranslation();
  const marks = Object.fromEntries(Object.keys(parts).map((name) => [name, mark(name)]));
  const sentence = t(of as 'app.name', { ...marks, ...(count === undefined ? {} : { count }) });
  return sentence.split(marked).map((piece, at) => {
    if (at % 2 === 0) return piece;
    const part = parts[piece];
    return <Fragment key={piece}>{typeof part === 'string' ? <bdi>{part}</bdi> : part}</Fragment>;
  });
}
