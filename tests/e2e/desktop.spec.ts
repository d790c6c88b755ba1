// The app on a desktop: menus, "Something new" on the real bus, tray, and what closing the window means.

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { type Desktop, startDesktop } from '../support/desktop.ts';
import { freshId } from '../support/person.ts';
import { startTestService } from '../support/service.ts';
import { deskOf, receive } from './desk.ts';
import { killEngine } from './engine-pid.ts';
import { expect, test } from './fixtures.ts';
import { replacedPage } from './replaced-page.ts';
import { startTalk } from './talk.ts';

const menuWords = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => {
    const words = (items: Electron.MenuItem[]): string[] =>
      items
        .flatMap((item) => [item.label, ...words(item.submenu?.items ?? [])])
        .filter((label) => label !== '');
    return words(Menu.getApplicationMenu()?.items ?? []);
  });
const pressMenu = (app: ElectronApplication, label: string) =>
  app.evaluate(({ Menu }, wanted) => {
    const find = (items: Electron.MenuItem[]): Electron.MenuItem | undefined =>
      items.map((item) => (item.label === wanted ? item : find(item.submenu?.items ?? []))).find(Boolean);
    find(Menu.getApplicationMenu()?.items ?? [])?.click();
  }, label);
const isVisible = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('has a menu in the person’s language, translated at once, that does what it says', async ({
  running,
}) => {
  const { app, page } = running;
  expect(await menuWords(app)).toEqual(
    expect.arrayContaining(['File', 'Edit', 'View', 'Help', 'Help now', 'Keyboard shortcuts']),
  );
  await pressMenu(app, 'العربية');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const arabic = await menuWords(app);
  expect(arabic).toEqual(expect.arrayContaining(['ملف', 'تحرير', 'عرض', 'مساعدة', 'مساعدة الآن']));
  expect(arabic.filter((word) => /^[A-Za-z ]+$/.test(word))).toEqual(['English']);
  await pressMenu(app, 'مساعدة الآن');
  await page.getByRole('dialog', { name: 'مساعدة الآن' }).waitFor();
  await pressMenu(app, 'الإعدادات…');
  await page.getByRole('dialog', { name: 'الإعدادات' }).waitFor();
  await pressMenu(app, 'تكبير');
  const zoom = () => app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getZoomFactor());
  await expect.poll(zoom).toBeCloseTo(1.1, 5);
  await pressMenu(app, 'اختصارات لوحة المفاتيح');
  await page.getByRole('dialog', { name: 'اختصارات لوحة المفاتيح' }).waitFor();
});

const secret = 'zebra-lantern-7781';
const nickname = 'Quiet River';
const label = 'Omar, Thursdays';

/** What the bus tells about every tray icon of the app, with its menu. */
function trayWords(desktop: Desktop, address: string): string {
  const call = (dest: string, path: string, ...rest: readonly string[]) =>
    execFileSync('dbus-send', ['--session', '--print-reply', `--dest=${dest}`, path, ...rest], {
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address },
      encoding: 'utf8',
    });
  return desktop.trayItems
    .map((item) => {
      const [, dest = '', path = '/StatusNotifierItem'] = /^([^/]+)(\/.*)?$/.exec(item) ?? [];
      const all = 'org.freedesktop.DBus.Properties.GetAll';
      const told = call(dest, path, all, 'string:org.kde.StatusNotifierItem');
      const menu = /string "Menu"\s+variant\s+object path "([^"]+)"/.exec(told)?.[1] ?? '/';
      const layout = 'com.canonical.dbusmenu.GetLayout';
      return told + call(dest, menu, layout, 'int32:0', 'int32:-1', 'array:string:');
    })
    .join('\n');
}

