// The sample practice in the real app: entered and left from first run, and not a byte of it anywhere afterwards.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { people } from '../../main/engine/sample/people/index.ts';
import { type Desk, deskOf, openPerson } from './desk.ts';
import { killEngine } from './engine-pid.ts';
import { expect, test } from './fixtures.ts';

const lookAround = ({ page, t }: Desk) =>
  page.getByRole('button', { name: t('firstRun.role.sample') }).click();
const leave = ({ page, t }: Desk) => page.getByRole('button', { name: t('sample.leave') }).click();
const rows = ({ page, t }: Desk) => page.getByRole('region', { name: t('people.title') }).getByRole('button');

/** Every file below a folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

/** Answers whether any file holds this text, in UTF-8 or as Chromium keeps strings, in UTF-16. */
function isOnDisk(folder: string, text: string): boolean {
  return filesIn(folder).some((path) => {
    const bytes = readFileSync(path);
    return bytes.includes(Buffer.from(text)) || bytes.includes(Buffer.from(text, 'utf16le'));
  });
}

async function startListening(): Promise<{ origin: string; connects: () => number; stop: () => void }> {
  let connects = 0;
  const server = createServer((socket) => {
    connects += 1;
    socket.destroy();
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, connects: () => connects, stop: () => server.close() };
}

/** Whether the window shows all of the page: the banner takes its room from the workspace. */
const fitsWindow = (page: Page) => page.evaluate(() => document.body.scrollHeight <= window.innerHeight);

for (const language of ['en', 'ar'] as const) {
  test(`a person looks around in a sample practice and leaves it without a trace (${language})`, async ({
    launch,
    profileDir,
  }) => {
    const service = await startListening();
    try {
      const { page } = await launch({ language, serviceUrl: service.origin });
      const desk = deskOf(page, language);
      await lookAround(desk);
      await expect(page.getByText(desk.t('sample.notice'))).toBeVisible();
      expect(await fitsWindow(page)).toBe(true);
      await openPerson(desk, 'sunflower');
      const last = people.find(({ key }) => key === 'sara')?.lines.at(-1)?.[2] ?? '';
      await expect(page.locator('[data-message]').last()).toContainText(last);
      await page.locator('main textarea').fill('a-line-of-the-sample');
      await page.locator('main textarea').press('Enter');
      await expect(page.locator('[data-message]').last()).toContainText('a-line-of-the-sample');
      await page.getByRole('button', { name: desk.t('transparency.title') }).click();
      await expect(page.getByRole('dialog')).toContainText(desk.t('errors.sample.notConnected'));
      await page.keyboard.press('Escape');
      expect(readdirSync(profileDir)).not.toContain('vault');
      await leave(desk);
      await expect(page.getByRole('button', { name: desk.t('firstRun.role.sample') })).toBeVisible();
      for (const text of ['a-line-of-the-sample', last, 'Sara A., Tuesdays'])
        expect(isOnDisk(profileDir, text), text).toBe(false);
      expect(service.connects()).toBe(0);
      await lookAround(desk);
      await openPerson(desk, 'sunflower');
      await expect(page.locator('[data-message]').last()).toContainText(last);
    } finally {
      service.stop();
    }
  });
}

test('an engine that dies in the sample takes it along: first run stands again', async ({ launch }) => {
  const { app, page } = await launch();
  const desk = deskOf(page, 'en');
  await lookAround(desk);
  await expect(rows(desk).filter({ hasText: 'Lena K.' })).toBeVisible();
  await killEngine(app);
  await expect(page.getByRole('button', { name: desk.t('firstRun.role.sample') })).toBeVisible();
});
