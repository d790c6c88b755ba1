// The gallery of components in the real app: every section, three looks, both directions; pictures, overflow and axe.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { root } from '../../build/setup/paths.js';
import { expect, test } from './fixtures.ts';
import type { RunningApp } from './launch.ts';

const pictures = join(root, 'test-results', 'gallery');

const sections = [
  ...['Colours', 'Type', 'Button', 'IconButton, Tooltip', 'Menu', 'Kbd', 'TextField', 'TextArea'],
  ...['SearchField', 'DatePicker, DateField, TimeField', 'Select', 'RadioCards', 'Switch, Checkbox'],
  ...['SegmentedControl, Tabs', 'Banner', 'Notice', 'Sheet, ConfirmDialog', 'Toast'],
  ...['Progress, Skeleton', 'Wordmark, Avatar, Badge', 'EmptyState', 'Drawings', 'QrCode', 'EmojiPicker'],
];

const looks = {
  light: 'theme=light',
  dark: 'theme=dark',
  contrast: 'theme=light&contrast=more',
  'contrast-dark': 'theme=dark&contrast=more',
} as const;

/** The page itself may not navigate; the shell can. */
async function openGallery({ app, page }: RunningApp, query: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url),
    `app://o7/gallery.html?${query}`,
  );
  await page.getByRole('heading', { name: 'EmojiPicker' }).waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** What axe finds wrong, in words that name the rule and the element. Legacy mode opens no page of its own. */
async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

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
      await openGallery(running, `language=${language}&${query}`);
      for (const name of sections)
        await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
      expect(await page.locator('section').count(), 'a section the test does not know').toBe(sections.length);
      expect(await overflow(page), `${look}: wider than the window`).toBe(0);
      await page.screenshot({ path: join(pictures, `${look}-${language}.png`), fullPage: true });
      expect(await axeFindings(page), look).toEqual([]);
    }
  });
}
