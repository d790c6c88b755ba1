// The recovery kit on the real app: made before the first invitation, and what its words open when things break.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { scanFolder } from '../support/canary.ts';
import { startKeyring } from '../support/keyring.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { type Desk, deskOf, invite, makeKit, openPractice, typeWords } from './desk.ts';
import { expect, test } from './fixtures.ts';

let service: TestService;

test.beforeAll(async () => {
  service = await startTestService();
});
test.afterAll(() => service.remove());

const button = ({ page, t }: Desk, key: Parameters<Desk['t']>[0]) =>
  page.getByRole('button', { name: t(key), exact: true });
const rail = ({ page, t }: Desk) => page.getByRole('navigation', { name: t('rail.name') });
/** The last word carries the checksum in its last eight bits: each word can be right, together they are no key. */
function withWrongEnd(words: readonly string[]): readonly string[] {
  const last = wordlist.indexOf(words.at(-1) ?? '');
  return words.with(-1, wordlist[last ^ 1] ?? '');
}
const clipboardOf = (app: ElectronApplication) => app.evaluate(({ clipboard }) => clipboard.readText());

test('a practice makes its kit first; its words are on no clipboard and in no file, and open it when the keychain lost the key', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const choice = { serviceUrl: service.origin };
  const first = await launch(choice);
  const desk = deskOf(first.page, 'en');
  await openPractice(desk, 'Nile Practice', 'Rana');
  await first.app.evaluate(({ clipboard }) => clipboard.writeText('before'));
  await button(desk, 'rail.invitations').click();
  await first.page.getByRole('heading', { name: desk.t('recovery.gate.title') }).waitFor();
  await expect(first.page.getByLabel(desk.t('invitations.label'), { exact: true })).toHaveCount(0);
  const words = await makeKit(desk);
  expect(new Set(words).size).toBeGreaterThan(12);
  await first.page.getByLabel(desk.t('invitations.label'), { exact: true }).waitFor();
  expect(await clipboardOf(first.app)).toBe('before');
  expect(await first.page.content()).not.toContain(`${words[0]}</li>`);
  await first.app.close();
  // Any three neighbours: words alone are words of English and stand in the browser's own files.
  const scan = scanFolder(profileDir, words.slice(4, 7).join(' '));
  expect(scan.hits).toEqual([]);

  const other = await startKeyring();
  try {
    const second = await launch({ ...choice, keyring: other });
    const opening = deskOf(second.page, 'en');
    await second.page
      .getByRole('heading', { name: opening.t('problem.keychainEntryMissing.title') })
      .waitFor();
    await button(opening, 'problem.ways.words.go').click();
    await typeWords(opening, withWrongEnd(words), 'recovery.use.unlock.go');
    await second.page.getByText(opening.t('recovery.typed.check')).waitFor();
    await typeWords(opening, words, 'recovery.use.unlock.go');
    await rail(opening).waitFor();
    await second.app.close();

    const third = await launch({ ...choice, keyring: other });
    await rail(deskOf(third.page, 'en')).waitFor();
  } finally {
    await other.stop();
  }
});

test('the words alone bring a practice back on a computer that never saw it', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const choice = { serviceUrl: service.origin, language: 'ar' } as const;
  const profiles = { old: join(profileDir, 'old'), fresh: join(profileDir, 'fresh') };
  for (const folder of Object.values(profiles)) mkdirSync(folder);
  const first = await launch({ ...choice, profileDir: profiles.old });
  const desk = deskOf(first.page, 'ar');
  await openPractice(desk, 'عيادة النيل', 'رنا');
  await button(desk, 'rail.invitations').click();
  const words = await makeKit(desk);
  await first.page.getByRole('button', { name: desk.t('settings.title'), exact: true }).click();
  await first.page.getByRole('tab', { name: desk.t('settings.tabs.backup') }).click();
  // The service takes the sealed identity a moment later; the page asks anew each time it is opened.
  await expect(async () => {
    await first.page.getByRole('tab', { name: desk.t('settings.tabs.general') }).click();
    await first.page.getByRole('tab', { name: desk.t('settings.tabs.backup') }).click();
    await expect(first.page.getByText(desk.t('backup.kit.stored'))).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await first.app.close();

  const other = await startKeyring();
  try {
    const second = await launch({ ...choice, profileDir: profiles.fresh, keyring: other });
    const fresh = deskOf(second.page, 'ar');
    await second.page.getByRole('button', { name: fresh.t('firstRun.role.words') }).click();
    await typeWords(fresh, words, 'recovery.use.identity.go');
    await rail(fresh).waitFor();
    await second.page.getByText('عيادة النيل').first().waitFor();
    await button(fresh, 'rail.invitations').click();
    // Who came back has their kit.
    await second.page.getByLabel(fresh.t('invitations.label'), { exact: true }).waitFor();
  } finally {
    await other.stop();
  }
});

test('the kit can be saved as one page of PDF, after a warning', async ({ launch, profileDir }) => {
  const { app, page } = await launch({ serviceUrl: service.origin });
  const desk = deskOf(page, 'en');
  await openPractice(desk, 'Nile Practice', 'Rana');
  await button(desk, 'rail.invitations').click();
  await button(desk, 'recovery.client.make').click();
  await button(desk, 'recovery.steps.why.start').click();
  const file = join(profileDir, 'kit.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await button(desk, 'recovery.steps.words.pdf').click();
  await button(desk, 'recovery.steps.pdf.yes').click();
  await page.getByText(desk.t('recovery.steps.pdf.saved')).waitFor();
  const saved = readFileSync(file);
  expect(saved.subarray(0, 5).toString()).toBe('%PDF-');
  expect(saved.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
});

test('leaving midway leaves no kit behind, and the gate stands again', async ({ launch }) => {
  const { page } = await launch({ serviceUrl: service.origin });
  const desk = deskOf(page, 'en');
  await openPractice(desk, 'Nile Practice', 'Rana');
  await button(desk, 'rail.invitations').click();
  await button(desk, 'recovery.client.make').click();
  await button(desk, 'recovery.steps.why.start').click();
  await page.getByRole('list', { name: desk.t('recovery.steps.words.wordsName') }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect(page.getByRole('heading', { name: desk.t('recovery.gate.title') })).toBeVisible();
  expect(await invite(desk, 'Sara A., Tuesdays')).toMatch(/^[0-9A-Z-]{19}$/);
});
