// Three real apps: a therapist links a second computer by its code, compares the symbols, and a client writes to both.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isolate } from '../../renderer/i18n/isolate.ts';
import type { TextKey } from '../../renderer/i18n/keys.ts';
import { startTestService } from '../support/service.ts';
import {
  answerWho,
  confirm,
  type Desk,
  deskOf,
  invite,
  join as joinPractice,
  openPerson,
  openPractice,
  shownMessages,
  write,
} from './desk.ts';
import { expect, test } from './fixtures.ts';
import { button, field, heading } from './places/place.ts';

const home = 'In the garden room';

const named = (desk: Desk, key: TextKey): string => desk.t(key).replace('{{name}}', isolate(home));

async function openComputers(desk: Desk): Promise<void> {
  await desk.page.keyboard.press('Control+,');
  await desk.page.getByRole('tab', { name: desk.t('settings.tabs.devices'), exact: true }).click();
  await desk.page.getByRole('heading', { name: desk.t('devices.title') }).waitFor();
}

/** The pictures' words would be in two languages: what they stand for is read from the icons. */
const symbolsOn = (desk: Desk): Promise<string[]> =>
  desk.page
    .getByRole('list', { name: desk.t('devices.symbols') })
    .locator('svg')
    .evaluateAll((icons) => icons.map((icon) => icon.getAttribute('class') ?? ''));

const shows = (desk: Desk, text: string) =>
  expect
    .poll(async () => (await shownMessages(desk)).map((one) => one.text), { timeout: 30_000 })
    .toContain(text);

test('a second computer is linked by a code and a look at both screens, shares what is written, and is removed', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  try {
    const open = async (name: string, language: 'en' | 'ar') => {
      const folder = join(profileDir, name);
      mkdirSync(folder);
      const { page } = await launch({ profileDir: folder, serviceUrl: service.origin, language });
      return deskOf(page, language);
    };
    const [first, client, second] = await Promise.all([
      open('first', 'en'),
      open('client', 'en'),
      open('second', 'ar'),
    ]);
    await openPractice(first, 'Nile Practice', 'Rana');
    await joinPractice(client, await invite(first, 'Sara A., Tuesdays'), 'Sara');
    await confirm(first, 'Sara A., Tuesdays');

    await openComputers(first);
    await button(first, 'devices.link').click();
    const code = await first.page.locator('p[translate=no]').first().innerText();

    await second.page.getByRole('button', { name: second.t('firstRun.role.computer') }).click();
    await heading(second, 'devices.join.title');
    await field(second, 'devices.join.code').fill(code);
    await field(second, 'devices.name').fill(home);
    await answerWho(second, 'me');
    await button(second, 'common.continue').click();

    for (const desk of [first, second]) await button(desk, 'devices.same').waitFor();
    const shown = await symbolsOn(first);
    expect(shown).toHaveLength(7);
    expect(await symbolsOn(second)).toEqual(shown);
    await button(second, 'devices.same').click();
    await button(first, 'devices.same').click();
    await first.page.getByText(named(first, 'devices.done')).waitFor();
    await button(first, 'common.close').last().click();
    await first.page.getByText(home, { exact: true }).first().waitFor();
    await first.page.keyboard.press('Escape');

    await openPerson(second, 'Sara A., Tuesdays');
    await write(client, 'to both of your computers');
    await shows(first, 'to both of your computers');
    await shows(second, 'to both of your computers');
    await write(second, 'من الكمبيوتر الآخر');
    await shows(first, 'من الكمبيوتر الآخر');
    await shows(client, 'من الكمبيوتر الآخر');

    await openComputers(first);
    await first.page.getByRole('button', { name: named(first, 'devices.remove.one') }).click();
    await button(first, 'devices.remove.confirm').click();
    await second.page.getByText(second.t('errors.device.revoked')).waitFor();
    await first.page.getByText(home, { exact: true }).waitFor({ state: 'detached' });
  } finally {
    await service.remove();
  }
});
