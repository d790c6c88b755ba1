// A therapist's desk and a conversation, in the sample practice.

import { couple } from '../../../main/engine/sample/people/couple.ts';
import { type Desk, openPerson, write } from '../desk.ts';
import { appear } from '../looks.ts';
import { button, closeOverlays, closeSheet, field, fromMenu, type Place, question } from './place.ts';

const lastMessage = ({ page }: Desk) => page.locator('[data-message]').last();
const composer = ({ page }: Desk) => page.locator('main textarea');
const search = ({ page, t }: Desk) => page.getByRole('searchbox', { name: t('people.search') });
const row = ({ page, t }: Desk, name: string) =>
  page
    .getByRole('region', { name: t('people.title') })
    .getByRole('button')
    .filter({ hasText: name });

/** Opens the conversation with somebody and waits for its newest line. */
async function talkTo(desk: Desk, nickname: string): Promise<void> {
  await openPerson(desk, nickname);
  await lastMessage(desk).waitFor();
}

async function messageMenu(desk: Desk): Promise<void> {
  await lastMessage(desk).press('Enter');
  await desk.page.getByRole('menu').waitFor();
}

const groupMembers = ({ page, t }: Desk) =>
  page.getByRole('region', { name: t('groups.members.name') }).getByRole('listitem');

async function askToDelete(desk: Desk): Promise<void> {
  await lastMessage(desk).press('Delete');
  await question(desk).waitFor();
}

const filter = ({ page, t }: Desk, name: 'all' | 'unread' | 'reply' | 'archived') =>
  page.getByText(t(`people.filters.${name}`), { exact: true }).click();

