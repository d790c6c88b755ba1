// Backups on the real app: written by hand and into a folder, brought back on another computer, and damaged ones named.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { scanFolder } from '../support/canary.ts';
import { startKeyring } from '../support/keyring.ts';
import { startTestService } from '../support/service.ts';
import { type Desk, deskOf, makeKit, openPerson, receive, typeWords, write } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { startTalk } from './talk.ts';

const canary = 'zebra-lantern-3308';

const answerSave = (app: ElectronApplication, filePath: string) =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
const answerOpen = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
const press = ({ page, t }: Desk, key: Parameters<Desk['t']>[0]) =>
  page.getByRole('button', { name: t(key), exact: true }).click();

/** From the file to the words; ends where a backup has begun to come back. */
async function restore(desk: Desk, app: ElectronApplication, file: string, words: readonly string[]) {
  await answerOpen(app, file);
  await press(desk, 'restore.choose');
  await typeWords(desk, words, 'restore.go');
}

test('a backup is made, read back, and brings everything to another computer; a broken one says where', async ({
  launch,
  keyring,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  const place = {
    profile: join(profileDir, 'profile'),
    out: join(profileDir, 'out'),
    daily: join(profileDir, 'daily'),
  };
  for (const folder of Object.values(place)) mkdirSync(folder);
  let words: readonly string[] = [];
  const { therapist, client } = await startTalk({
    launch: (choice) => launch({ ...choice, profileDir: place.profile }),
    serviceUrl: service.origin,
    env: keyring.env,
    label: 'Omar, Thursdays',
    nickname: 'Quiet River',
    before: async (desk) => {
      await press(desk, 'rail.invitations');
      words = await makeKit(desk);
    },
  });
  const other = await startKeyring();
  try {
    const { app, page } = therapist;
    const desk = deskOf(page, 'en');
    await write(desk, `First line ${canary}`);
    await write(desk, 'سطر بالعربية');
    await press(desk, 'settings.title');
    await page.getByRole('tab', { name: desk.t('settings.tabs.backup') }).click();
    const file = join(place.out, 'by-hand.o7backup');
    await answerSave(app, file);
    await press(desk, 'backup.now.make');
    await page.getByText(desk.t('backup.now.made')).waitFor({ timeout: 60_000 });
    await page.getByText('by-hand.o7backup').waitFor();
    await answerOpen(app, place.daily);
    await press(desk, 'backup.daily.choose');
    await page.getByRole('button', { name: desk.t('backup.daily.stop') }).waitFor({ timeout: 60_000 });
    await expect.poll(() => readdirSync(place.daily).length).toBe(1);
    expect(scanFolder(place.out, canary).hits).toEqual([]);
    await app.close();

    const broken = join(place.out, 'broken.o7backup');
    const bytes = readFileSync(file);
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(broken, bytes);

    const fresh = join(profileDir, 'fresh');
    mkdirSync(fresh);
    const second = await launch({ profileDir: fresh, keyring: other, serviceUrl: service.origin });
    const newDesk = deskOf(second.page, 'en');
    await press(newDesk, 'firstRun.role.backup');
    await restore(newDesk, second.app, broken, words);
    await second.page
      .getByText(/This backup is damaged \d+% of the way through/)
      .waitFor({ timeout: 60_000 });
    await press(newDesk, 'common.back');
    await press(newDesk, 'common.back');
    await press(newDesk, 'firstRun.role.backup');
    await restore(newDesk, second.app, file, words);
    await second.page.getByRole('navigation', { name: newDesk.t('rail.name') }).waitFor({ timeout: 60_000 });
    await openPerson(newDesk, 'Omar, Thursdays');
    await receive(newDesk, `First line ${canary}`);
    await receive(newDesk, 'سطر بالعربية');
  } finally {
    await other.stop();
    await client.stop();
    await service.stop();
  }
});
