// What a person chooses about this computer, on the real app: kept over a restart, gone when switched off.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { isRegistered, storageRegister } from '../../contract/domain/storage-register.ts';
import { listFiles } from '../../main/engine/profile/files.ts';
import { startTestService } from '../support/service.ts';
import { deskOf, openPractice } from './desk.ts';
import { expect, test } from './fixtures.ts';

const zoomOf = (app: ElectronApplication) =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomFactor());
const boundsOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** A page that was just loaded has no ears yet. */
const drawn = (page: Page) => page.getByRole('heading').first().waitFor();

/** Walks with Tab until this control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${control}`);
}

test('zooms by keyboard and keeps that over a restart and a page that died', async ({ launch }) => {
  const first = await launch();
  await drawn(first.page);
  const narrow = await first.page.evaluate(() => window.innerWidth);
  await first.page.keyboard.press('Control+=');
  await first.page.keyboard.press('Control+=');
  await expect.poll(() => zoomOf(first.app)).toBeCloseTo(1.25, 5);
  await expect.poll(() => first.page.evaluate(() => window.innerWidth)).toBeLessThan(narrow);
  await first.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.reload());
  await drawn(first.page);
  expect(await zoomOf(first.app)).toBeCloseTo(1.25, 5);
  await first.app.close();

  const second = await launch();
  expect(await zoomOf(second.app)).toBeCloseTo(1.25, 5);
  await drawn(second.page);
  await second.page.keyboard.press('Control+0');
  await expect.poll(() => zoomOf(second.app)).toBe(1);
});

test('S4: the window’s place is remembered for an open profile only, and gone when it is refused', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  const file = join(profileDir, 'window.json');
  const place = { x: 120, y: 90, width: 1000, height: 700 };
  const move = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), place);
  try {
    const choice = { serviceUrl: service.origin, window: null };
    const stranger = await launch(choice);
    await move(stranger.app);
    await stranger.app.close();
    // Nobody has a profile yet: nothing of the window was written, nor anything else of ours.
    expect(readdirSync(profileDir)).not.toContain('window.json');
    expect(readdirSync(profileDir)).not.toContain('settings.json');

    const first = await launch(choice);
    await openPractice(deskOf(first.page, 'en'), 'Nile Practice', 'Rana');
    await move(first.app);
    await first.app.close();
    expect(readJson(file)).toEqual({ ...place, isMaximised: false, isFullScreen: false });

    const second = await launch(choice);
    expect(await boundsOf(second.app)).toEqual(place);
    await drawn(second.page);
    await second.page.keyboard.press('Control+,');
    await second.page.getByRole('dialog', { name: 'Settings' }).waitFor();
    const stored = second.page.getByRole('button', { name: /Place of the window/ });
    await tabTo(second.page, stored);
    await second.page.keyboard.press('Enter');
    await second.page.getByRole('option', { name: 'Do not store it' }).waitFor();
    await second.page.keyboard.press('End');
    await second.page.keyboard.press('Enter');
    await expect.poll(() => existsSync(file)).toBe(false);
    await move(second.app);
    await second.app.close();
    expect(existsSync(file)).toBe(false);

    const third = await launch(choice);
    expect(await boundsOf(third.app)).toMatchObject({ width: 1240, height: 800 });

    // "Ask me": the question stands while work goes on, and nothing is written before the answer.
    await third.page.getByRole('button', { name: 'Privacy', exact: true }).click();
    await third.page.getByRole('tab', { name: 'Storage' }).click();
    await third.page.getByRole('button', { name: /What may be stored: Place of the window/ }).click();
    await third.page.getByRole('option', { name: 'Ask me each time' }).click();
    await third.page.getByText('Nothing is stored until you say yes.').waitFor();
    await move(third.app);
    await third.page.getByText('Remember where the window stands?').waitFor();
    expect(existsSync(file)).toBe(false);
    await third.page.getByRole('button', { name: 'This time' }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
    await third.page.getByText('Since the app was opened, nothing had to be blocked.').waitFor();
    await third.app.close();

    // After all of it, nothing lies in the profile that the register does not name; Chromium's files are in their own place.
    const paths = listFiles(profileDir).map(({ path }) => path);
    expect(paths.filter((path) => !isRegistered(path))).toEqual([]);
    expect(paths.some((path) => path.startsWith(storageRegister.chromium.place))).toBe(true);
  } finally {
    await service.remove();
  }
});

test('is set by keyboard alone, writes only what was chosen, and keeps it', async ({
  launch,
  profileDir,
}) => {
  const first = await launch();
  const { page } = first;
  const files = () => readdirSync(profileDir).filter((name) => name.endsWith('.json'));
  await drawn(page);
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog', { name: 'Settings' }).waitFor();
  expect(files()).toEqual([]);

  await tabTo(page, page.getByRole('radiogroup', { name: 'Theme' }).getByRole('radio').first());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await tabTo(page, page.getByRole('switch', { name: 'Quiet hours' }));
  await page.keyboard.press('Space');
  await page.getByRole('group', { name: 'From' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('2330');
  const settings = join(profileDir, 'settings.json');
  await expect
    .poll(() => readJson(settings))
    .toMatchObject({ notifications: { enabled: true, quiet: { from: '23:30', to: '07:00' } } });
  expect(files().sort()).toEqual(['appearance.json', 'settings.json']);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await first.app.close();

  const second = await launch();
  const kept = await second.page.evaluate(() => window.o7.settings.get({}));
  expect(kept).toMatchObject({
    ok: true,
    value: { notifications: { quiet: { from: '23:30', to: '07:00' } } },
  });
});
