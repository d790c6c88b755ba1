// What only a real window can show of the page: the system's clipboard, the mirror that is kept, the whole way by keyboard.

import type { Locator } from '@playwright/test';
import { startTestService } from '../support/service.ts';
import { deskOf, invite, openPractice } from './desk.ts';
import { expect, test } from './fixtures.ts';

/** The element that keys go to, also where no window manager gives the window itself the focus. */
const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => node === document.activeElement);

test('an invitation’s code and link go to the clipboard on a press', async ({ launch }) => {
  const service = await startTestService();
  try {
    const { app, page } = await launch({ serviceUrl: service.origin });
    const desk = deskOf(page, 'en');
    await openPractice(desk, 'Nile Practice', 'Rana');
    const code = await invite(desk, 'Sara A., Tuesdays');
    const clipboard = () => app.evaluate(({ clipboard }) => clipboard.readText());
    await page.getByRole('button', { name: desk.t('invitations.copyCode') }).click();
    await expect.poll(clipboard).toBe(code);
    await page.getByRole('button', { name: desk.t('invitations.copyLink') }).click();
    await expect.poll(clipboard).toBe(`o7therapy://join#${code}`);
  } finally {
    await service.stop();
  }
});

test('the whole window mirrors at once and stands so after a restart', async ({ launch }) => {
  const first = await launch();
  await first.page.getByRole('button', { name: 'العربية' }).click();
  await expect(first.page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText(
    deskOf(first.page, 'ar').t('firstRun.role.title'),
  );
  await first.app.close();
  const second = await launch();
  await expect(second.page.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('first run is walked by keyboard alone, and Help now is within reach of it', async ({ launch }) => {
  const { page } = await launch();
  const desk = deskOf(page, 'en');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (let tabs = 0; tabs < 10 && !(await focused()).includes(desk.t('firstRun.role.client')); tabs++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const code = page.getByLabel(desk.t('firstRun.code.label'), { exact: true });
  await expect.poll(() => hasFocus(code)).toBe(true);
  await page.keyboard.type('k7qm 2xwd 9f4t hb8a');
  await page.keyboard.press('Enter');
  const nickname = page.getByLabel(desk.t('firstRun.about.nickname'), { exact: true });
  await expect.poll(() => hasFocus(nickname)).toBe(true);
  await page.keyboard.type('sunflower');
  // Past the link to who could see what.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(1);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(desk.t('help.name'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: desk.t('help.name') })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(nickname).toHaveValue('sunflower');
});
