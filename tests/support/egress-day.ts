// A day of two people at their real windows, for whoever watches the cable: everything that an app does in a day is done once.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import {
  confirm,
  type Desk,
  deskOf,
  invite,
  join as joinPractice,
  openPractice,
  receive,
  whatO7Sees,
  write,
} from '../e2e/desk.ts';
import { launchApp, type RunningApp } from '../e2e/launch.ts';
import { replacedPage } from '../e2e/replaced-page.ts';
import { startKeyring } from './keyring.ts';
import { startTestService } from './service.ts';

const link = 'https://example.org/page';
const passcode = 'a quiet morning 41';

/** A file is chosen in the system's dialog, sent, and fetched by the other side. */
async function sendFile(sender: RunningApp, receiver: Desk, folder: string): Promise<void> {
  const path = join(folder, 'breathing.txt');
  writeFileSync(path, 'In for four, hold for four, out for six.');
  await sender.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
  await sender.page.getByRole('button', { name: 'Add files' }).click();
  await sender.page.getByRole('list', { name: 'Files for the next message' }).getByRole('listitem').waitFor();
  await sender.page.locator('main textarea').press('Enter');
  await receive(receiver, 'breathing.txt');
}

/** The newest line of the conversation leaves, and its time to be taken back is let go by. */
async function deleteNewest({ page }: Desk): Promise<void> {
  const until = await page.evaluate(async () => {
    const list = await window.o7.conversations.list({});
    const conversation = list.ok ? (list.value.conversations[0]?.id ?? '') : '';
    const lines = await window.o7.messages.list({ conversation, before: null, limit: 1 });
    const id = lines.ok ? (lines.value.messages[0]?.id ?? '') : '';
    const answer = await window.o7.messages.delete({ conversation, messages: [id] });
    return answer.ok ? answer.value.until : 0;
  });
  if (until === 0) throw new Error('nothing was deleted');
}

/** A link is pressed, and the question before it is answered with no. */
async function refuseLink({ page, t }: Desk): Promise<void> {
  await page.getByRole('log').getByText(link).first().click();
  const question = page.getByRole('alertdialog');
  await question.getByText('example.org', { exact: true }).waitFor();
  await question.getByRole('button', { name: t('common.cancel'), exact: true }).click();
  await question.waitFor({ state: 'detached' });
}

/** Every part of a row of parts, one after the other. */
async function openParts({ page }: Desk, name: string): Promise<void> {
  const parts = page.getByRole('tablist', { name });
  for (const part of await parts.getByRole('tab').all()) {
    await part.click();
    await parts.getByRole('tab', { name: await part.innerText(), exact: true, selected: true }).waitFor();
  }
}

async function lookAtPrivacy(desk: Desk): Promise<void> {
  const { page, t } = desk;
  await page.getByRole('button', { name: t('rail.privacy'), exact: true }).click();
  await openParts(desk, t('rail.privacy'));
  await page.getByRole('tab', { name: t('privacy.parts.proof') }).click();
  await page.getByRole('button', { name: t('proof.all') }).click();
  await page
    .getByText(`${t('proof.verdict.holds')}.`, { exact: true })
    .nth(8)
    .waitFor();
  const found = await page.getByRole('main').innerText();
  if (found.includes(t('proof.verdict.fails'))) throw new Error(`a check does not hold:\n${found}`);
}

async function lookAtSettings(desk: Desk): Promise<void> {
  const { page, t } = desk;
  await page
    .getByRole('button', { name: t('settings.title') })
    .first()
    .click();
  await openParts(desk, t('settings.title'));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** To Arabic and back. */
async function switchLanguage({ page }: Desk): Promise<void> {
  for (const [language, direction] of [
    ['العربية', 'rtl'],
    ['English', 'ltr'],
  ] as const) {
    await page.getByRole('button', { name: language }).click();
    await page.locator(`html[dir=${direction}]`).waitFor();
  }
}

/** Locks, and opens again with the passcode in the page that took the other's place. */
async function lockAndUnlock(app: ElectronApplication, { page }: Desk): Promise<void> {
  await page.evaluate((next) => window.o7.lock.setPasscode({ current: null, next }), passcode);
  await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const loaded = new Promise((resolve) => contents?.once('did-finish-load', () => resolve(null)));
    contents?.executeJavaScript('window.o7.lock.now({ neutral: false })').catch(() => undefined);
    await loaded;
  });
  const { read } = replacedPage(app);
  const opened = await read<{ readonly value?: { readonly state: string } }>(
    `window.o7.profile.status({}).then(() => window.o7.lock.unlock({ passcode: '${passcode}' }))`,
  );
  if (opened.value?.state !== 'open') throw new Error('the passcode did not open it');
}

/** From the first run to quitting. Each keeps a profile below `folder`. */
export async function liveADay(folder: string): Promise<void> {
  const keyring = await startKeyring();
  const service = await startTestService();
  const open = (name: string) =>
    launchApp({ profileDir: join(folder, name), keyring, serviceUrl: service.origin, asShipped: true });
  const [first, second] = await Promise.all([open('therapist'), open('client')]);
  const [therapist, client] = [deskOf(first.page, 'en'), deskOf(second.page, 'en')];
  await openPractice(therapist, 'Nile Practice', 'Rana');
  await joinPractice(client, await invite(therapist, 'Tuesdays'), 'Sara');
  await confirm(therapist, 'Sara');
  await write(client, `See ${link} and write to sara@example.org`);
  await receive(therapist, `See ${link}`);
  await Promise.all([sendFile(first, client, folder), whatO7Sees(client)]);
  await client.page.keyboard.press('Escape');
  await refuseLink(client);
  await deleteNewest(client);
  await Promise.all([
    lookAtPrivacy(client).then(() => lookAtSettings(client)),
    lookAtSettings(therapist).then(() => lookAtPrivacy(therapist)),
  ]);
  await switchLanguage(therapist);
  await lockAndUnlock(second.app, client);
  await Promise.all([first.app.close(), second.app.close()]);
  await service.remove();
  await keyring.stop();
}
