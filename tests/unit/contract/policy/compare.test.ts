/** Comparing two versions: what stands joined is the older or the newer text, and the smallest change is found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPolicy } from '../../../../contract/policy/bundled.ts';
import { comparePolicies, compareWords, type Run } from '../../../../contract/policy/compare.ts';
import { nextPolicy } from '../../../support/policy.ts';

const joined = (runs: readonly Run[], without: Run['kind']) =>
  runs
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('two paragraphs', () => {
  const words = fc
    .array(fc.constantFrom('the', 'data', 'stays', '30', 'days', 'لا', 'يُحذف', 'شيء', 'a-b', '.'), {
      maxLength: 25,
    })
    .map((list) => list.join(' '));

  it('are both found again whole in their comparison, and equal ones have no change', () => {
    fc.assert(
      fc.property(words, words, (older, newer) => {
        const runs = compareWords(older, newer);
        expect(joined(runs, 'new')).toBe(older);
        expect(joined(runs, 'old')).toBe(newer);
        expect(runs.some(({ kind }) => kind !== 'same')).toBe(older !== newer);
        expect(runs.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('show a changed word as that word, and a changed phrase as one', () => {
    expect(compareWords('Kept for 30 days.', 'Kept for 60 days.')).toEqual([
      { kind: 'same', text: 'Kept for ' },
      { kind: 'old', text: '30' },
      { kind: 'new', text: '60' },
      { kind: 'same', text: ' days.' },
    ]);
    expect(compareWords('يُحفظ 30 يومًا فقط', 'يُحفظ ستين يومًا فقط')).toEqual([
      { kind: 'same', text: 'يُحفظ ' },
      { kind: 'old', text: '30' },
      { kind: 'new', text: 'ستين' },
      { kind: 'same', text: ' يومًا فقط' },
    ]);
    expect(compareWords('one two three', 'four five three')).toEqual([
      { kind: 'old', text: 'one two' },
      { kind: 'new', text: 'four five' },
      { kind: 'same', text: ' three' },
    ]);
  });
});

describe('two versions', () => {
  it.each(['en', 'ar'] as const)(
    'name changed, new and gone sections and leave out the rest (%s)',
    (language) => {
      const older = firstPolicy.texts[language];
      const newer = nextPolicy(firstPolicy).texts[language];
      const found = comparePolicies(older, newer);
      expect(found.map(({ id, change }) => [id, change])).toEqual([
        ['age', 'changed'],
        ['calls', 'new'],
        ['links', 'gone'],
      ]);
      const changed = found[0]?.paragraphs[0] ?? [];
      expect(changed.filter(({ kind }) => kind !== 'same')).toEqual([
        { kind: 'old', text: '18' },
        { kind: 'new', text: '21' },
      ]);
      expect(comparePolicies(older, older)).toEqual([]);
    },
  );

  it('show a paragraph that was put between two others as that one alone', () => {
    const text = firstPolicy.texts.en;
    const sections = text.sections.map((section) =>
      section.id === 'who'
        ? { ...section, paragraphs: section.paragraphs.toSpliced(1, 0, 'Entirely fresh words stand here.') }
        : section,
    );
    expect(comparePolicies(text, { ...text, sections })).toMatchObject([
      { id: 'who', paragraphs: [[{ kind: 'new', text: 'Entirely fresh words stand here.' }]] },
    ]);
  });
});
