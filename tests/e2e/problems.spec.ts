// What can go wrong at the window: each has its words and its way out, and nothing is lost or written on the way.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { keyFileIn } from '../../main/engine/profile/vault-place.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { answerWho, type Desk, deskOf, openPractice, tryInvitation } from './desk.ts';
import { expect, test } from './fixtures.ts';

let service: TestService;

test.beforeAll(async () => {
  service = await startTestService();
});
test.afterAll(() => service.remove());

const rail = ({ page, t }: Desk) => page.getByRole('navigation', { name: t('rail.name') });
const tryAgain = ({ page, t }: Desk) => page.getByRole('button', { name: t('common.tryAgain') }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name });

/** Name and content hash of everything that a profile keeps, except what Chromium writes. */
function contentsOf(profileDir: string): Record<string, string> {
  const kept = readdirSync(profileDir, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes('browser-engine'),
  );
  return Object.fromEntries(
    kept.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file, createHash('sha256').update(readFileSync(file)).digest('hex')];
    }),
  );
}

test('a locked keychain, a dead one and a lost key file each have their own screen and way back', async ({
  launch,
  keyring,
  profileDir,
}) => {
  const choice = { serviceUrl: service.origin };
  const first = await launch(choice);
  await openPractice(deskOf(first.page, 'en'), 'Nile Practice', 'Rana');
  await first.app.close();
  const before = contentsOf(profileDir);

  await keyring.lock();
  const second = await launch(choice);
  const desk = deskOf(second.page, 'en');
  await heading(second.page, desk.t('problem.keychainLocked.title')).waitFor();

  await keyring.kill();
  await tryAgain(desk);
  await heading(second.page, desk.t('problem.keychainUnavailable.title')).waitFor();
  expect(contentsOf(profileDir)).toEqual(before);

  await keyring.start();
  await tryAgain(desk);
  await rail(desk).waitFor();
  await second.app.close();

  const keyFile = keyFileIn(join(profileDir, 'vault'));
  renameSync(keyFile, `${keyFile}.away`);
  const third = await launch(choice);
  const last = deskOf(third.page, 'en');
  await heading(third.page, last.t('problem.keyFileMissing.title')).waitFor();
  renameSync(`${keyFile}.away`, keyFile);
  await tryAgain(last);
  await rail(last).waitFor();
});

test('a wrong invitation says so and leaves what was typed; too young writes nothing', async ({
  launch,
  profileDir,
}) => {
  const { page } = await launch({ serviceUrl: service.origin });
  const desk = deskOf(page, 'en');
  const code = page.getByLabel(desk.t('firstRun.code.label'), { exact: true });

  await tryInvitation(desk, '0000-0000-0000-0000', 'Sara', '18plus');
  await expect(page.getByText(desk.t('errors.invitation.unknown'))).toBeVisible();

  await page.reload();
  await tryInvitation(desk, 'not a code', null, null);
  await expect(page.getByText(desk.t('errors.invitation.malformed'))).toBeVisible();
  await expect(code).not.toHaveValue('');

  await page.reload();
  await tryInvitation(desk, '0000-0000-0000-0000', 'Sara', 'under13');
  await heading(page, desk.t('firstRun.stop.tooYoung.title')).waitFor();
  expect(Object.keys(contentsOf(profileDir))).toEqual([]);
});

test('without the service first run says what is missing, and goes on once it is back', async ({
  launch,
}) => {
  await service.stop();
  const { page } = await launch({ serviceUrl: service.origin });
  const desk = deskOf(page, 'en');
  await page.getByRole('button', { name: desk.t('firstRun.role.therapist') }).click();
  await page.getByLabel(desk.t('firstRun.practice.name'), { exact: true }).fill('Nile Practice');
  await page.getByLabel(desk.t('firstRun.practice.nickname'), { exact: true }).fill('Rana');
  await answerWho(desk, 'me');
  await page.getByRole('button', { name: desk.t('common.continue'), exact: true }).click();
  const open = page.getByRole('button', { name: desk.t('firstRun.practice.open'), exact: true });
  await open.click();
  await expect(page.getByText(desk.t('errors.network.offline'))).toBeVisible();
  await service.start();
  await open.click();
  await rail(desk).waitFor();
});
