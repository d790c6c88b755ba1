// Texts that stand where there is little room have a budget in letters as people count them (grapheme clusters).

import { describe, expect, test } from 'vitest';
import { ar } from '../../../renderer/i18n/ar.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { allNarrowUses, narrowUses, type Place } from '../support/narrow-places.ts';

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** English letters that a place has room for. A tooltip may take two lines of 260 px. */
const budgets: Readonly<Record<Place | 'rail' | 'badge' | 'heading', number>> = {
  button: 36,
  tooltip: 60,
  menu: 34,
  segment: 20,
  rail: 13,
  badge: 24,
  heading: 70,
};

/** Words in Arabic are shorter, but what is one word in English is often three. */
const arabicRoom = 1.4;

/** Texts whose place the sources do not show: those that are put into a list first, by key. */
const byKey: readonly (readonly [RegExp, keyof typeof budgets])[] = [
  [/^rail\.(?!name$)/, 'rail'],
  [/^invitations\.states\./, 'badge'],
  [/^conversation\.delivery\./, 'badge'],
  [/(^|\.)title$/, 'heading'],
];

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How long a text may become: what is filled in counts as a nickname of ten letters. */
function lengthOf(text: string): number {
  return [...segmenter.segment(text.replace(/\{\{\w+\}\}/g, 'x'.repeat(10)))].length;
}

/** What is over its budget, in words. */
function overLong(texts: readonly (readonly [string, string])[], room: number): string[] {
  const uses = allNarrowUses();
  return texts.flatMap(([key, text]) => {
    const places = [
      ...uses.filter((use) => use.key.test(key)).map(({ place }) => place),
      ...byKey.filter(([pattern]) => pattern.test(key)).map(([, place]) => place),
    ];
    const length = lengthOf(text);
    const tight = places.find((place) => length > Math.floor(budgets[place] * room));
    return tight === undefined ? [] : [`${key} is ${length} letters in a ${tight}: ${text}`];
  });
}

describe('texts in narrow places fit', () => {
  test('in English', () => {
    expect(overLong(flatten(en), 1)).toEqual([]);
  });

  test('in Arabic', () => {
    expect(overLong(flatten(ar), arabicRoom)).toEqual([]);
  });
});

describe('the search for narrow places', () => {
  test('finds the texts of the app, not none', () => {
    const uses = allNarrowUses();
    const found = (key: string) => uses.filter((use) => use.key.test(key)).map(({ place }) => place);
    expect(found('common.cancel')).toContain('button');
    expect(found('common.close')).toContain('tooltip');
    expect(found('common.tryAgain')).toContain('button');
    expect(uses.length).toBeGreaterThan(30);
  });

  test('sees through conditions, templates and lists', () => {
    const source = `
      <Button look="quiet">{isBusy ? t('a.busy') : t('a.go')}</Button>;
      <IconButton label={t(isOpen ? 'b.close' : 'b.open')} />;
      <Menu items={[{ label: t('c.copy') }]} />;
      <SegmentedControl choices={ids.map((id) => ({ id, label: t(\`d.\${id}.name\`) }))} />;
      <p>{t('e.sentence')}</p>;`;
    const uses = narrowUses(source, 'x.tsx');
    const places = (key: string) => uses.filter((use) => use.key.test(key)).map(({ place }) => place);
    expect(['a.busy', 'a.go', 'b.close', 'b.open', 'c.copy', 'd.day.name', 'e.sentence'].map(places)).toEqual(
      [['button'], ['button'], ['tooltip'], ['tooltip'], ['menu'], ['segment'], []],
    );
  });

  test('counts as people do: marks and joined emoji are one letter, names take room', () => {
    expect(lengthOf('تمّ')).toBe(2);
    expect(lengthOf('👩‍👧')).toBe(1);
    expect(lengthOf('To {{name}}')).toBe(13);
  });
});