test('says "Something new" and nothing else, only while nobody looks, and not in quiet hours', async ({
  launch,
  keyring,
  profileDir,
}) => {
  test.slow();
  const service = await startTestService();
  const desktop = await startDesktop(keyring.env.DBUS_SESSION_BUS_ADDRESS);
  const { therapist, client, conversation } = await startTalk({
    launch,
    serviceUrl: service.origin,
    env: keyring.env,
    label,
    nickname,
  });
  const { app, page } = therapist;
  const desk = deskOf(page, 'en');
  const hide = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const choose = (enabled: boolean, quiet: { from: string; to: string } | null) =>
    page.evaluate((notifications) => window.o7.settings.set({ notifications, closeToTray: false }), {
      enabled,
      quiet,
    });
  await app.evaluate(({ app: shell }) => {
    const badges: number[] = [];
    Object.assign(globalThis, { badges });
    shell.setBadgeCount = (count = 0) => badges.push(count) > 0;
  });
  const badges = () => app.evaluate(() => (globalThis as unknown as { badges: number[] }).badges);
  try {
    const earlier = desktop.shown.length;
    await hide();
    await client.write(conversation, `${secret} one`);
    await expect.poll(() => desktop.shown.length).toBe(earlier + 1);
    const first = desktop.shown.at(-1);
    expect(first).toMatchObject({ title: 'O7 Therapy', text: 'Something new' });

    // The next one takes the place of the first: never two.
    await client.write(conversation, `${secret} two`);
    await expect.poll(() => desktop.shown.length).toBe(earlier + 2);
    expect(desktop.closed).toContain(first?.id);

    // Pressing it calls the window.
    expect(await isVisible(app)).toBe(false);
    desktop.press(desktop.shown.at(-1)?.id ?? 0);
    await expect.poll(() => isVisible(app)).toBe(true);

    const soFar = desktop.shown.length;
    for (const [enabled, quiet] of [
      [true, { from: '00:00', to: '00:00' }],
      [false, null],
    ] as const) {
      await choose(enabled, quiet);
      await hide();
      const text = `${secret} ${enabled ? 'in quiet hours' : 'switched off'}`;
      await client.write(conversation, text);
      await receive(desk, text);
    }
    const mute = (until: number | null) =>
      page.evaluate((asked) => window.o7.people.mute(asked), { conversation, until });
    await choose(true, null);
    await mute(Date.now() + 600_000);
    await client.write(conversation, `${secret} while muted`);
    await receive(desk, `${secret} while muted`);
    await mute(null);
    // Everything written by now has been heard by the shell: the next one shows that it still listens.
    await choose(true, null);
    await client.write(conversation, `${secret} last`);
    await expect.poll(() => desktop.shown.length).toBe(soFar + 1);

    // A file has no name there, and a group no title.
    const path = join(profileDir, `${secret}.txt`);
    writeFileSync(path, secret);
    const { id } = await client.callAsShell('files.take', { path });
    await client.call('messages.send', { conversation, message: freshId(), text: '', files: [id] });
    await expect.poll(() => desktop.shown.length).toBe(soFar + 2);
    const group = await page.evaluate(async (title) => {
      const known = await window.o7.conversations.list({});
      const people = known.ok ? known.value.conversations.flatMap((one) => one.people) : [];
      return window.o7.groups.create({ title, people: people.map(({ account }) => account) });
    }, `${secret} family`);
    if (!group.ok) throw new Error(group.error.code);
    const joined = await client.until(
      () => client.call('conversations.list', {}),
      (list) => list.conversations.some((one) => one.kind === 'group' && one.state === 'open'),
      'the group at the client’s',
    );
    await client.write(
      joined.conversations.find((one) => one.kind === 'group')?.id ?? '',
      `${secret} to all`,
    );
    await expect.poll(() => desktop.shown.length).toBe(soFar + 3);
    expect(new Set(desktop.shown.map(({ title, text }) => `${title}: ${text}`))).toEqual(
      new Set(['O7 Therapy: Something new']),
    );

    // Behind the lock: a number on the icon, and not a word.
    await page.evaluate(() => window.o7.lock.setPasscode({ current: null, next: 'blue nile 1983' }));
    await page.keyboard.press('Control+l').catch(() => undefined);
    const locked = replacedPage(app);
    const title = () => locked.read<string>(`document.querySelector('h1')?.textContent`).catch(() => '');
    await expect.poll(title, { timeout: 20_000 }).toBe(desk.t('lock.title'));
    await hide();
    // A driven page believes itself looked at even when its window is hidden: it may have read lines up to the lock.
    const counted = (await badges()).at(-1) ?? 0;
    expect(counted).toBeGreaterThan(0);
    const told = desktop.shown.length;
    await client.write(conversation, `${secret} behind the lock`);
    // It counts once a minute; a fresh engine counts at once.
    await killEngine(app);
    await expect.poll(async () => (await badges()).at(-1), { timeout: 20_000 }).toBe(counted + 1);
    expect(desktop.shown.length).toBe(told);

    for (const { all } of desktop.shown)
      for (const word of [secret, nickname, label, 'Rana', 'Nile']) expect(all).not.toContain(word);
  } finally {
    await client.stop();
    desktop.stop();
    await service.remove();
  }
});