/** Needs the sample practice with nobody chosen yet. */
export const deskPlaces: readonly Place[] = [
  { name: 'desk', open: ({ page }) => page.getByRole('heading', { level: 2 }).nth(1).waitFor() },
  { name: 'conversation', open: (desk) => talkTo(desk, 'sunflower') },
  { name: 'message-menu', open: messageMenu, close: closeOverlays },
  { name: 'delete', open: askToDelete, close: closeOverlays },
  {
    name: 'choosing',
    open: async (desk) => {
      await lastMessage(desk).press(' ');
      await desk.page.getByRole('region', { name: desk.t('conversation.choose.name') }).waitFor();
    },
    close: (desk) => button(desk, 'conversation.choose.leave').click(),
  },
  {
    name: 'emoji',
    open: async (desk) => {
      await button(desk, 'conversation.composer.emoji').click();
      await desk.page.getByRole('grid').waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'too-long',
    open: async (desk) => {
      await composer(desk).fill('lantern '.repeat(4_200));
      await composer(desk).press('Enter');
      await desk.page.getByText(desk.t('errors.message.tooLong')).waitFor();
    },
    close: (desk) => composer(desk).fill(''),
  },
  {
    name: 'deleted-with-undo',
    open: async (desk) => {
      await askToDelete(desk);
      await button(desk, 'conversation.delete.yes').click();
      // A toast that has the focus stays.
      await button(desk, 'common.undo').focus();
    },
    close: async (desk) => {
      await button(desk, 'common.undo').click();
      await button(desk, 'common.undo').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'side-panel',
    // At 125 % the window is too narrow for the panel.
    open: async (desk) => {
      await appear(desk.page, { zoom: 1.25 });
      await button(desk, 'conversation.details').click();
      await desk.page.getByRole('dialog').waitFor();
    },
    close: async (desk) => {
      await closeOverlays(desk);
      await appear(desk.page, { zoom: 1 });
    },
  },
  {
    name: 'paste',
    open: async (desk) => {
      await lastMessage(desk).press('Control+c');
      await talkTo(desk, 'Kestrel');
      await composer(desk).press('Control+v');
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'safety-number',
    open: async (desk) => {
      await fromMenu(desk, 'verification.open');
      await desk.page.getByRole('dialog').getByRole('textbox').fill('1'.repeat(60));
      await desk.page.getByRole('alert').first().waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'report',
    open: async (desk) => {
      await fromMenu(desk, 'abuse.report.menu');
      await desk.page.getByRole('dialog').getByRole('checkbox').first().press(' ');
      await button(desk, 'abuse.report.look').click();
      // The sample has no operator.
      await desk.page.getByText(desk.t('errors.report.notOffered')).waitFor();
    },
    close: closeSheet,
  },
  {
    name: 'block',
    open: async (desk) => {
      await fromMenu(desk, 'abuse.block.menu');
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'clear',
    open: async (desk) => {
      await fromMenu(desk, 'kinds.clear.menu');
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'erase',
    open: async (desk) => {
      await write(desk, 'This goes to the wrong person.');
      await lastMessage(desk).press('Enter');
      await desk.page.getByRole('menuitem', { name: desk.t('kinds.actions.erase') }).click();
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'starred',
    open: async (desk) => {
      await lastMessage(desk).press('s');
      await fromMenu(desk, 'kinds.starred.menu');
      await desk.page.getByRole('dialog').getByText('This goes to the wrong person.').waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'new-group',
    open: async (desk) => {
      // By keyboard: in a narrow window the list lies under the conversation until something in it has the focus.
      await button(desk, 'groups.new').press('Enter');
      await desk.page.getByRole('checkbox').first().press(' ');
      await field(desk, 'groups.title').fill('sunflower & Kestrel');
      await button(desk, 'groups.make').click();
      await desk.page.getByText(desk.t('errors.sample.notConnected')).waitFor();
    },
    close: closeSheet,
  },
  {
    name: 'group',
    open: async (desk) => {
      await openPerson(desk, couple.title);
      await groupMembers(desk).last().waitFor();
    },
  },
  {
    name: 'take-out',
    open: async (desk) => {
      await groupMembers(desk).getByRole('button').first().click();
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
  { name: 'conversation-arabic', open: (desk) => talkTo(desk, 'نجمة') },
  {
    name: 'person-menu',
    open: async (desk) => {
      await row(desk, 'sunflower').press('Shift+F10');
      await desk.page.getByRole('menu').waitFor();
    },
    close: closeOverlays,
  },
  { name: 'search', open: (desk) => search(desk).fill('a'), close: (desk) => search(desk).fill('') },
  {
    name: 'search-none',
    open: async (desk) => {
      await search(desk).fill('zzz');
      await desk.page.getByText(desk.t('people.nobody.search')).waitFor();
    },
    close: (desk) => search(desk).fill(''),
  },
  { name: 'waiting-for-reply', open: (desk) => filter(desk, 'reply'), close: (desk) => filter(desk, 'all') },
  { name: 'archive', open: (desk) => filter(desk, 'archived'), close: (desk) => filter(desk, 'all') },
  {
    name: 'archive-empty',
    open: async (desk) => {
      await filter(desk, 'archived');
      const rows = desk.page.getByRole('region', { name: desk.t('people.title') }).locator('[data-row]');
      await rows.first().waitFor();
      for (let left = await rows.count(); left > 0; left -= 1) {
        await rows.first().press('Shift+F10');
        await desk.page.getByRole('menuitem', { name: desk.t('people.arrange.restore') }).click();
        await rows.nth(left - 1).waitFor({ state: 'detached' });
      }
      await desk.page.getByText(desk.t('people.nobody.archived')).waitFor();
    },
    close: (desk) => filter(desk, 'all'),
  },
  {
    name: 'to-confirm',
    open: async (desk) => {
      await openPerson(desk, 'two sugars');
      await button(desk, 'confirm.yes').waitFor();
    },
  },
  {
    name: 'decline',
    open: async (desk) => {
      await button(desk, 'confirm.no').click();
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'link',
    open: async (desk) => {
      await talkTo(desk, 'sunflower');
      await write(desk, 'http://xn--pple-43d.example/login');
      await desk.page
        .locator('main')
        .getByRole('button', { name: 'http://xn--pple-43d.example/login' })
        .click();
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'age-report',
    open: async (desk) => {
      await button(desk, 'age.report.open').click();
      await question(desk).waitFor();
    },
    close: closeOverlays,
  },
];
