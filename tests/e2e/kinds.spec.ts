// Two real windows: a line is answered with its quote on both sides, and a link asks before the shell opens it.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTestService } from '../support/service.ts';
import { confirm, type Desk, deskOf, invite, join as joinPractice, openPractice, write } from './desk.ts';
import { expect, test } from './fixtures.ts';

const bubble = ({ page }: Desk, text: string) =>
  page.locator('[data-message]').filter({ hasText: text }).first();

async function choose(desk: Desk, text: string, action: Parameters<Desk['t']>[0]): Promise<void> {
  await bubble(desk, text).focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('menuitem', { name: desk.t(action), exact: true }).click();
}

test('two windows answer with a quote, and a link leaves the app only through its question', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  try {
    const open = async (name: string, language: 'en' | 'ar') => {
      const folder = join(profileDir, name);
      mkdirSync(folder);
      return launch({ profileDir: folder, serviceUrl: service.origin, language });
    };
    const [ranaApp, saraApp] = await Promise.all([open('rana', 'en'), open('sara', 'ar')]);
    const [rana, sara] = [deskOf(ranaApp.page, 'en'), deskOf(saraApp.page, 'ar')];
    await openPractice(rana, 'Nile Practice', 'Rana');
    await joinPractice(sara, await invite(rana, 'Fridays'), 'سارة');
    await confirm(rana, 'سارة');

    await write(rana, 'How was the walk by the river?');
    await bubble(sara, 'How was the walk').waitFor();
    await choose(sara, 'How was the walk', 'kinds.actions.reply');
    await write(sara, 'كانت طويلة https://river.example/map');
    await expect(bubble(rana, 'كانت طويلة').getByText('How was the walk by the river?')).toBeVisible();

    // Nothing opens before the person says so, and then only through the shell.
    await ranaApp.app.evaluate(({ shell }) => {
      const seen: string[] = [];
      Object.assign(globalThis, { opened: seen });
      shell.openExternal = async (url) => {
        seen.push(url);
      };
    });
    await bubble(rana, 'كانت طويلة').getByRole('button', { name: 'https://river.example/map' }).click();
    const asking = rana.page.getByRole('alertdialog');
    await expect(asking.getByText('river.example', { exact: true })).toBeVisible();
    await asking.getByRole('button', { name: rana.t('kinds.link.yes') }).click();
    await expect
      .poll(() => ranaApp.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened))
      .toEqual(['https://river.example/map']);
  } finally {
    await service.remove();
  }
});
