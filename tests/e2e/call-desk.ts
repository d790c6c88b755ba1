// What people do in a session, at the windows of the call, by the keys of the catalogue: from the button to the last screen.

import type { ElectronApplication } from '@playwright/test';
import type { Language } from '../../renderer/i18n/i18n.ts';
import { watchMedia } from './call-media.ts';
import { confirm, type Desk, deskOf, invite, join as joinPractice, openPractice } from './desk.ts';
import { expect } from './fixtures.ts';
import type { RunningApp } from './launch.ts';
import { button, field } from './places/place.ts';

/**
 * Devices that Chromium makes up; whether a page may use them, our own permissions decide. Of the three cameras the second
 * sees depths instead of colours, which no call can send.
 */
export const fakeDevices = [
  '--use-fake-device-for-media-stream=device-count=3',
  '--autoplay-policy=no-user-gesture-required',
] as const;

/** Rana and Sara at two apps, who can write to each other; everything their call windows do will be kept in sight. */
export async function pairUp(
  open: (name: 'therapist' | 'client') => Promise<RunningApp>,
): Promise<{ readonly therapist: RunningApp; readonly client: RunningApp }> {
  const [therapist, client] = await Promise.all([open('therapist'), open('client')]);
  await Promise.all([watchMedia(therapist.app), watchMedia(client.app)]);
  const [rana, sara] = [deskOf(therapist.page, 'en'), deskOf(client.page, 'en')];
  await openPractice(rana, 'Nile Practice', 'Rana');
  await joinPractice(sara, await invite(rana, 'Tuesdays'), 'Sara');
  await confirm(rana, 'Sara');
  return { therapist, client };
}

/** The window of the call, once it is there. */
export async function callDesk(app: ElectronApplication, language: Language = 'en'): Promise<Desk> {
  const find = () => app.windows().find((page) => page.url().endsWith('/call.html'));
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  const page = find();
  if (page === undefined) throw new Error('the window of the call is gone again');
  return deskOf(page, language);
}

/** The host: from the conversation to an open room. */
export async function openRoom({ app, page }: RunningApp, language: Language = 'en'): Promise<Desk> {
  await button(deskOf(page, language), 'calls.start').click();
  const desk = await callDesk(app, language);
  await button(desk, 'callBefore.check.start').click();
  await desk.page.getByText(desk.t('callBefore.host.title')).waitFor();
  return desk;
}

/** A client: from the strip above the conversation to the waiting room. Says where they are. */
export async function waitAtTheDoor(
  { app, page }: RunningApp,
  place: string,
  language: Language = 'en',
): Promise<Desk> {
  const main = deskOf(page, language);
  const strip = page.getByRole('region', { name: main.t('calls.strip.name') });
  await strip.getByRole('button', { name: main.t('calls.join') }).click();
  const desk = await callDesk(app, language);
  await button(desk, 'callBefore.check.toCheckIn').click();
  await field(desk, 'callBefore.checkIn.place').fill(place);
  await button(desk, 'callBefore.checkIn.enter').click();
  await desk.page.getByText(desk.t('callBefore.lobby.hereSentence')).waitFor();
  return desk;
}

/** The host lets in whoever waits. */
export const admit = (desk: Desk): Promise<void> => button(desk, 'callBefore.waiting.admit').click();

/** Waits for the room of the call with the other person's tile in it. */
export async function expectRoom({ page, t }: Desk): Promise<void> {
  await page.getByRole('toolbar', { name: t('call.controls') }).waitFor();
  await page.locator('figure[data-state=connected]').waitFor();
}

/** The four words as this window shows them beside "Only the two of you". */
export async function wordsOf({ page, t }: Desk): Promise<string> {
  const words = page.getByRole('button', { name: t('call.trust.pair') }).locator('bdi');
  await words.waitFor();
  return words.innerText();
}

/** Takes another camera in the middle of the session. */
export async function takeCamera(desk: Desk, name: string): Promise<void> {
  await button(desk, 'call.devices.title').click();
  const sheet = desk.page.getByRole('dialog');
  await sheet.getByRole('button', { name: desk.t('call.devices.camera') }).click();
  await desk.page.getByRole('option', { name }).click();
  await desk.page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
}

/** Shows the first screen there is. */
export async function showScreen(desk: Desk): Promise<void> {
  await button(desk, 'call.share.start').click();
  await desk.page.getByRole('dialog').getByRole('option').first().click();
  await button(desk, 'call.shareSheet.start').click();
}

/** Writes a line beside the session. */
export async function say(desk: Desk, text: string): Promise<void> {
  const open = button(desk, 'call.chat.open');
  if (await open.isVisible()) await open.click();
  await field(desk, 'call.chatPanel.write').fill(text);
  await button(desk, 'call.chatPanel.send').click();
}
