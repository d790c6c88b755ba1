// Help now in the real window: before sign-up, without any service, by keyboard alone, and forgotten with the window.

import type { Locator, Page } from '@playwright/test';
import { deskOf } from './desk.ts';
import { expect, test } from './fixtures.ts';

/** Presses Tab until the element has the focus; a person would find it within a dozen. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  const hasFocus = () => element.evaluate((node) => node === document.activeElement);
  for (let tabs = 0; tabs < 12 && !(await hasFocus()); tabs++) await page.keyboard.press('Tab');
  await expect(element).toBeFocused();
}

test('a number is reached by keyboard alone, offline, and nothing of it stays', async ({ launch }) => {
  const first = await launch();
  const desk = deskOf(first.page, 'en');
  const { page } = first;
  const help = page.getByRole('button', { name: desk.t('help.name') });
  await help.waitFor();
  await tabTo(page, help);
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: desk.t('help.name') });
  await sheet.waitFor();
  await tabTo(page, sheet.getByRole('button', { name: desk.t('help.country.choose') }));
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.type('egy');
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('16328', { exact: true })).toBeVisible();
  await expect(sheet.getByText('123', { exact: true })).toHaveAttribute('dir', 'ltr');
  await expect(sheet.locator('a')).toHaveCount(0);
  await expect(sheet.getByRole('button', { name: /Egypt/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(help).toBeFocused();
  await first.app.close();

  const second = await launch();
  await second.page.getByRole('button', { name: desk.t('help.name') }).click();
  await expect(second.page.getByRole('button', { name: desk.t('help.country.choose') })).toBeVisible();
});