test('goes on in the tray when asked to, without a name, and ends where no tray is', async ({
  launch,
  keyring,
}) => {
  test.slow();
  const service = await startTestService();
  const address = keyring.env.DBUS_SESSION_BUS_ADDRESS;
  const desktop = await startDesktop(address);
  const { therapist, client, conversation } = await startTalk({
    launch,
    serviceUrl: service.origin,
    env: keyring.env,
    label,
    nickname,
  });
  const { app, page } = therapist;
  try {
    expect(desktop.trayItems).toEqual([]);
    const chosen = await page.evaluate(() =>
      window.o7.settings.set({
        notifications: { enabled: true, quiet: null },
        closeToTray: true,
      }),
    );
    expect(chosen).toMatchObject({ ok: true, value: { available: { closeToTray: true } } });
    await expect.poll(() => desktop.trayItems.length).toBe(1);

    const { t } = deskOf(page, 'en');
    const help = page.getByRole('dialog', { name: t('help.name') });
    await page.getByRole('button', { name: t('help.name') }).click();
    await help.getByRole('button', { name: t('help.country.choose') }).click();
    await page.getByRole('searchbox', { name: t('help.country.search') }).waitFor();
    await page.keyboard.type('egy');
    await page.keyboard.press('Enter');
    await help.getByText('16328', { exact: true }).waitFor();
    await closeWindow(app);
    await expect.poll(() => isVisible(app)).toBe(false);
    await expect(help).toHaveCount(0);
    const shown = desktop.shown.length;
    await client.write(conversation, `${secret} while hidden`);
    await expect.poll(() => desktop.shown.length).toBe(shown + 1);

    const words = trayWords(desktop, address);
    for (const word of ['O7 Therapy', 'Open O7 Therapy', 'Help now', 'Quit O7 Therapy'])
      expect(words).toContain(word);
    for (const word of [secret, nickname, label, 'Rana', 'Nile']) expect(words).not.toContain(word);

    desktop.press(desktop.shown.at(-1)?.id ?? 0);
    await expect.poll(() => isVisible(app)).toBe(true);

    // What is forgotten "when this window closes" is forgotten, although the page went on.
    await page.getByRole('button', { name: t('help.name') }).click();
    await expect(help.getByRole('button', { name: t('help.country.choose') })).toBeVisible();

    // The desktop's tray goes away: a hidden window could not be reached any more, so closing ends the app.
    desktop.stop();
    const ended = app.waitForEvent('close');
    await closeWindow(app);
    await ended;
  } finally {
    await client.stop();
    desktop.stop();
    await service.remove();
  }
});

test('closing the window ends the app while nobody has chosen otherwise', async ({ launch }) => {
  const { app } = await launch();
  const ended = app.waitForEvent('close');
  await closeWindow(app).catch(() => undefined);
  await ended;
});
