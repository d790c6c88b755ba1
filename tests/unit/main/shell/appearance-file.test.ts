// What older versions wrote is still read.

import { expect, test, vi } from 'vitest';
import { savedAppearanceSchema } from '../../../../main/shell/appearance.ts';

vi.mock('electron', () => ({ app: {}, nativeTheme: {} }));

test('reads the first version’s file, which knew neither contrast nor zoom', () => {
  expect(savedAppearanceSchema.parse({ theme: 'dark', language: 'ar' })).toEqual({
    theme: 'dark',
    language: 'ar',
    contrast: 'system',
    zoom: 1,
  });
});

test('reads what is written today as it is', () => {
  const chosen = { theme: 'light', language: 'en', contrast: 'more', zoom: 1.75 };
  expect(savedAppearanceSchema.parse(chosen)).toEqual(chosen);
});

test.each([{ zoom: 1.3 }, { zoom: 9 }, { contrast: 'less' }, { colour: 'red' }])('refuses %o', (part) => {
  expect(savedAppearanceSchema.safeParse({ theme: 'dark', language: 'ar', ...part }).success).toBe(false);
});
