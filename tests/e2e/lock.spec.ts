// The lock on the real app: covered in the key press, engine and page ended and replaced, nothing of anybody left, all of it back.

import type { ElectronApplication, Page } from '@playwright/test';
import { startTestService, type TestService } from '../support/service.ts';
import { answerWho, deskOf, openPractice } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { isAlive, pidsOf, type ReplacedPage, replacedPage } from './replaced-page.ts';
import { startTalk } from './talk.ts';

const passcode = 'blue nile 1983';
const secret = 'zebra-lantern-3305';
const draft = 'half a thought, marigold-4471';
/** Everything that the locked window must not know. */
const known = /Rana|Nile|Quiet River|Omar|zebra-lantern-3305|marigold-4471/;
const { t } = deskOf(undefined as never, 'en');

let service: TestService;

test.beforeAll(async () => {
  service = await startTestService();
});
test.afterAll(() => service.remove());

/** Sets a passcode, as Settings does. */
async function setPasscode(page: Page): Promise<void> {
  const answer = await page.evaluate((next) => window.o7.lock.setPasscode({ current: null, next }), passcode);
  expect(answer.ok).toBe(true);
}

const heading = ({ read }: ReplacedPage) => read<string | null>(`document.querySelector('h1')?.textContent`);

/** Waits until another engine and another page run, and the window stands locked. */
async function expectReplaced(
  app: ElectronApplication,
  before: { readonly engine: number; readonly page: number },
): Promise<ReplacedPage> {
  await expect.poll(() => isAlive(before.engine), { timeout: 20_000 }).toBe(false);
  await expect.poll(() => isAlive(before.page), { timeout: 20_000 }).toBe(false);
  const locked = replacedPage(app);
  await expect.poll(() => heading(locked).catch(() => null), { timeout: 20_000 }).toBe(t('lock.title'));
  const after = await pidsOf(app);
  expect(after.engine).not.toBe(before.engine);
  expect(after.page).not.toBe(before.page);
  return locked;
}

/** Types into the one field, which has the focus at once. */
async function tryPasscode({ type, press, read }: ReplacedPage, typed: string): Promise<void> {
  await expect.poll(() => read(`document.activeElement?.type`)).toBe('password');
  await type(typed);
  await press('Enter');
}

const titleOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

const textOf = ({ read }: ReplacedPage) => read<string>('document.body.innerText');

