// Search through messages on the real app: two languages, two people, nothing of what was asked on the disk.

import { scanFolder } from '../support/canary.ts';
import { deskOf, openPerson, write } from './desk.ts';
import { expect, test } from './fixtures.ts';

const canary = 'zebra-lantern-5519';

test('finds lines in both languages as one types, narrows to a person, opens the line, and keeps nothing', async ({
  running,
  profileDir,
}) => {
  const { page } = running;
  const desk = deskOf(page, 'en');
  await page.getByRole('button', { name: desk.t('firstRun.role.sample') }).click();
  await openPerson(desk, 'sunflower');
  await write(desk, 'The river path past the old mill');
  await write(desk, 'مشيت جنب النهر إمبارح');

  await page.keyboard.press('Control+Shift+F');
  const sheet = page.getByRole('dialog', { name: desk.t('search.title') });
  const field = sheet.getByRole('searchbox', { name: desk.t('search.label') });
  const hits = sheet.getByRole('option');
  await field.pressSequentially('river pat');
  await expect(hits).toHaveCount(1);
  await expect(hits.locator('mark')).toHaveText(['river', 'path']);

  // Another alef, harakat, and no article: the same word.
  await field.fill('إلنَّهر');
  await expect(hits.filter({ hasText: 'مشيت جنب النهر' })).toHaveCount(1);
  await expect(hits.locator('[dir=auto]').first()).toHaveCSS('direction', 'rtl');

  await field.fill(canary);
  await sheet.getByText(desk.t('search.nothing')).waitFor();

  await field.fill('river path');
  await sheet.getByRole('button', { name: desk.t('search.person') }).click();
  await page.getByRole('searchbox', { name: desk.t('search.findPerson') }).fill('Kestrel');
  await page.getByRole('option', { name: /Kestrel/ }).click();
  await sheet.getByText(desk.t('search.nothing')).waitFor();
  await sheet.getByRole('button', { name: desk.t('search.person') }).click();
  await page.getByRole('option', { name: desk.t('search.everyone') }).click();
  await expect(hits).toHaveCount(1);

  await field.press('Enter');
  await sheet.waitFor({ state: 'detached' });
  const line = page.locator('[data-message]').filter({ hasText: 'The river path' });
  await expect(line).toBeInViewport();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('old mill');
  await page.getByRole('menuitem').filter({ hasText: 'The river path' }).waitFor();
  await page.keyboard.press('Escape');

  expect(scanFolder(profileDir, canary).hits).toEqual([]);
});
