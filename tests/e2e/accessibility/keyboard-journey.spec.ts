// Two people without a mouse: first run, pairing, writing, searching, deleting, languages, help, settings.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTestService } from '../../support/service.ts';
import { type Desk, deskOf } from '../desk.ts';
import { expect, test } from '../fixtures.ts';
import { button, field } from '../places/place.ts';
import { expectFocused, expectFocusSeen, press, tabTo } from './keyboard.ts';

const composer = ({ page }: Desk) => page.locator('main textarea');
const messages = ({ page }: Desk) => page.locator('[data-message]');

async function type({ page }: Desk, text: string): Promise<void> {
  await page.keyboard.insertText(text);
  await expectFocusSeen(page, text);
}

/** The first of the two answers; none is chosen beforehand. */
async function answerWho({ page, t }: Desk): Promise<void> {
  const onlyMe = page.getByRole('radio', { name: t('protection.choices.me') });
  await tabTo(page, onlyMe);
  await press(page, 'Space');
  await expect(onlyMe).toBeChecked();
}

async function openPractice(desk: Desk): Promise<void> {
  const { page, t } = desk;
  await tabTo(page, page.getByRole('button', { name: t('firstRun.role.therapist') }));
  await page.keyboard.press('Enter');
  await expectFocused(page, field(desk, 'firstRun.practice.name'));
  await type(desk, 'Nile Practice');
  await tabTo(page, field(desk, 'firstRun.practice.nickname'));
  await type(desk, 'Rana');
  await answerWho(desk);
  await tabTo(page, button(desk, 'common.continue'));
  await page.keyboard.press('Enter');
  await tabTo(page, button(desk, 'firstRun.practice.open'));
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor();
  await expectFocusSeen(page, 'opening the practice');
}

/** The kit comes before the first invitation; each step begins where its answer is given. */
async function makeKit(desk: Desk): Promise<void> {
  const { page, t } = desk;
  await tabTo(page, button(desk, 'recovery.client.make'));
  await page.keyboard.press('Enter');
  await tabTo(page, button(desk, 'recovery.steps.why.start'));
  await page.keyboard.press('Enter');
  const list = page.getByRole('list', { name: t('recovery.steps.words.wordsName') });
  await list.waitFor();
  const words = await list.getByRole('listitem').allTextContents();
  await tabTo(page, button(desk, 'recovery.steps.words.continue'));
  await page.keyboard.press('Enter');
  const labels = page.getByRole('dialog').locator('form label');
  await labels.first().waitFor();
  for (const label of await labels.allTextContents()) {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await type(desk, words[Number(/\d+/.exec(label)?.[0]) - 1] ?? '');
  }
  await page.keyboard.press('Enter');
  await tabTo(page, button(desk, 'recovery.steps.done.finish'));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expectFocusSeen(page, 'making the kit');
}

async function invite(desk: Desk): Promise<string> {
  const { page } = desk;
  await page.keyboard.press('Control+n');
  await makeKit(desk);
  await tabTo(page, field(desk, 'invitations.label'));
  await type(desk, 'Sara A., Tuesdays');
  await press(page, 'Enter');
  const code = page.getByRole('article').locator('[translate=no]').first();
  await code.waitFor();
  await expectFocusSeen(page, 'making the invitation');
  return (await code.textContent()) ?? '';
}

async function joinWith(desk: Desk, code: string): Promise<void> {
  const { page, t } = desk;
  await tabTo(page, page.getByRole('button', { name: t('firstRun.role.client') }));
  await page.keyboard.press('Enter');
  await expectFocused(page, field(desk, 'firstRun.code.label'));
  await type(desk, code);
  await press(page, 'Enter');
  await expectFocused(page, field(desk, 'firstRun.about.nickname'));
  await type(desk, 'sunflower');
  await tabTo(page, page.getByRole('radio').first());
  // The last of the three; no band is chosen beforehand.
  await press(page, 'ArrowUp');
  await expect(page.getByRole('radio', { name: t('firstRun.about.bands.18plus') })).toBeChecked();
  await answerWho(desk);
  await tabTo(page, button(desk, 'common.continue'));
  await page.keyboard.press('Enter');
  await tabTo(page, button(desk, 'firstRun.offer.join'));
  await page.keyboard.press('Enter');
  await expectFocused(page, composer(desk));
}

