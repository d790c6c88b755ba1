// Two starts on one profile: the second ends with a clear code, the first goes on.

import { spawn } from 'node:child_process';
import { root } from '../../build/setup/paths.js';
import { expect, test } from './fixtures.ts';
import { appEnvironment, electron } from './launch.ts';

test('refuses a second app on the same profile, by name, and leaves the first one running', async ({
  running,
  profileDir,
  keyring,
}) => {
  const second = spawn(electron.executable, [root, '--disable-gpu'], {
    env: appEnvironment({ profileDir, keyring }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  second.stderr.on('data', (text) => {
    said += text;
  });
  const code = await new Promise((resolve) => second.once('close', resolve));
  expect(code).toBe(3);
  expect(said).toContain('profile.inUse');
  expect(await running.page.evaluate(() => window.o7.profile.status({}))).toMatchObject({ ok: true });
});

test('hands an invitation link from a second start to the first window, which only fills it in', async ({
  running,
  profileDir,
  keyring,
}) => {
  await running.page.evaluate(() => {
    Object.assign(window, { link: new Promise((resolve) => window.o7.events.onLinkOpened(resolve)) });
  });
  const link = 'o7therapy://join#0123-4567-89AB-CDEF';
  const second = spawn(electron.executable, [root, '--disable-gpu', link], {
    env: appEnvironment({ profileDir, keyring }),
    stdio: 'ignore',
  });
  await new Promise((resolve) => second.once('close', resolve));
  const opened = await running.page.evaluate(() => (window as unknown as { link: Promise<unknown> }).link);
  expect(opened).toEqual({ code: '0123-4567-89AB-CDEF' });
  expect(await running.page.evaluate(() => window.o7.profile.status({}))).toMatchObject({
    value: { state: 'new' },
  });
});
