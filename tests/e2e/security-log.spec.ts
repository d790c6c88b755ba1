// The security log on the real app: shown, saved through the system's dialog, and checked by another start of the app alone.

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../build/setup/paths.js';
import { deskOf } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { appEnvironment, electron, type LaunchChoice } from './launch.ts';

/** Starts the app for a check; it opens no window, no engine and no profile. */
function check(
  choice: LaunchChoice,
  file: string,
): { readonly status: number | null; readonly said: string } {
  const { status, stdout } = spawnSync(electron.executable, [root, `--verify-audit=${file}`], {
    encoding: 'utf8',
    timeout: 30_000,
    env: appEnvironment(choice),
  });
  return { status, said: stdout };
}

test('a log is saved without names and checked by the app itself; a line taken out is named', async ({
  launch,
  keyring,
  profileDir,
}) => {
  const { app, page } = await launch();
  const { t } = deskOf(page, 'en');
  await page.getByRole('button', { name: t('firstRun.role.sample') }).click();
  await page.getByRole('button', { name: t('settings.title'), exact: true }).click();
  await page.getByRole('tab', { name: t('settings.tabs.log') }).click();
  const lines = page.getByRole('list', { name: t('log.lines') }).getByRole('listitem');
  const count = await lines.count();
  expect(count).toBeGreaterThan(10);

  const file = join(profileDir, 'log.jsonl');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: t('log.export') }).click();
  await page.getByText(t('log.exported')).waitFor();

  const text = readFileSync(file, 'utf8');
  // Header, lines, end; the saving itself is a line after that.
  expect(text.trimEnd().split('\n').length).toBe(count + 2);
  expect(text).not.toContain('Rana');
  const whole = check({ profileDir, keyring }, file);
  expect(whole.said).toContain(`In order: ${count} lines`);
  expect(whole.status).toBe(0);
  writeFileSync(file, text.split('\n').toSpliced(4, 1).join('\n'));
  const cut = check({ profileDir, keyring }, file);
  expect(cut.said).toContain('NOT in order. Line 5');
  expect(cut.status).toBe(1);
});
