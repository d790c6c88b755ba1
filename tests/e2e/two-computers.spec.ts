// Three real apps: a second computer is linked through its camera, a client compares through theirs, and the therapist moves over.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { safetyQrText } from '../../contract/domain/safety-number.ts';
import { isolate } from '../../renderer/i18n/isolate.ts';
import type { TextKey } from '../../renderer/i18n/keys.ts';
import { startTestService } from '../support/service.ts';
import { cameraSwitches, showToCamera } from './camera-file.ts';
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

/** The code of a QR picture is in no word of the page: the number beside it says the same. */
async function digitsOn({ page, t }: Desk, name: string): Promise<string> {
  const list = page.getByRole('list', { name: t('verification.number').replace('{{name}}', isolate(name)) });
  await list.waitFor();
  return (await list.getByRole('listitem').allTextContents()).join('');
}

/** Whether any picture of a camera is still running in the window. */
const isCameraOn = ({ page }: Desk) => page.locator('video').count();

test('a second computer is linked by the camera and a look at both screens, shares what is written, and takes over', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  try {
    const cameraOf = (name: string) => join(profileDir, `${name}.y4m`);
    const open = async (name: string, language: 'en' | 'ar') => {
      const folder = join(profileDir, name);
      mkdirSync(folder);
      showToCamera(cameraOf(name), 'https://example.org/something-else');
      const args = cameraSwitches(cameraOf(name));
      const { page } = await launch({ profileDir: folder, serviceUrl: service.origin, language, args });
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
    await button(second, 'camera.start').click();
    await second.page.getByText(second.t('camera.other')).waitFor();
    await button(second, 'camera.stop').click();
    showToCamera(cameraOf('second'), `o7therapy://link#${code}`);
    await button(second, 'camera.start').click();
    await expect(field(second, 'devices.join.code')).toHaveValue(code);
    expect(await isCameraOn(second)).toBe(0);
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

    // The client holds another number in front of the camera, then the therapist's.
    await client.page.getByRole('button', { name: client.t('abuse.menu') }).click();
    await client.page.getByRole('menuitem', { name: client.t('verification.open') }).click();
    const digits = await digitsOn(client, 'Rana');
    expect(digits).toMatch(/^\d{60}$/);
    const other = digits.startsWith('1') ? `2${digits.slice(1)}` : `1${digits.slice(1)}`;
    showToCamera(cameraOf('client'), safetyQrText(other));
    await button(client, 'camera.start').click();
    await expect(client.page.getByRole('alert')).toContainText('The numbers are not the same');
    await client.page.getByText(client.t('verification.not')).waitFor();
    showToCamera(cameraOf('client'), safetyQrText(digits));
    await button(client, 'camera.start').click();
    await client.page.getByRole('dialog').waitFor({ state: 'detached' });
    await client.page.getByText(client.t('verification.verified')).first().waitFor();
    expect(await isCameraOn(client)).toBe(0);
    // Nobody has the camera once its sheet is closed, and never the sound.
    const refused = await client.page.evaluate(async () => {
      const ask = (wanted: MediaStreamConstraints) =>
        navigator.mediaDevices.getUserMedia(wanted).then(
          () => 'granted',
          (problem: Error) => problem.name,
        );
      const after = await ask({ video: true });
      await window.o7.camera.begin({});
      const sound = await ask({ audio: true });
      const both = await ask({ audio: true, video: true });
      await window.o7.camera.end({});
      return { after, sound, both };
    });
    expect(refused).toEqual({
      after: 'NotAllowedError',
      sound: 'NotAllowedError',
      both: 'NotAllowedError',
    });

    await openComputers(first);
    await button(first, 'moving.start').click();
    await first.page.getByRole('button', { name: named(first, 'moving.to') }).click();
    await button(first, 'moving.finish').click();
    await first.page
      .getByRole('alertdialog')
      .getByRole('button', { name: first.t('moving.finish') })
      .click();
    const erase = first.page.getByRole('tabpanel').getByRole('button', { name: first.t('moving.erase') });
    await erase.waitFor();
    // What was written is read here until it is erased; nothing new comes.
    await erase.click();
    const asks = first.page.getByRole('alertdialog');
    await asks.getByRole('textbox').fill(first.t('device.forget.word'));
    await asks.getByRole('button', { name: first.t('device.forget.confirm') }).click();
    await first.page.getByRole('button', { name: first.t('firstRun.role.computer') }).waitFor();
    await write(client, 'only one is left');
    await shows(second, 'only one is left');
    await openComputers(second);
    await expect(second.page.getByText(second.t('devices.this'), { exact: true })).toHaveCount(1);
  } finally {
    await service.remove();
  }
});
