// Delete, proven: on the real app and its real files the check finds what is there, and nothing of what was deleted.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../contract/domain/limits.ts';
import { scanFolder } from '../support/canary.ts';
import { startTestService } from '../support/service.ts';
import { deskOf, write } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { startTalk } from './talk.ts';

const canary = 'zebra-lantern-9021';

test('S15: after eight seconds it can be checked: no copy in any file, and a line that is here is found', async ({
  launch,
  keyring,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  const { therapist, client } = await startTalk({
    launch,
    serviceUrl: service.origin,
    env: keyring.env,
    label: 'Omar, Thursdays',
    nickname: 'Quiet River',
  });
  try {
    const { page } = therapist;
    const desk = deskOf(page, 'en');
    await write(desk, 'A line that stays');
    await write(desk, canary);
    await write(desk, canary);
    const offer = page.getByRole('button', { name: desk.t('gone.check') });
    await page.locator('[data-message]').last().press('Delete');
    await page.getByRole('button', { name: desk.t('conversation.delete.yes') }).click();
    await expect(page.locator('[data-message]').filter({ hasText: canary })).toHaveCount(1);
    await expect(offer).toHaveCount(0);
    await offer.click({ timeout: limits.undoDeleteMs + 15_000 });
    const sheet = page.getByRole('dialog', { name: desk.t('gone.title') });
    const result = sheet.getByRole('status').filter({ hasText: /0 copies in \d+ files, .+ read/ });
    await result.waitFor({ timeout: 30_000 });
    await expect(sheet.getByText(desk.t('gone.control'))).toBeVisible();
    // The one that says the same and was not deleted.
    await expect(sheet.getByText(/^1 other message says the same words/)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: desk.t('rail.privacy') }).click();
    await expect(page.locator('main').getByRole('button', { name: desk.t('gone.check') })).toBeVisible();
    await therapist.app.close();
    // Closed: the whole profile, what Chromium wrote included. The control first.
    const planted = join(profileDir, 'browser-engine', 'planted');
    writeFileSync(planted, Buffer.from(canary, 'utf16le'));
    expect(scanFolder(profileDir, canary).hits.map(({ file }) => file)).toEqual([planted]);
    rmSync(planted);
    const scan = scanFolder(profileDir, canary);
    expect(scan.hits).toEqual([]);
    expect(scan.files).toBeGreaterThan(5);
  } finally {
    await client.stop();
    await service.stop();
  }
});
