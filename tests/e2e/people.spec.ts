// Whom one writes with, in real windows: compared by digits, muted, blocked, reported.

import { startTestService } from '../support/service.ts';
import { randomBytesText } from '../support/service-client.ts';

import { deskOf, receive } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { startTalk } from './talk.ts';

test('somebody is verified by digits, muted, blocked and reported', async ({ launch, keyring }) => {
  test.slow();
  const service = await startTestService({ env: { O7_OPERATOR_KEY: randomBytesText(32) } });
  try {
    const { therapist, client, conversation } = await startTalk({
      launch,
      serviceUrl: service.origin,
      env: keyring.env,
      label: 'Sara A.',
      nickname: 'sunflower',
    });
    const desk = deskOf(therapist.page, 'en');
    const { page, t } = desk;
    const menu = async (line: string) => {
      await page.getByRole('button', { name: t('abuse.menu') }).click();
      await page.getByRole('menuitem', { name: line }).click();
    };
    await client.write(conversation, 'something cruel');
    await receive(desk, 'something cruel');

    await menu(t('verification.open'));
    const { conversations } = await client.call('conversations.list', {});
    const account = conversations[0]?.people[0]?.account ?? '';
    const { digits } = await client.call('people.safetyNumber', { account });
    const groups = page.getByRole('dialog').locator('ol li');
    await expect.poll(async () => (await groups.allInnerTexts()).join('')).toBe(digits);
    const typed = page.getByRole('dialog').getByRole('textbox');
    await typed.fill(digits.replace(/.$/, (digit) => String((Number(digit) + 1) % 10)));
    await expect(page.getByRole('alert')).toContainText('The numbers are not the same');
    await typed.fill(digits.replace(/(.{5})/g, '$1 '));
    await expect(page.getByText(t('verification.compare.same'))).toBeVisible();
    await page.getByRole('button', { name: t('verification.same') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(t('verification.verified'));

    await menu(t('abuse.mute.menu'));
    await page.getByRole('button', { name: t('abuse.mute.spans.forGood') }).click();
    await expect(page.locator('[data-row]').filter({ hasText: t('abuse.mute.muted') })).toBeVisible();

    await menu(t('abuse.report.menu'));
    await page.getByRole('dialog').getByRole('textbox').fill('This frightened me.');
    await page.getByRole('checkbox', { name: /something cruel/ }).check({ force: true });
    await page.getByRole('button', { name: t('abuse.report.look') }).click();
    const leaves = page.getByRole('dialog', { name: t('abuse.report.title') });
    await expect(leaves).toContainText('This frightened me.');
    await expect(leaves).toContainText('something cruel');
    await page.getByRole('button', { name: t('abuse.report.yes') }).click();
    await expect(leaves).toBeHidden();
    await menu(t('abuse.report.menu'));
    await expect(leaves).toContainText('The report was received on');
    await page.keyboard.press('Escape');

    await menu(t('abuse.block.menu'));
    await page.getByRole('button', { name: t('abuse.block.yes'), exact: true }).click();
    await expect(page.locator('main textarea')).toHaveCount(0);
    await client.write(conversation, 'unheard');
    await client.until(
      () => client.messages(conversation),
      (messages) => messages.at(-1)?.delivery === 'sent',
      'sent',
    );
    await page.getByRole('button', { name: t('abuse.block.unblock') }).click();
    await expect(page.locator('[data-notice="person.unblocked"]')).toBeVisible();
    await client.write(conversation, 'heard');
    await receive(desk, 'heard');
    await expect(page.getByText('unheard')).toHaveCount(0);
  } finally {
    await service.remove();
  }
});
