// Two real windows: a line is answered, changed, starred, pinned and taken back, reading and typing are told, a link asks, a hit is jumped to.

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

async function tellAll(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('Control+,');
  const sheet = desk.page.getByRole('dialog');
  for (const key of ['kinds.telling.read', 'kinds.telling.typing'] as const)
    await sheet.getByText(desk.t(key), { exact: true }).click();
  await desk.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
}

test('two windows answer, change, mark, take back, tell of reading and typing, and find the way in a long history', async ({
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

    await choose(rana, 'How was the walk', 'kinds.actions.edit');
    await rana.page.getByRole('textbox').fill('How was the walk in the park?');
    await rana.page.keyboard.press('Enter');
    const changed = bubble(sara, 'walk in the park');
    await changed.getByRole('button', { name: sara.t('kinds.edited.mark') }).click();
    await expect(changed.getByText('How was the walk by the river?')).toBeVisible();

    await choose(rana, 'كانت طويلة', 'kinds.actions.star');
    await choose(rana, 'كانت طويلة', 'kinds.actions.pin');
    await expect(rana.page.getByRole('region', { name: rana.t('kinds.pinned.name') })).toContainText(
      'كانت طويلة',
    );

    await tellAll(rana);
    await tellAll(sara);
    await rana.page.getByRole('textbox').pressSequentially('Now you see that I type', { delay: 30 });
    await expect(sara.page.getByText('الكتابة جارية')).toBeVisible();
    await rana.page.keyboard.press('Enter');
    await bubble(sara, 'Now you see').waitFor();
    await sara.page.bringToFront();
    await expect(rana.page.getByText(rana.t('conversation.delivery.read')).last()).toBeVisible();

    await choose(rana, 'Now you see', 'kinds.actions.erase');
    await rana.page
      .getByRole('alertdialog')
      .getByRole('button', { name: rana.t('kinds.erase.yes') })
      .click();
    await expect(sara.page.getByText(sara.t('kinds.erased.theirs'))).toBeVisible();
    await expect(sara.page.getByText('Now you see')).toHaveCount(0);
  } finally {
    await service.remove();
  }
});
