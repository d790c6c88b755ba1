// Two real windows through every kind of line: answers, links, code, changes, marks, what is told, and every way of taking back.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { join as joinByCalls } from '../support/pairing.ts';
import { Person } from '../support/person.ts';
import { startTestService } from '../support/service.ts';
import {
  confirm,
  type Desk,
  deskOf,
  invite,
  join as joinPractice,
  openPerson,
  openPractice,
  write,
} from './desk.ts';
import { expect, test } from './fixtures.ts';
import type { RunningApp } from './launch.ts';
import { button, question } from './places/place.ts';

const bubble = ({ page }: Desk, text: string) =>
  page.locator('[data-message]').filter({ hasText: text }).first();

/** Does to a line what its menu offers. */
async function choose(desk: Desk, text: string, action: Parameters<Desk['t']>[0]): Promise<void> {
  await bubble(desk, text).focus();
  await desk.page.keyboard.press('Enter');
  await desk.page.getByRole('menuitem', { name: desk.t(action), exact: true }).click();
}

/** Answers the question that stands over the window with yes. */
async function sayYes(desk: Desk, key: Parameters<Desk['t']>[0]): Promise<void> {
  await question(desk)
    .getByRole('button', { name: desk.t(key), exact: true })
    .click();
  await question(desk).waitFor({ state: 'detached' });
}

/** Lets others know what was read and that one types. */
async function tellAll(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('Control+,');
  const sheet = desk.page.getByRole('dialog');
  for (const key of ['kinds.telling.read', 'kinds.telling.typing'] as const)
    await sheet.getByText(desk.t(key), { exact: true }).click();
  await desk.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
}