test('Ctrl+L covers in the key press and ends engine and page; the passcode brings place and draft back', async ({
  launch,
  keyring,
}) => {
  test.slow();
  const { therapist, client, conversation } = await startTalk({
    launch,
    serviceUrl: service.origin,
    env: keyring.env,
    label: 'Omar, Thursdays',
    nickname: 'Quiet River',
  });
  try {
    const { app, page } = therapist;
    await client.write(conversation, secret);
    await page.getByText(secret).last().waitFor();
    await page.locator('main textarea').fill(draft);
    await setPasscode(page);

    // The search finds what there is while it is open.
    const open = replacedPage(app);
    expect(await open.read('document.documentElement.outerHTML')).toMatch(known);
    expect(await open.tree()).toMatch(known);

    const before = await pidsOf(app);
    const covered = await page.evaluate(() => {
      const keys = { key: 'l', code: 'KeyL', ctrlKey: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
      // Still in the key press: nothing was awaited, no frame was drawn.
      const cover = document.querySelector('[data-cover]');
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
      return {
        everywhere: points.every(
          ([x, y]) => document.elementFromPoint(x * innerWidth, y * innerHeight) === cover,
        ),
        inert: document.body.inert,
        opaque: cover !== null && getComputedStyle(cover).opacity,
        animated: document
          .getAnimations()
          .some(({ effect }) => effect instanceof KeyframeEffect && effect.target === cover),
      };
    });
    expect(covered).toEqual({ everywhere: true, inert: true, opaque: '1', animated: false });

    const locked = await expectReplaced(app, before);
    expect(await locked.read('document.documentElement.outerHTML')).not.toMatch(known);
    expect(await locked.tree()).not.toMatch(known);
    expect(await locked.read('document.title')).toBe('O7 Therapy');
    expect(await titleOf(app)).toBe('O7 Therapy');
    expect(await textOf(locked)).toContain(t('help.name'));

    await tryPasscode(locked, 'not this one');
    await expect.poll(() => textOf(locked)).toContain(t('errors.passcode.wrong'));
    await expect.poll(() => locked.read(`document.activeElement?.value`)).toBe('not this one');
    await locked.read(`document.activeElement.select()`);
    await tryPasscode(locked, passcode);
    await expect
      .poll(() => locked.read(`document.querySelector('main textarea')?.value`), { timeout: 20_000 })
      .toBe(draft);
    expect(await textOf(locked)).toContain(secret);
  } finally {
    await client.stop();
  }
});

test('locks when nobody is there, when the system sleeps and when it locks its screen', async ({
  launch,
}) => {
  test.slow();
  const { app, page } = await launch({ serviceUrl: service.origin, env: { O7_DEV_IDLE_SECONDS: '2' } });
  await openPractice(deskOf(page, 'en'), 'Nile Practice', 'Rana');
  const first = await pidsOf(app);
  await setPasscode(page);
  // Nothing is touched any more: two seconds are over soon.
  let locked = await expectReplaced(app, first);
  expect(await locked.read('document.documentElement.outerHTML')).not.toMatch(known);
  for (const moment of ['suspend', 'lock-screen'] as const) {
    await tryPasscode(locked, passcode);
    await expect.poll(() => textOf(locked), { timeout: 20_000 }).toContain('Nile Practice');
    const before = await pidsOf(app);
    await app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), moment);
    locked = await expectReplaced(app, before);
  }
});

test('the neutral screen shows one colour and nothing else, and the locked window is behind it', async ({
  launch,
}) => {
  const { app, page } = await launch({ serviceUrl: service.origin });
  await openPractice(deskOf(page, 'en'), 'Nile Practice', 'Rana');
  await setPasscode(page);
  const before = await pidsOf(app);
  expect(await replacedPage(app).colours()).toBeGreaterThan(20);
  await page.keyboard.press('Control+Shift+X').catch(() => undefined);
  await expect.poll(() => isAlive(before.engine), { timeout: 20_000 }).toBe(false);
  const neutral = replacedPage(app);
  const cover = () => neutral.read<string | null>(`document.querySelector('[data-cover]')?.dataset.cover`);
  await expect.poll(() => cover().catch(() => null), { timeout: 20_000 }).toBe('neutral');
  await expect.poll(() => heading(neutral).catch(() => null)).toBe(t('lock.title'));
  expect(await neutral.colours()).toBe(1);
  expect(await neutral.read('document.title')).toBe('');
  expect(await neutral.read('document.body.inert')).toBe(true);
  expect(await titleOf(app)).toBe('Untitled');
  await neutral.press('Space');
  await expect.poll(cover).toBeFalsy();
  await expect.poll(() => titleOf(app)).toBe('O7 Therapy');
  await tryPasscode(neutral, passcode);
  await expect.poll(() => textOf(neutral), { timeout: 20_000 }).toContain('Nile Practice');
});

test('wrong passcodes make the next one wait, also after the app was started again', async ({ launch }) => {
  test.slow();
  const choice = { serviceUrl: service.origin };
  const first = await launch(choice);
  await openPractice(deskOf(first.page, 'en'), 'Nile Practice', 'Rana');
  await setPasscode(first.page);
  await first.app.close();

  const second = await launch(choice);
  const field = second.page.getByLabel(t('passcode.name'), { exact: true });
  const unlock = second.page.getByRole('button', { name: t('lock.unlock'), exact: true });
  await expect(field).toBeFocused();
  for (let tries = 0; tries < 5; tries += 1) {
    await field.fill(`not this one ${tries}`);
    await field.press('Enter');
    await second.page.getByText(t('errors.passcode.wrong')).waitFor();
  }
  await second.page.getByRole('timer').waitFor();
  await field.fill(passcode);
  await expect(unlock).toBeDisabled();
  await second.app.close();

  const third = await launch(choice);
  await third.page.getByRole('timer').waitFor();
  await third.page.getByLabel(t('passcode.name'), { exact: true }).fill(passcode);
  await expect(third.page.getByRole('button', { name: t('lock.unlock'), exact: true })).toBeDisabled();
});

