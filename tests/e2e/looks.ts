// How the window may look, and the way to change it while the app runs: one launch shows every language and theme.

import type { Page } from '@playwright/test';
import type { Appearance } from '../../contract/bridge/settings.ts';

/** Themes and contrasts that every place must be good in. */
export const looks = {
  light: { theme: 'light', contrast: 'system' },
  dark: { theme: 'dark', contrast: 'system' },
  contrast: { theme: 'light', contrast: 'more' },
} as const satisfies Record<string, Pick<Appearance, 'theme' | 'contrast'>>;

export const languages = ['en', 'ar'] as const;

type Language = (typeof languages)[number];

/**
 * What a place is looked at in: both languages, light, and dark and more contrast in turn (`nth` counts the places); with
 * `O7_ALL_LOOKS` every pair. What differs between looks is in the tokens, and the gallery shows every component in all of them.
 */
export const looksInTurn = (nth: number): readonly (readonly [Language, keyof typeof looks])[] =>
  process.env['O7_ALL_LOOKS'] === undefined
    ? [
        ['en', 'light'],
        ['ar', nth % 2 === 0 ? 'dark' : 'contrast'],
      ]
    : languages.flatMap((language) =>
        (Object.keys(looks) as (keyof typeof looks)[]).map((look) => [language, look] as const),
      );

/** Ends once every fade has ended: a colour half-way is nobody's choice. Clocks and unknown progress are left out. */
export function settle(page: Page): Promise<void> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const isShort = (one: Animation) => Number(one.effect?.getComputedTiming().endTime) < 1_000;
    const running = document.getAnimations().filter(isShort);
    await Promise.all(running.map(({ finished }) => finished.catch(() => undefined)));
  });
}

/** Changes what is named, as the settings would, and waits until the window shows it. */
export async function appear(page: Page, change: Partial<Appearance>): Promise<void> {
  const { language, theme, contrast } = await page.evaluate(async (wanted) => {
    const now = await window.o7.appearance.get({});
    if (!now.ok) throw new Error(now.error.code);
    const chosen = { ...now.value, ...wanted };
    const done = await window.o7.appearance.set(chosen);
    if (!done.ok) throw new Error(done.error.code);
    return chosen;
  }, change);
  const shown = [
    `[lang=${language}]`,
    theme === 'system' ? '' : `[data-theme=${theme}]`,
    contrast === 'more' ? '[data-contrast=more]' : ':not([data-contrast])',
  ].join('');
  await page.locator(`html${shown}`).waitFor({ state: 'attached' });
  await settle(page);
}