/** What the system would have been asked to open from now on. */
async function catchOpened({ app }: RunningApp): Promise<() => Promise<readonly string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => {
      opened.push(url);
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

test('every kind of line goes between two windows, and each way of taking back takes what it says', async ({
  launch,
  profileDir,
  keyring,
}) => {
  test.slow();
  const service = await startTestService();
  const lena = await new Person({ serviceUrl: service.origin, env: keyring.env }).start();
  try {
    const open = async (name: string, language: 'en' | 'ar') => {
      const folder = join(profileDir, name);
      mkdirSync(folder);
      return launch({ profileDir: folder, serviceUrl: service.origin, language });
    };
    const [ranaApp, saraApp] = await Promise.all([open('rana', 'en'), open('sara', 'ar')]);
    const [rana, sara] = [deskOf(ranaApp.page, 'en'), deskOf(saraApp.page, 'ar')];
    await openPractice(rana, 'Nile Practice', 'Rana');
    await joinByCalls(lena, await invite(rana, 'Lena, Mondays'), 'Lena');
    await confirm(rana, 'Lena');
    await joinPractice(sara, await invite(rana, 'Fridays'), 'سارة');
    await confirm(rana, 'سارة');

    // An answer with its quote; a link leaves the app only through its question, and only by the shell.
    await write(rana, 'How was the walk by the river?');
    await bubble(sara, 'How was the walk').waitFor();
    await choose(sara, 'How was the walk', 'kinds.actions.reply');
    await write(sara, 'كانت طويلة https://river.example/map');
    await expect(bubble(rana, 'كانت طويلة').getByText('How was the walk by the river?')).toBeVisible();
    const opened = await catchOpened(ranaApp);
    await bubble(rana, 'كانت طويلة').getByRole('button', { name: 'https://river.example/map' }).click();
    await expect(question(rana).getByText('river.example', { exact: true })).toBeVisible();
    expect(await opened()).toEqual([]);
    await sayYes(rana, 'link.yes');
    await expect.poll(opened).toEqual(['https://river.example/map']);

    // Code stands as it was typed, a quoted line is marked, and no letter of it becomes part of the page.
    await write(
      rana,
      '<img src=x onerror=alert(1)> is shown\n> quoted words\n```\nif (a < b) {\n  <b>c</b>\n```',
    );
    const shown = bubble(sara, 'onerror');
    await expect(shown.getByRole('figure', { name: sara.t('kinds.code') })).toHaveText(
      'if (a < b) {\n  <b>c</b>',
      {
        useInnerText: true,
      },
    );
    await expect(shown).toContainText('<img src=x onerror=alert(1)> is shown');
    await expect(shown.getByText('quoted words', { exact: true })).toBeVisible();
    await expect(shown.locator('img, b, script')).toHaveCount(0);

    // A change: the new words on both sides, the first ones for whoever asks.
    await choose(rana, 'How was the walk', 'kinds.actions.edit');
    await expect(rana.page.locator('main textarea')).toBeFocused();
    await rana.page.locator('main textarea').fill('How was the walk in the park?');
    await rana.page.keyboard.press('Enter');
    const changed = bubble(sara, 'walk in the park');
    await changed.getByRole('button', { name: sara.t('kinds.edited.mark') }).click();
    await expect(changed.getByText('How was the walk by the river?')).toBeVisible();

    // Marks are one's own: the star in its sheet, the pin over the conversation, neither at the other side.
    await choose(rana, 'كانت طويلة', 'kinds.actions.star');
    await choose(rana, 'كانت طويلة', 'kinds.actions.pin');
    const pinned = rana.page.getByRole('region', { name: rana.t('kinds.pinned.name') });
    await expect(pinned).toContainText('كانت طويلة');
    await button(rana, 'abuse.menu').click();
    await rana.page.getByRole('menuitem', { name: rana.t('kinds.starred.menu') }).click();
    const stars = rana.page.getByRole('dialog', { name: rana.t('kinds.starred.title') });
    await expect(stars).toContainText('كانت طويلة');
    await rana.page.keyboard.press('Escape');
    await stars.waitFor({ state: 'detached' });
    await expect(sara.page.getByLabel(sara.t('kinds.marks.starred'))).toHaveCount(0);
    await expect(sara.page.getByRole('region', { name: sara.t('kinds.pinned.name') })).toHaveCount(0);

    // Nothing is told before both sides chose it; then writing and reading are.
    const read = rana.page.getByRole('log').getByText(rana.t('conversation.delivery.read'), { exact: true });
    await expect(read).toHaveCount(0);
    await tellAll(rana);
    await tellAll(sara);
    await rana.page.locator('main textarea').pressSequentially('Now you see that I type');
    await expect(
      sara.page.getByText(
        sara
          .t('kinds.typing.one')
          .replace(/.*\}\}/, '')
          .trim(),
      ),
    ).toBeVisible();

    // What was begun waits with its person, and only with them.
    await openPerson(rana, 'Lena');
    await expect(rana.page.locator('main textarea')).toHaveValue('');
    await rana.page.locator('main textarea').fill('for Lena');
    await openPerson(rana, 'سارة');
    await expect(rana.page.locator('main textarea')).toHaveValue('Now you see that I type');
    await rana.page.locator('main textarea').press('Enter');
    await bubble(sara, 'Now you see').waitFor();
    await sara.page.bringToFront();
    await expect(read.last()).toBeVisible();

    // Taken back everywhere: a line stays on both sides that says so, the words on neither.
    await choose(rana, 'Now you see', 'kinds.actions.erase');
    await sayYes(rana, 'kinds.erase.yes');
    await expect(sara.page.getByRole('log').getByText(sara.t('kinds.erased.theirs'))).toBeVisible();
    await expect(rana.page.getByRole('log').getByText(rana.t('kinds.erased.mine'))).toBeVisible();
    for (const desk of [rana, sara]) await expect(desk.page.getByText('Now you see')).toHaveCount(0);

    // Deleted here: nothing changes at the other side.
    await choose(sara, 'onerror', 'conversation.actions.delete');
    await sayYes(sara, 'conversation.delete.yes');
    await expect(bubble(sara, 'onerror')).toHaveCount(0);
    await expect(bubble(rana, 'onerror')).toBeVisible();

    // Cleared, and for eight seconds it can be had back; then cleared for good, and only here.
    const lines = rana.page.locator('[data-message]');
    const before = await lines.count();
    for (const isTakenBack of [true, false]) {
      await button(rana, 'abuse.menu').click();
      await rana.page.getByRole('menuitem', { name: rana.t('kinds.clear.menu') }).click();
      await sayYes(rana, 'kinds.clear.yes');
      await expect(lines).toHaveCount(0);
      if (!isTakenBack) break;
      await rana.page.getByRole('button', { name: rana.t('common.undo') }).click();
      await expect(lines).toHaveCount(before);
      await expect(pinned).toContainText('كانت طويلة');
    }
    await expect(pinned).toHaveCount(0);
    await expect(bubble(sara, 'walk in the park')).toBeVisible();
    await openPerson(rana, 'Lena');
    await expect(rana.page.locator('main textarea')).toHaveValue('for Lena');
  } finally {
    await lena.stop();
    await service.remove();
  }
});
