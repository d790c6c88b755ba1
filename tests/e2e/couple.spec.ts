// A couple and their therapist at three windows: one conversation, who is in it, one who leaves.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTestService } from '../support/service.ts';
import {
  confirm,
  type Desk,
  deskOf,
  invite,
  join as joinPractice,
  openPerson,
  openPractice,
  receive,
  write,
} from './desk.ts';
import { expect, test } from './fixtures.ts';
import { button, field } from './places/place.ts';

const group = 'Tuesdays, together';

/** Takes a picture where somebody asked for one. */
async function picture({ page }: Desk, name: string): Promise<void> {
  const folder = process.env['O7_COUPLE_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** The client's list: there is one as soon as they are in more than one conversation. */
async function openGroup({ page, t }: Desk): Promise<void> {
  await page
    .getByRole('region', { name: t('groups.conversations') })
    .getByRole('button')
    .filter({ hasText: group })
    .click();
}

test('a couple and their therapist write in one conversation, and one of them leaves it', async ({
  launch,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  try {
    const open = async (name: string, choice: { language?: 'ar'; theme?: 'dark' }) => {
      mkdirSync(join(profileDir, name));
      const app = await launch({ profileDir: join(profileDir, name), serviceUrl: service.origin, ...choice });
      return deskOf(app.page, choice.language ?? 'en');
    };
    const rana = await open('rana', { theme: 'dark' });
    await openPractice(rana, 'Nile Practice', 'Rana');
    const sara = await open('sara', {});
    await joinPractice(sara, await invite(rana, 'Sara A.'), 'Sara');
    await confirm(rana, 'Sara');
    const omar = await open('omar', { language: 'ar' });
    await joinPractice(omar, await invite(rana, 'Omar H.'), 'عمر');
    await confirm(rana, 'عمر');

    await button(rana, 'groups.new').click();
    for (const label of ['Sara A.', 'Omar H.'])
      await rana.page.getByRole('dialog').getByText(label, { exact: true }).click();
    await field(rana, 'groups.title').fill(group);
    await picture(rana, 'new-group');
    await button(rana, 'groups.make').click();
    await expect(rana.page.getByRole('heading', { level: 1 })).toContainText(group);
    await write(rana, 'Welcome, both of you.');

    for (const client of [sara, omar]) {
      await openGroup(client);
      await receive(client, 'Welcome, both of you.');
    }
    await write(omar, 'مساء الخير');
    await receive(sara, 'مساء الخير');
    await receive(rana, 'مساء الخير');
    const line = sara.page.locator('[data-message]').filter({ hasText: 'مساء الخير' });
    await expect(line).toContainText('عمر');
    await expect(rana.page.getByText(rana.t('groups.receivedByAll'))).toBeVisible();

    // Everybody sees who is in.
    await button(sara, 'groups.details').click();
    const names = sara.page.getByRole('dialog').getByRole('listitem');
    await expect(names).toHaveCount(3);
    await expect(names.filter({ hasText: 'Rana' })).toContainText(sara.t('groups.members.founder'));
    await picture(sara, 'members');
    await sara.page.keyboard.press('Escape');
    await picture(rana, 'therapist');

    await button(omar, 'abuse.menu').click();
    await omar.page.getByRole('menuitem', { name: omar.t('groups.leave.menu') }).click();
    await picture(omar, 'leave');
    await button(omar, 'groups.leave.yes').click();
    await expect(omar.page.getByText(omar.t('groups.ended'))).toBeVisible();
    await expect(omar.page.locator('main textarea')).toHaveCount(0);
    await picture(omar, 'left');
    for (const desk of [rana, sara])
      await expect(desk.page.locator('main').getByText('left the group.')).toBeVisible();
    await write(sara, 'Only the two of us now.');
    await receive(rana, 'Only the two of us now.');
    await expect(omar.page.getByText('Only the two of us now.')).toHaveCount(0);
    // With Rana alone he goes on. His name stands in the group's row too until the newest line does.
    await expect(rana.page.getByRole('region', { name: rana.t('people.title'), exact: true })).toContainText(
      'Only the two of us now.',
    );
    await openPerson(rana, 'عمر');
    await write(rana, 'I am here.');
    await expect(omar.page.getByRole('region', { name: omar.t('groups.conversations') })).toContainText(
      'I am here.',
    );
  } finally {
    await service.remove();
  }
});
