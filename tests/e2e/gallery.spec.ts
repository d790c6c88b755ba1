// The gallery of components in the real app: every section, five looks, both directions; pictures, overflow and axe.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { root } from '../../build/setup/paths.js';
import { expect, test } from './fixtures.ts';
import type { RunningApp } from './launch.ts';
import { settle } from './looks.ts';

const pictures = join(root, 'test-results', 'gallery');

const sections = [
  ...[
    'Colours',
    'Type',
    'Button',
    'IconButton, Tooltip',
    'Menu',
    'Kbd',
    'PasscodeField',
    'TextField',
    'TextArea',
  ],
  ...['SearchField', 'DatePicker, DateField, TimeField', 'Select', 'RadioCards', 'Switch, Checkbox'],
  ...['SegmentedControl, Tabs', 'Banner', 'Notice', 'Sheet, ConfirmDialog', 'Toast'],
  ...['Progress, Skeleton', 'Wordmark, Avatar, Badge', 'EmptyState', 'Drawings', 'QrCode', 'EmojiPicker'],
];

const looks = {
  light: 'theme=light',
  dark: 'theme=dark',
  contrast: 'theme=light&contrast=more',
  'contrast-dark': 'theme=dark&contrast=more',
  forced: 'theme=dark',
} as const;

/** The page itself may not navigate; the shell can. */
async function openGallery({ app, page }: RunningApp, query: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }, url) => {
    // Its promise may take the end of the first page's loading for its own: what counts is that the gallery stands.
    BrowserWindow.getAllWindows()[0]
      ?.loadURL(url)
      .catch(() => undefined);
  }, `app://o7/gallery.html?${query}`);
  await page.getByRole('heading', { name: 'EmojiPicker' }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/**
 * What axe finds wrong, in words that name the rule and the element. Legacy mode opens no page of its own. Under forced
 * colours axe still reads the page's own, so contrast is the system's matter there.
 */
async function axeFindings(page: Page, isForced = false): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .disableRules(isForced ? ['color-contrast'] : [])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const language of ['en', 'ar'] as const) {
  test(`every component in ${language} is whole, in every look, and axe finds nothing`, async ({
    launch,
  }) => {
    test.setTimeout(120_000);
    mkdirSync(pictures, { recursive: true });
    const running = await launch({ language });
    const { page } = running;
    for (const [look, query] of Object.entries(looks)) {
      await page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' });
      await openGallery(running, `language=${language}&${query}`);
      for (const name of sections) await expect(section(page, name)).toBeVisible();
      expect(await page.locator('section').count(), 'a section the test does not know').toBe(sections.length);
      expect(await overflow(page), `${look}: wider than the window`).toBe(0);
      await page.screenshot({ path: join(pictures, `${look}-${language}.png`), fullPage: true });
      expect(await axeFindings(page, look === 'forced'), look).toEqual([]);
    }
  });
}

/** Opens each thing that lies over the page. The toasts come last: they go by themselves. */
const overlays: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  menu: (page) => section(page, 'Menu').getByRole('button').click(),
  select: (page) => section(page, 'Select').getByRole('button').first().click(),
  calendar: (page) => section(page, 'DatePicker, DateField, TimeField').getByRole('button').click(),
  sheet: (page) => page.getByRole('button', { name: 'Sheet', exact: true }).click(),
  'clay-sheet': (page) => page.getByRole('button', { name: 'Clay sheet' }).click(),
  confirm: (page) => page.getByRole('button', { name: 'ConfirmDialog' }).click(),
  emoji: (page) => page.getByRole('button', { name: 'Popover' }).click(),
  tooltip: async (page) => {
    await page.keyboard.press('Tab');
    await section(page, 'IconButton, Tooltip').getByRole('button').first().focus();
  },
  toast: async (page) => {
    await page.getByRole('button', { name: 'Toast with action' }).click();
    await page.getByRole('button', { name: 'Toast', exact: true }).click();
  },
};

for (const [look, language] of [
  ['light', 'en'],
  ['dark', 'ar'],
  ['contrast', 'ar'],
] as const) {
  test(`what lies over the page is sound too, ${look}, ${language}`, async ({ launch }) => {
    test.setTimeout(120_000);
    const running = await launch({ language });
    const { page } = running;
    await openGallery(running, `language=${language}&${looks[look]}`);
    for (const [name, open] of Object.entries(overlays)) {
      await open(page);
      const overlay = page.locator(
        '[role=menu],[role=listbox],[role=dialog],[role=alertdialog],[role=tooltip]',
      );
      await overlay.first().waitFor();
      await settle(page);
      await page.screenshot({ path: join(pictures, `${name}-${look}-${language}.png`) });
      expect(await axeFindings(page), name).toEqual([]);
      if (name === 'toast') break;
      // The focus goes back to the button, whose tooltip says what it is: a second Escape takes that away too.
      await expect(async () => {
        await page.keyboard.press('Escape');
        await expect(overlay).toHaveCount(0, { timeout: 500 });
      }).toPass({ timeout: 10_000 });
    }
  });
}

test('at 200 % and with wide text spacing nothing is cut off', async ({ launch }) => {
  const running = await launch({ language: 'ar' });
  const { app, page } = running;
  await openGallery(running, 'language=ar&theme=light');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2));
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThan(700);
  // The spacing of WCAG 1.4.12.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });
  expect(await overflow(page)).toBe(0);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter((element) => {
        const { overflowY, clipPath } = getComputedStyle(element);
        const isHidden = (overflowY === 'hidden' || overflowY === 'clip') && clipPath === 'none';
        return isHidden && element.scrollHeight > element.clientHeight + 1;
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(cut).toEqual([]);
  await page.screenshot({ path: join(pictures, 'zoom-200-ar.png') });
});

test('axe is really asked', async ({ launch }) => {
  const running = await launch();
  await openGallery(running, 'language=en');
  await running.page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect(await axeFindings(running.page)).toEqual(['button-name: <button></button>']);
});