test('a shared computer asks for the passcode after every start, and settings keep it so', async ({
  launch,
}) => {
  test.slow();
  const choice = { serviceUrl: service.origin };
  const { app, page } = await launch(choice);
  const fill = (key: Parameters<typeof t>[0], text: string) =>
    page.getByLabel(t(key), { exact: true }).fill(text);
  await page.getByRole('button', { name: t('firstRun.role.therapist') }).click();
  await fill('firstRun.practice.name', 'Nile Practice');
  await fill('firstRun.practice.nickname', 'Rana');
  await answerWho(deskOf(page, 'en'), 'others');
  await expect(page.getByText(t('protection.cannot'))).toBeVisible();
  await fill('passcode.fresh', passcode);
  await fill('passcode.repeat', passcode);
  await page.getByRole('button', { name: t('common.continue'), exact: true }).click();
  await page.getByRole('button', { name: t('firstRun.practice.open'), exact: true }).click();
  await page.getByRole('navigation', { name: t('rail.name') }).waitFor({ timeout: 30_000 });

  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: t('settings.tabs.lock') }).click();
  await expect(page.getByText(t('lockSettings.passcode.needed'))).toBeVisible();
  await expect(page.getByRole('button', { name: t('lockSettings.passcode.remove') })).toHaveCount(0);
  await expect(page.getByRole('switch', { name: t('lockSettings.shared.switch') })).toBeChecked();
  await app.close();

  const again = await launch(choice);
  await expect(again.page.getByRole('heading', { name: t('lock.title') })).toBeVisible();
  expect(await again.page.content()).not.toMatch(known);
});

test('without a keychain the person is asked, and a passcode stands in for it', async ({
  launch,
  keyring,
}) => {
  test.slow();
  await keyring.kill();
  const choice = { serviceUrl: service.origin };
  const { app, page } = await launch(choice);
  const press = (key: Parameters<typeof t>[0]) =>
    page.getByRole('button', { name: t(key), exact: true }).click();
  await page.getByRole('button', { name: t('firstRun.role.therapist') }).click();
  await page.getByLabel(t('firstRun.practice.name'), { exact: true }).fill('Nile Practice');
  await page.getByLabel(t('firstRun.practice.nickname'), { exact: true }).fill('Rana');
  await answerWho(deskOf(page, 'en'), 'me');
  await press('common.continue');
  await press('firstRun.practice.open');
  await page.getByRole('heading', { name: t('keychain.title') }).waitFor();
  await press('keychain.use');
  await page.getByLabel(t('passcode.fresh'), { exact: true }).fill(passcode);
  await page.getByLabel(t('passcode.repeat'), { exact: true }).fill(passcode);
  await press('keychain.goOn');
  await page.getByRole('navigation', { name: t('rail.name') }).waitFor({ timeout: 30_000 });
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: t('settings.tabs.device') }).click();
  await expect(page.getByText(t('device.keys.backends.none'))).toBeVisible();
  await page.getByRole('tab', { name: t('settings.tabs.lock') }).click();
  await expect(page.getByText(t('lockSettings.passcode.neededAlone'))).toBeVisible();
  await app.close();

  const again = await launch(choice);
  await again.page.getByLabel(t('passcode.name'), { exact: true }).fill(passcode);
  await again.page.keyboard.press('Enter');
  await again.page.getByRole('navigation', { name: t('rail.name') }).waitFor({ timeout: 30_000 });
});
