import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsQuery, foldForSearch } from '../../../../contract/domain/search-folding.ts';

describe('folding for search', () => {
  it.each([
    ['Sárà', 'sara'],
    ['ﬁle', 'file'],
    ['أحمد', 'احمد'],
    ['إِسلام', 'اسلام'],
    ['مُحَمَّد', 'محمد'],
    ['ســـارة', 'ساره'],
    ['منى', 'مني'],
    ['٢٠٢٦', '2026'],
    ['۱۲', '12'],
  ])('%s compares as %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });

  it('is the same folded twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = foldForSearch(text);
        expect(foldForSearch(once)).toBe(once);
      }),
    );
  });
});

describe('a query', () => {
  it('fits by the beginnings of words, in any order and in any of the texts', () => {
    expect(fitsQuery('tue sara', ['Sara A., Tuesdays', 'sunflower'])).toBe(true);
    expect(fitsQuery('SUN', ['Sara A., Tuesdays', 'sunflower'])).toBe(true);
    expect(fitsQuery('ara', ['Sara'])).toBe(false);
    expect(fitsQuery('ساره', [null, 'سارة'])).toBe(true);
    expect(fitsQuery('  ', ['Sara'])).toBe(true);
    expect(fitsQuery('(r', ['(river)'])).toBe(true);
  });
});
