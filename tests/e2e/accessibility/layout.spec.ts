// The window when it is hard on it: 200 %, the smallest window, wide text spacing, forced colours, less motion.

import type { ElectronApplication, Locator, Page } from '@playwright/test';
import type { Language } from '../../../renderer/i18n/i18n.ts';
import { type Desk, deskOf, openPerson } from '../desk.ts';
import { expect, test } from '../fixtures.ts';
import { appear } from '../looks.ts';
import { deskPlaces } from '../places/desk.ts';
import { firstRunPlaces } from '../places/first-run.ts';
import { type Look, type Place, walk } from '../places/place.ts';
import { sheetPlaces } from '../places/sheets.ts';
import { layoutFindings, spaceOut } from './layout.ts';

/** These need the panel beside the conversation, or a size of their own. */
const sized = ['side-panel', 'group', 'take-out', 'age-report'];
const places: readonly Place[] = [...deskPlaces, ...sheetPlaces].filter(({ name }) => !sized.includes(name));

const checking =
  (findings: Record<string, string[]>): Look =>
  async (place, { page }) => {
    const found = await layoutFindings(page);
    if (found.length > 0) findings[place] = found;
  };

const makeSmallest = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1, 1));

const lookAround = ({ page, t }: Desk) =>
  page.getByRole('button', { name: t('firstRun.role.sample') }).click();

/** Whether a press at its middle would reach it. */
const isReachable = (control: Locator): Promise<boolean> =>
  control.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && (element === hit || element.contains(hit));
  });

async function expectReachable({ page, t }: Desk): Promise<void> {
  for (const control of [
    page.locator('main textarea'),
    page.getByRole('button', { name: t('conversation.composer.send') }),
    page.getByRole('navigation').getByRole('button', { name: t('help.name') }),
  ])
    expect(await isReachable(control), String(control)).toBe(true);
}

const widthOf = (page: Page) => page.evaluate(() => [window.innerWidth, window.innerHeight]);

interface Strain {
  readonly name: string;
  readonly language: Language;
  readonly put: (page: Page, app: ElectronApplication) => Promise<void>;
  readonly width: number;
}

const smallestWidth = 880;

const strains: readonly Strain[] = [
  { name: '200 %', language: 'en', put: (page) => appear(page, { zoom: 2 }), width: 620 },
  {
    name: 'the smallest window with wide text spacing',
    language: 'ar',
    put: async (page, app) => {
      if ((await widthOf(page))[0] !== smallestWidth) await makeSmallest(app);
      await spaceOut(page);
    },
    width: smallestWidth,
  },
];

for (const { name, language, put, width } of strains) {
  test(`at ${name} nothing is cut off or out of reach`, async ({ launch }) => {
    test.setTimeout(180_000);
    const { app, page } = await launch({ language });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const desk = deskOf(page, language);
    const findings: Record<string, string[]> = {};
    await put(page, app);
    await expect.poll(async () => (await widthOf(page))[0]).toBe(width);
    // A page that was loaded again has lost the spacing.
    const check: Look = async (place, at) => {
      await put(page, app);
      await checking(findings)(place, at);
    };
    await walk(desk, firstRunPlaces, check);
    await lookAround(desk);
    await put(page, app);
    await walk(desk, places, check);
    expect(findings).toEqual({});
    await openPerson(desk, 'sunflower');
    await expectReachable(desk);
  });
}

test('in forced colours what has the focus and what is chosen can be seen', async ({ launch }) => {
  const { page } = await launch();
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const desk = deskOf(page, 'en');
  await lookAround(desk);
  await openPerson(desk, 'sunflower');
  const outlineOf = (control: Locator) =>
    control.evaluate((element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return outlineStyle === 'none' ? null : `${outlineWidth} ${outlineColor}`;
    });
  await page.locator('main textarea').focus();
  expect(await outlineOf(page.locator('main textarea').locator('..'))).not.toBeNull();
  const row = page.locator('[aria-current=true]');
  const other = page.locator('[data-row]:not([aria-current])').first();
  expect(await outlineOf(row)).not.toBe(await outlineOf(other));
  await page.keyboard.press('Tab');
  expect(await outlineOf(page.locator(':focus'))).not.toBeNull();
  await page.keyboard.press('Control+,');
  const theme = page.getByRole('radiogroup', { name: 'Theme' });
  const paperOf = (name: string) =>
    theme.getByRole('radio', { name }).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await paperOf('Light')).not.toBe(await paperOf('Dark'));
});

test('with reduced motion nothing moves', async ({ launch }) => {
  const { page } = await launch();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const desk = deskOf(page, 'en');
  await lookAround(desk);
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').waitFor();
  const moving = await page.evaluate(() => {
    const isLong = (times: string): boolean => times.split(',').some((time) => Number.parseFloat(time) > 0);
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        return isLong(transitionDuration) || (animationName !== 'none' && isLong(animationDuration));
      })
      .map(({ outerHTML }) => outerHTML.slice(0, 120));
  });
  expect(moving).toEqual([]);
});
