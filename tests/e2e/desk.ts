// What a person does at their window, in the words of their language: tests and the demo drive the real page with it.

import type { Page } from '@playwright/test';
import type { AgeBand } from '../../contract/domain/pairing.ts';
import { createI18n, type Language } from '../../renderer/i18n/i18n.ts';
import type { TextKey } from '../../renderer/i18n/keys.ts';

/** One person's window and language. */
export interface Desk {
  readonly page: Page;
  /** A text of the page. */
  readonly t: (key: TextKey) => string;
}

/** A line of the conversation as the window shows it. */
export interface ShownMessage {
  readonly mine: boolean;
  readonly text: string;
}

/** The desk at a page that is in this language. */
export function deskOf(page: Page, language: Language): Desk {
  const { t } = createI18n(language);
  return { page, t: (key) => t(key as never) };
}

const press = ({ page, t }: Desk, key: TextKey): Promise<void> =>
  page.getByRole('button', { name: t(key), exact: true }).click();

const pressStart = ({ page, t }: Desk, key: TextKey): Promise<void> =>
  page.getByRole('button', { name: t(key) }).click();

const fill = ({ page, t }: Desk, key: TextKey, text: string): Promise<void> =>
  page.getByLabel(t(key), { exact: true }).fill(text);

/** Answers who uses this computer. */
export async function answerWho({ page, t }: Desk, who: 'me' | 'others'): Promise<void> {
  await page.getByText(t(`protection.choices.${who}`), { exact: true }).click();
}

/** Therapist's first run. */
export async function openPractice(desk: Desk, practiceName: string, nickname: string): Promise<void> {
  await pressStart(desk, 'firstRun.role.therapist');
  await fill(desk, 'firstRun.practice.name', practiceName);
  await fill(desk, 'firstRun.practice.nickname', nickname);
  await answerWho(desk, 'me');
  await press(desk, 'common.continue');
  await press(desk, 'firstRun.practice.open');
  await desk.page.getByRole('navigation', { name: desk.t('rail.name') }).waitFor();
}

/** Answers the three words that are asked back. */
export async function answerWords(desk: Desk, words: readonly string[]): Promise<void> {
  const form = desk.page.getByRole('dialog').locator('form');
  await form.waitFor();
  for (const label of await form.locator('label').all()) {
    const place = Number(/\d+/.exec((await label.textContent()) ?? '')?.[0]);
    await form.getByLabel((await label.textContent()) ?? '', { exact: true }).fill(words[place - 1] ?? '');
  }
}

/** Makes a recovery kit where one is offered, and returns its words. */
export async function makeKit(desk: Desk): Promise<readonly string[]> {
  await press(desk, 'recovery.client.make');
  await press(desk, 'recovery.steps.why.start');
  const list = desk.page.getByRole('list', { name: desk.t('recovery.steps.words.wordsName') });
  await list.waitFor();
  const words = await list.getByRole('listitem').allTextContents();
  await press(desk, 'recovery.steps.words.continue');
  await answerWords(desk, words);
  await press(desk, 'recovery.steps.ask.confirm');
  await press(desk, 'recovery.steps.done.finish');
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' });
  return words;
}

/** Types the words where they open something, and answers that nobody else uses this computer. */
export async function typeWords(desk: Desk, words: readonly string[], go: TextKey): Promise<void> {
  await fill(desk, 'recovery.typed.label', words.join(' '));
  await press(desk, 'common.continue');
  await answerWho(desk, 'me');
  await press(desk, go);
}

/** Makes an invitation and returns its code as it is shown. Before a practice's first one comes its recovery kit. */
export async function invite(desk: Desk, label: string): Promise<string> {
  await press(desk, 'rail.invitations');
  const form = desk.page.getByLabel(desk.t('invitations.label'), { exact: true });
  const kit = desk.page.getByRole('button', { name: desk.t('recovery.client.make'), exact: true });
  await form.or(kit).first().waitFor();
  if (await kit.isVisible()) await makeKit(desk);
  await fill(desk, 'invitations.label', label);
  await press(desk, 'invitations.make');
  const card = desk.page.getByRole('article').filter({ hasText: label });
  const code = (await card.locator('[translate=no]').first().textContent()) ?? '';
  if (!/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/.test(code)) throw new Error(`no code is shown but ${code}`);
  return code;
}

