// First run of both people in real windows: many invitations, the printed slip, opened, joined, the promises.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTestService } from '../support/service.ts';
import { deskOf, makeKit, openPractice, tryInvitation } from './desk.ts';
import { expect, test } from './fixtures.ts';

const labels = ['Sara A., Tuesdays', 'نهى، الأربعاء', 'Omar from Dr Hany'];

/** What the paper says, where this machine can read a PDF. */
function readPdf(file: string): string | null {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  return status === 0 ? stdout : null;
}

test('a list of people gets invitations, slips without labels, and one of them joins', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  try {
    const profiles = { therapist: join(profileDir, 'therapist'), client: join(profileDir, 'client') };
    for (const folder of Object.values(profiles)) mkdirSync(folder);
    const { app, page } = await launch({ profileDir: profiles.therapist, serviceUrl: service.origin });
    const desk = deskOf(page, 'en');
    await openPractice(desk, 'Nile Practice', 'Rana');
    await page.getByRole('button', { name: desk.t('people.none.firstAction') }).click();
    await makeKit(desk);
    await page.getByRole('radio', { name: desk.t('invitations.for.many') }).click();
    await page.getByLabel(desk.t('invitations.many.label'), { exact: true }).fill(labels.join('\n'));
    await page.getByRole('button', { name: 'Make 3 invitations' }).click();
    await expect(page.getByRole('article')).toHaveCount(3);
    const codes = await page.getByRole('article').locator('[translate=no]').allTextContents();
    expect(new Set(codes).size).toBe(3);

    await page.getByRole('button', { name: 'Print 3 slips' }).click();
    await page.getByRole('radio', { name: 'العربية' }).click();
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('body').innerText();
    for (const code of codes) expect(paper).toContain(code);
    for (const label of labels) expect(paper).not.toContain(label);
    expect(paper).toContain(deskOf(page, 'ar').t('slip.sealed'));
    await page.emulateMedia({ media: null });

    const bytes = await app.evaluate(async ({ BrowserWindow }) => {
      const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ printBackground: true });
      return pdf?.toString('base64') ?? '';
    });
    const file = join(profileDir, 'slips.pdf');
    writeFileSync(file, Buffer.from(bytes, 'base64'));
    const pages = Buffer.from(bytes, 'base64')
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length;
    expect(pages).toBe(2);
    const printed = readPdf(file);
    if (printed !== null) {
      for (const code of codes) expect(printed).toContain(code);
      for (const label of labels) expect(printed).not.toContain(label);
    }

    await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) return;
      contents.print = (options, done) => {
        Object.assign(globalThis, { askedToPrint: options });
        done?.(true, '');
      };
    });
    await page.getByRole('button', { name: desk.t('invitations.slips.print') }).click();
    await expect
      .poll(() => app.evaluate(() => (globalThis as { askedToPrint?: unknown }).askedToPrint))
      .toMatchObject({ silent: false });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    const client = await launch({
      profileDir: profiles.client,
      serviceUrl: service.origin,
      language: 'ar',
    });
    const clientDesk = deskOf(client.page, 'ar');
    await tryInvitation(clientDesk, codes[0] ?? '', 'نجمة', '18plus');
    await client.page.getByRole('button', { name: clientDesk.t('firstRun.offer.join') }).waitFor();

    await page.getByRole('button', { name: desk.t('rail.talk'), exact: true }).click();
    await page.getByRole('button', { name: desk.t('rail.invitations'), exact: true }).click();
    await expect(page.getByText(/^Opened /)).toHaveCount(1);
    await expect(page.getByText(desk.t('invitations.notOpened'))).toHaveCount(2);

    await client.page.getByRole('button', { name: clientDesk.t('firstRun.offer.join') }).click();
    await client.page.getByRole('button', { name: clientDesk.t('conversation.promiseMore') }).click();
    const cards = client.page.getByRole('dialog', { name: clientDesk.t('promises.title') });
    await expect(cards.getByRole('heading', { level: 3 })).toHaveCount(5);
    await cards
      .getByRole('button', { name: clientDesk.t('promises.proof.holds') })
      .first()
      .click();
    await expect(client.page.getByRole('heading', { name: clientDesk.t('privacy.holdings') })).toBeVisible();
  } finally {
    await service.stop();
  }
});