/** Opens the menu of the newest message, deletes it, and takes that back. */
async function deleteAndUndo(desk: Desk): Promise<void> {
  const { page, t } = desk;
  await tabTo(page, messages(desk).last(), 'Shift+Tab');
  await press(page, 'ArrowUp');
  await press(page, 'End');
  await press(page, 'Enter');
  await expectFocused(page, page.getByRole('menuitem').first());
  // The last one takes it back everywhere; the one before is for this person's computers.
  await press(page, 'End');
  await press(page, 'ArrowUp');
  await page.keyboard.press('Enter');
  await expectFocused(page, button(desk, 'common.cancel'));
  const before = await messages(desk).count();
  await tabTo(page, button(desk, 'conversation.delete.yes'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(messages(desk)).toHaveCount(before - 1);
  await expectFocused(page, messages(desk).last());
  await page.keyboard.press('F6');
  await tabTo(page, page.getByRole('button', { name: t('common.undo'), exact: true }));
  await page.keyboard.press('Enter');
  await expect(messages(desk)).toHaveCount(before);
  // Back where it was before the toast: at the neighbour.
  await expectFocused(page, messages(desk).nth(before - 2));
}

test('a therapist and a client meet, write and find their way by keyboard alone', async ({
  launch,
  profileDir,
}) => {
  test.setTimeout(180_000);
  const service = await startTestService();
  try {
    const profiles = { therapist: join(profileDir, 'therapist'), client: join(profileDir, 'client') };
    for (const folder of Object.values(profiles)) mkdirSync(folder);
    const own = await launch({ profileDir: profiles.therapist, serviceUrl: service.origin });
    const therapist = deskOf(own.page, 'en');
    const { page } = own;
    await openPractice(therapist);
    const code = await invite(therapist);

    const other = await launch({ profileDir: profiles.client, serviceUrl: service.origin, language: 'ar' });
    const client = deskOf(other.page, 'ar');
    await joinWith(client, code);
    await type(client, 'صباح الخير، وصلت');
    await press(client.page, 'Enter');
    await messages(client).last().waitFor();

    // The person waits at the top of the list.
    await press(page, 'Escape');
    await page
      .getByRole('region', { name: therapist.t('people.title') })
      .getByText('sunflower')
      .waitFor();
    await page.keyboard.press('Control+1');
    await tabTo(page, button(therapist, 'confirm.yes'));
    await page.keyboard.press('Enter');
    await expectFocused(page, composer(therapist));
    await messages(therapist).filter({ hasText: 'صباح الخير' }).waitFor();
    await type(therapist, 'Good morning.');
    await press(page, 'Shift+Enter');
    await type(therapist, 'Did you find the way?');
    await press(page, 'Enter');
    await messages(client).filter({ hasText: 'Did you find the way?' }).waitFor();

    await press(page, 'Control+f');
    await type(therapist, 'sun');
    await press(page, 'ArrowDown');
    await press(page, 'Shift+F10');
    await expectFocused(page, page.getByRole('menuitem').first());
    await press(page, 'Escape');
    await page.keyboard.press('Enter');
    await tabTo(page, composer(therapist));
    await deleteAndUndo(therapist);

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await type(therapist, 'العربية');
    await press(page, 'ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expectFocusSeen(page, 'switching the language');
    const inArabic = deskOf(page, 'ar');

    for (const [keys, name] of [
      ['Control+Shift+h', 'help.name'],
      ['Control+,', 'settings.title'],
      ['F1', 'shortcuts.title'],
    ] as const) {
      await page.keyboard.press(keys);
      const sheet = page.getByRole('dialog', { name: inArabic.t(name) });
      await sheet.waitFor();
      await press(page, 'Tab');
      await press(page, 'Shift+Tab');
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      await expectFocusSeen(page, `closing ${name}`);
    }

    await tabTo(page, button(inArabic, 'rail.privacy'));
    await press(page, 'Enter');
    await page.getByRole('heading', { name: inArabic.t('privacy.holdings') }).waitFor();
    await press(page, 'Escape');
    await composer(inArabic).waitFor();
    await expectFocusSeen(page, 'coming back');
  } finally {
    await service.remove();
  }
});
