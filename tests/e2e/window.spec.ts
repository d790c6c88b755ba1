// One hardened window on the real Electron: what it is made of and what it shows.

import { readFileSync } from 'node:fs';
import { expect, shareApp, test } from './fixtures.ts';
import { electron } from './launch.ts';

const shared = shareApp();

test('runs on the Electron that set-up chose and says when it is the test runtime', async () => {
  const { running } = shared;
  const info = await running.page.evaluate(() => window.o7.app.info({}));
  const { version, kind } = electron;
  expect(info).toMatchObject({ ok: true, value: { electron: version } });
  if (kind !== 'override') expect(info).toMatchObject({ value: { testRuntime: kind === 'test runtime' } });
});

test('makes one call to the engine and gets its answer', async () => {
  const { running } = shared;
  const answer = await running.page.evaluate(() => window.o7.profile.status({}));
  expect(answer).toEqual({ ok: true, value: { state: 'new' } });
});

test('really sandboxes the page: the kernel filters its system calls', async () => {
  const { running } = shared;
  // biome-ignore lint/suspicious/noSkippedTests: only Linux has /proc
  test.skip(process.platform !== 'linux', 'reads /proc');
  const pid = await running.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.getOSProcessId(),
  );
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(status).toMatch(/^NoNewPrivs:\t1$/m);
  expect(status).toMatch(/^Uid:\t(?!0\b)\d+/m);
  const started = await running.app.evaluate(() => process.pid);
  expect(readFileSync(`/proc/${started}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
});

test('has the web preferences that createWindow states', async () => {
  const { running } = shared;
  const preferences = await running.app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
});

test('keeps its session in memory', async () => {
  const { running } = shared;
  const session = await running.app.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents();
    return { persistent: contents?.session.isPersistent(), path: contents?.session.storagePath };
  });
  expect(session).toEqual({ persistent: false, path: null });
});

test('is titled with the product name whatever the page says', async () => {
  const { running } = shared;
  const title = await running.app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    await window?.webContents.executeJavaScript('document.title = "A message from Rana"');
    return window?.getTitle();
  });
  expect(title).toBe('O7 Therapy');
});

for (const [theme, colour] of [
  ['light', '#FAF8F5'],
  ['dark', '#15191A'],
] as const) {
  test(`is painted in the ${theme} theme's paper before the page draws`, async ({ launch }) => {
    const { app } = await launch({ theme });
    const painted = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
    );
    expect(painted).toBe(colour);
  });
}

test('remembers theme and language only once the person chose, and keeps them', async ({
  launch,
  profileDir,
}) => {
  const chosen = { theme: 'dark', language: 'ar', contrast: 'more', zoom: 1.25 } as const;
  const first = await launch();
  expect(() => readFileSync(`${profileDir}/appearance.json`)).toThrow('ENOENT');
  await first.page.evaluate((appearance) => window.o7.appearance.set(appearance), chosen);
  await first.app.close();
  const second = await launch();
  const kept = await second.page.evaluate(() => window.o7.appearance.get({}));
  expect(kept).toEqual({ ok: true, value: chosen });
});
