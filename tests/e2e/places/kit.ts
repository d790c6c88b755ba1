// What keeps messages from being lost, at the window of a client who has an answer: kit, backups, log, "check it is gone".

import { limits } from '../../../contract/domain/limits.ts';
import { answerWords, type Desk } from '../desk.ts';
import { button, closeOverlays, type Place, question } from './place.ts';

/** The words as they stand in the sheet. */
function wordsOf({ page, t }: Desk): Promise<string[]> {
  const list = page.getByRole('list', { name: t('recovery.steps.words.wordsName') });
  return list.getByRole('listitem').allTextContents();
}

let words: readonly string[] = [];

const form = ({ page, t }: Desk, id: 'words' | 'groups' | 'card') =>
  page.getByRole('radio', { name: t(`recovery.steps.words.forms.${id}`) }).click();

const showTab = async (desk: Desk, tab: 'backup' | 'log'): Promise<void> => {
  await desk.page.keyboard.press('Control+,');
  await desk.page.getByRole('tab', { name: desk.t(`settings.tabs.${tab}`) }).click();
};

/** Needs a conversation in which somebody has answered, and no kit yet. */
export const kitPlaces: readonly Place[] = [
  {
    name: 'kit-why',
    open: async (desk) => {
      await button(desk, 'recovery.client.make').click();
      await button(desk, 'recovery.steps.why.start').waitFor();
    },
  },
  {
    name: 'kit-words',
    open: async (desk) => {
      await button(desk, 'recovery.steps.why.start').click();
      await button(desk, 'recovery.steps.words.continue').waitFor();
      words = await wordsOf(desk);
    },
  },
  { name: 'kit-digits', open: (desk) => form(desk, 'groups') },
  { name: 'kit-card', open: (desk) => form(desk, 'card'), close: (desk) => form(desk, 'words') },
  {
    name: 'kit-pdf',
    open: async (desk) => {
      await button(desk, 'recovery.steps.words.pdf').click();
      await question(desk).waitFor();
    },
    close: async (desk) => {
      await desk.page.keyboard.press('Escape');
      await question(desk).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'kit-ask',
    open: async (desk) => {
      await button(desk, 'recovery.steps.words.continue').click();
      await button(desk, 'recovery.steps.ask.confirm').waitFor();
    },
  },
  {
    name: 'kit-ask-wrong',
    open: async (desk) => {
      await answerWords(desk, []);
      await button(desk, 'recovery.steps.ask.confirm').click();
      await desk.page.locator('[slot=errorMessage]').first().waitFor();
    },
  },
  {
    name: 'kit-done',
    open: async (desk) => {
      await answerWords(desk, words);
      await button(desk, 'recovery.steps.ask.confirm').click();
      await button(desk, 'recovery.steps.done.finish').waitFor();
    },
    close: (desk) => button(desk, 'recovery.steps.done.finish').click(),
  },
  {
    name: 'settings-backup',
    open: async (desk) => {
      await showTab(desk, 'backup');
      await button(desk, 'backup.kit.renew').waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'settings-log',
    open: async (desk) => {
      await showTab(desk, 'log');
      await button(desk, 'log.export').waitFor();
    },
    close: closeOverlays,
  },
  {
    name: 'gone',
    open: async (desk) => {
      const { page } = desk;
      await page.locator('[data-message]').last().press('Delete');
      await button(desk, 'conversation.delete.yes').click();
      await button(desk, 'gone.check').click({ timeout: limits.undoDeleteMs + 15_000 });
      await page.getByText(desk.t('gone.elsewhere')).waitFor();
    },
    close: closeOverlays,
  },
];
