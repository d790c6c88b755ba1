// What leaves the window, and what does not: before a nickname, after a refused age, by a link that is pressed.

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { storageRegister } from '../../contract/domain/storage-register.ts';
import { answerWho, deskOf, openPerson, write } from './desk.ts';
import { killEngine } from './engine-pid.ts';
import { expect, test } from './fixtures.ts';
import { leaveSheet } from './places/first-run.ts';
import { button, field, heading, question } from './places/place.ts';

/** A service that notes what it is asked and answers nothing. */
async function startNoting(): Promise<{ origin: string; asked: string[]; stop: () => void }> {
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    asked.push(request.url ?? '');
    reply.writeHead(503).end();
  });
  server.on('connection', () => asked.push('connection'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, asked, stop: () => server.close() };
}

/** What lies in a profile folder besides the browser engine's files. */
const ownFiles = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => `${name}/` !== storageRegister.chromium.place);

test('S1: before a nickname nothing leaves and nothing is written, and an age that was refused stays refused', async ({
  launch,
  profileDir,
}) => {
  const service = await startNoting();
  try {
    const { app, page } = await launch({ serviceUrl: service.origin });
    const desk = deskOf(page, 'en');
    const toAbout = async (): Promise<void> => {
      await page.getByRole('button', { name: desk.t('firstRun.role.client') }).click();
      await field(desk, 'firstRun.code.label').fill('k7qm2xwd9f4thb8a');
      await button(desk, 'common.continue').click();
      await heading(desk, 'firstRun.about.title');
    };
    await toAbout();
    await button(desk, 'anonymous.ask').click();
    const sheet = page.getByRole('dialog', { name: desk.t('anonymous.title') });
    await expect(sheet.getByRole('heading', { level: 3 })).toHaveCount(6);
    await leaveSheet(desk);
    await button(desk, 'contact.open').click();
    await field(desk, 'contact.words').fill('My code does not open');
    await page.getByText(desk.t('contact.reply.none'), { exact: true }).click();
    expect(service.asked).toEqual([]);
    expect(ownFiles(profileDir)).toEqual([]);

    // Send is what lets the first request leave; nothing of it is written either.
    await button(desk, 'contact.send').click();
    await expect.poll(() => service.asked).toContain('/v1/contact.key');
    await leaveSheet(desk);
    await field(desk, 'firstRun.about.nickname').fill('moon');
    await page.getByText(desk.t('firstRun.about.bands.under13'), { exact: true }).click();
    await answerWho(desk, 'me');
    await button(desk, 'common.continue').click();
    await heading(desk, 'firstRun.stop.tooYoung.title');
    await page.reload();
    await heading(desk, 'firstRun.stop.tooYoung.title');
    await killEngine(app);
    await page.reload();
    await heading(desk, 'firstRun.stop.tooYoung.title');
    await expect(page.getByRole('button', { name: desk.t('firstRun.role.therapist') })).toHaveCount(0);
    await expect(button(desk, 'help.name').first()).toBeVisible();
    const further = service.asked.filter((path) => path.startsWith('/v1/') && path !== '/v1/contact.key');
    expect(further).toEqual([]);
    expect(ownFiles(profileDir)).toEqual([]);
  } finally {
    service.stop();
  }
});

test('S21: a pressed link asks, names the host, and opens exactly that outside, once', async ({
  launch,
  profileDir,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: what opens addresses on other systems cannot be replaced
  test.skip(process.platform !== 'linux', 'replaces the program that opens addresses on Linux');
  const programs = join(profileDir, 'programs');
  const note = join(profileDir, 'opened');
  mkdirSync(programs);
  const opener = join(programs, 'xdg-open');
  writeFileSync(opener, `#!/bin/sh\nprintf '%s\\n' "$@" >> '${note}'\n`);
  chmodSync(opener, 0o755);
  const opened = () => (existsSync(note) ? readFileSync(note, 'utf8').trim().split('\n') : []);

  const { page } = await launch({ env: { PATH: `${programs}:${process.env['PATH']}` } });
  const desk = deskOf(page, 'en');
  await page.getByRole('button', { name: desk.t('firstRun.role.sample') }).click();
  await openPerson(desk, 'sunflower');
  await write(desk, 'see http://xn--pple-43d.example/login, or https://river.example/map?day=2.');
  const link = (text: string) => page.locator('main').getByRole('button', { name: text, exact: true });

  // The keyboard reaches it, the question has the focus on Cancel, and Escape opens nothing.
  await link('http://xn--pple-43d.example/login').focus();
  await page.keyboard.press('Enter');
  const asked = question(desk);
  await expect(asked.getByText('xn--pple-43d.example', { exact: true })).toBeVisible();
  await expect(asked.getByText('аpple.example', { exact: true })).toBeVisible();
  await expect(asked.getByText(desk.t('link.mixed'))).toBeVisible();
  await expect(asked.getByText(desk.t('link.openRoad'))).toBeVisible();
  await expect(asked.getByText(desk.t('link.theirPolicy'))).toBeVisible();
  await expect(asked.getByRole('button', { name: desk.t('common.cancel') })).toBeFocused();
  await page.keyboard.press('Escape');
  await asked.waitFor({ state: 'detached' });

  await link('https://river.example/map?day=2').click();
  await expect(asked.getByText('river.example', { exact: true })).toBeVisible();
  expect(opened()).toEqual([]);
  await asked.getByRole('button', { name: desk.t('link.yes'), exact: true }).click();
  await expect.poll(opened).toEqual(['https://river.example/map?day=2']);

  // What a page that means harm would ask the shell for.
  const refusal = (url: string) =>
    page.evaluate(async (address) => {
      const answer = await window.o7.outside.open({ url: address });
      return answer.ok ? 'opened' : answer.error.code;
    }, url);
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-settings:privacy',
    'https://bank.example@river.example/',
    'http://127.0.0.1:631/',
    'https://river.example',
    'https://river.example/\u202e',
    'mailto:a@river.example?attach=/etc/passwd',
  ])
    expect(await refusal(url), url).toBe('outside.refused');
  await expect.poll(() => refusal('https://river.example/again')).toBe('opened');
  expect(await refusal('https://river.example/again')).toBe('request.tooMany');
  await expect.poll(opened).toEqual(['https://river.example/map?day=2', 'https://river.example/again']);
});
