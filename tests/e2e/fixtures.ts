// What an end-to-end test is given: a profile folder and a keyring of its own, and a launcher that cleans up after it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { startDisplay } from '../support/display.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { type LaunchChoice, launchApp, type RunningApp } from './launch.ts';

interface Fixtures {
  readonly keyring: Keyring;
  /** A fresh folder; a test that needs a second one makes it inside. */
  readonly profileDir: string;
  /** Launches the app with this test's profile and keyring, unless the test says otherwise. */
  readonly launch: (choice?: Partial<LaunchChoice>) => Promise<RunningApp>;
  /** One launched app. */
  readonly running: RunningApp;
}

interface WorkerFixtures {
  /** On Linux a display of each worker's own: no window lands on a person's screen or takes another test's focus. */
  readonly display: undefined;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      if (process.platform !== 'linux') return use(undefined);
      const display = await startDisplay();
      process.env['DISPLAY'] = display.env.DISPLAY;
      delete process.env['WAYLAND_DISPLAY'];
      await use(undefined);
      await display.stop();
    },
    { scope: 'worker', auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  keyring: async ({}, use) => {
    const keyring = await startKeyring();
    await use(keyring);
    await keyring.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  profileDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'o7p-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  launch: async ({ keyring, profileDir }, use) => {
    const launched: RunningApp[] = [];
    await use(async (choice = {}) => {
      const running = await launchApp({ profileDir, keyring, ...choice });
      launched.push(running);
      return running;
    });
    for (const { app } of launched) await app.close().catch(() => undefined);
    // Every test is also a test of the policy: a page that breaks it fails here.
    for (const { violations } of launched) expect(violations).toEqual([]);
  },
  running: async ({ launch }, use) => {
    await use(await launch());
  },
});

/** One app for all tests of a file that leave it as they found it. Call it once, at the top of the file. */
export function shareApp(): { readonly running: RunningApp } {
  let shared: (RunningApp & { readonly end: () => Promise<void> }) | undefined;
  test.beforeAll(async () => {
    const keyring = await startKeyring();
    const profileDir = await mkdtemp(join(tmpdir(), 'o7p-'));
    const running = await launchApp({ profileDir, keyring });
    const end = async (): Promise<void> => {
      await running.app.close().catch(() => undefined);
      await keyring.stop();
      await rm(profileDir, { recursive: true, force: true });
    };
    shared = { ...running, end };
  });
  test.afterAll(async () => {
    await shared?.end();
    expect(shared?.violations).toEqual([]);
  });
  return {
    get running() {
      if (shared === undefined) throw new Error('the app is there once the tests run');
      return shared;
    },
  };
}

export { expect };