/** Answers the questions of a client's first run up to the offer; a null leaves them at the question before. */
export async function tryInvitation(
  desk: Desk,
  code: string,
  nickname: string | null,
  band: AgeBand | null,
): Promise<void> {
  await pressStart(desk, 'firstRun.role.client');
  await fill(desk, 'firstRun.code.label', code);
  await press(desk, 'common.continue');
  if (nickname === null || band === null) return;
  await fill(desk, 'firstRun.about.nickname', nickname);
  await desk.page.getByText(desk.t(`firstRun.about.bands.${band}`), { exact: true }).click();
  await answerWho(desk, 'me');
  await press(desk, 'common.continue');
}

/** Client's first run, grown up. Ends in the conversation, where they may write at once. */
export async function join(desk: Desk, code: string, nickname: string): Promise<void> {
  await tryInvitation(desk, code, nickname, '18plus');
  await press(desk, 'firstRun.offer.join');
  await composer(desk).waitFor();
}

/** The therapist opens the new person's row and says yes. */
export async function confirm(desk: Desk, nickname: string): Promise<void> {
  await press(desk, 'rail.talk');
  await openPerson(desk, nickname);
  await press(desk, 'confirm.yes');
  await composer(desk).waitFor();
}

/** The therapist chooses a person in the list. */
export async function openPerson({ page, t }: Desk, nickname: string): Promise<void> {
  const list = page.getByRole('region', { name: t('people.title') });
  const row = list.getByRole('button').filter({ hasText: nickname });
  // In a narrow window only the faces stand there until the pointer comes, and again once it has gone.
  await row.locator(':scope > :first-child').hover();
  await row.click();
  await page.mouse.move(0, 0);
}

const composer = ({ page }: Desk) => page.locator('main textarea');

/** Types a message and sends it with Enter; a line break is typed with Shift and Enter. */
export async function write(desk: Desk, text: string): Promise<void> {
  const field = composer(desk);
  for (const [at, line] of text.split('\n').entries()) {
    if (at > 0) await field.press('Shift+Enter');
    await field.pressSequentially(line);
  }
  await field.press('Enter');
  const firstLine = text.split('\n')[0] ?? '';
  await desk.page.locator('[data-message]').filter({ hasText: firstLine }).last().waitFor();
}

/** Waits until a line that the other person wrote stands in this window. */
export async function receive({ page }: Desk, text: string): Promise<void> {
  const firstLine = text.split('\n')[0] ?? '';
  await page.locator('[data-message]').filter({ hasText: firstLine }).last().waitFor();
}

/** Puts the offer of a recovery kit away where it stands. */
export async function putRecoveryAway({ page, t }: Desk): Promise<void> {
  const away = page.getByRole('button', { name: t('recovery.putAway'), exact: true });
  if ((await away.count()) > 0) await away.click();
}

/** Scrolls to the newest line. */
export async function showNewest({ page }: Desk): Promise<void> {
  await page.locator('[data-message]').last().scrollIntoViewIfNeeded();
}

/** All messages of the thread, oldest first: it draws only what is near the window, so it is scrolled through once. */
export function shownMessages({ page, t }: Desk): Promise<ShownMessage[]> {
  return page.evaluate(async (you) => {
    const scroller = document.querySelector('[role=log]')?.parentElement;
    if (scroller == null) return [];
    const painted = () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      });
    const found = new Map<number, { mine: boolean; text: string }>();
    for (let top = 0; ; top += scroller.clientHeight / 2) {
      scroller.scrollTop = top;
      await painted();
      for (const bubble of scroller.querySelectorAll('[data-message]')) {
        found.set(Number(bubble.getAttribute('aria-posinset')), {
          // Every bubble begins with its author's name, for readers that cannot see the side.
          mine: bubble.firstElementChild?.textContent?.startsWith(you) === true,
          text: [...bubble.querySelectorAll('p')].map(({ textContent }) => textContent ?? '').join('\n'),
        });
      }
      if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) break;
    }
    return [...found].sort(([a], [b]) => a - b).map(([, message]) => message);
  }, t('conversation.you'));
}

/** Opens "What O7 sees", waits for the row the service holds, and returns what is shown. */
export async function whatO7Sees(desk: Desk): Promise<string> {
  await desk.page.getByRole('button', { name: desk.t('transparency.title') }).click();
  const sheet = desk.page.getByRole('dialog');
  await sheet.getByText(desk.t('transparency.honest')).waitFor();
  await sheet.getByText(desk.t('transparency.fetching')).waitFor({ state: 'detached' });
  return sheet.innerText();
}
