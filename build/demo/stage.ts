// The demo's stage: service, keychain, display and two real apps with fresh profiles in .data/demo.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fakeDevices } from '../../tests/e2e/call-desk.ts';
import { type Desk, deskOf } from '../../tests/e2e/desk.ts';
import { launchApp, type RunningApp } from '../../tests/e2e/launch.ts';
import { startDisplay } from '../../tests/support/display.ts';
import { startKeyring } from '../../tests/support/keyring.ts';
import { startTestService, type TestService } from '../../tests/support/service.ts';
import { root } from '../setup/paths.js';
import type { Author } from './conversation.ts';
import { portraits, writePortrait } from './portrait.ts';
import { sideBySide } from './side-by-side.ts';

const data = join(root, '.data', 'demo');
const pictures = join(root, 'test-results', 'demo');

/** How each person has set up their window: the therapist dark and in English, the client light and in Arabic. */
const people = {
  therapist: { theme: 'dark', language: 'en', window: '0,0,1240,800', width: 1240 },
  client: { theme: 'light', language: 'ar', window: '1260,0,900,800', width: 900 },
} as const;
const height = 800;
const callWidth = 1000;

export interface Stage {
  readonly service: TestService;
  readonly desk: (who: Author) => Desk;
  readonly app: (who: Author) => RunningApp['app'];
  readonly running: (who: Author) => RunningApp;
  /** Gives one window the keyboard. */
  readonly focus: (who: Author) => Promise<void>;
  /** Closes both apps and opens them again on the same profiles. */
  readonly reopen: () => Promise<void>;
  /** Saves a picture of another page, or of two beside each other. */
  readonly picturesOf: (name: string, left: Page, right: Page) => Promise<void>;
  /** Saves a picture of one window, or of both beside each other. */
  readonly picture: (name: string, who: Author | 'both') => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Sets the stage. Linux gets a display of its own, so that the demo looks the same everywhere. */
export async function openStage(): Promise<Stage> {
  rmSync(data, { recursive: true, force: true });
  rmSync(pictures, { recursive: true, force: true });
  for (const folder of ['therapist', 'client'])
    mkdirSync(join(data, folder), { recursive: true, mode: 0o700 });
  mkdirSync(pictures, { recursive: true });

  const display = process.platform === 'linux' ? await startDisplay() : null;
  if (display !== null) {
    process.env['DISPLAY'] = display.env.DISPLAY;
    delete process.env['WAYLAND_DISPLAY'];
  }
  const keyring = await startKeyring();
  const service = await startTestService({ dataFolder: join(data, 'service') });

  const camera = (who: Author) => join(data, `${who}.y4m`);
  for (const who of ['therapist', 'client'] as const) writePortrait(camera(who), portraits[who]);
  const open = (who: Author): Promise<RunningApp> => {
    const { theme, language, window } = people[who];
    return launchApp({
      profileDir: join(data, who),
      keyring,
      serviceUrl: service.origin,
      theme,
      language,
      window,
      args: [
        ...fakeDevices,
        `--use-file-for-fake-video-capture=${camera(who)}`,
        '--allow-loopback-in-peer-connection',
      ],
    });
  };
  const openBoth = async (): Promise<Record<Author, RunningApp>> => {
    const [therapist, client] = await Promise.all([open('therapist'), open('client')]);
    return { therapist, client };
  };
  let apps = await openBoth();
  const closeBoth = () =>
    Promise.all(Object.values(apps).map(({ app }) => app.close().catch(() => undefined)));
  const shotOf = async (page: Page, width: number) => ({
    png: await page.screenshot({ animations: 'disabled' }),
    width,
    height,
  });
  const shot = (who: Author) => shotOf(apps[who].page, people[who].width);

  return {
    service,
    desk: (who) => deskOf(apps[who].page, people[who].language),
    app: (who) => apps[who].app,
    running: (who) => apps[who],
    focus: (who) =>
      apps[who].app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.focus();
        window?.webContents.focus();
      }),
    reopen: async () => {
      await closeBoth();
      apps = await openBoth();
    },
    picturesOf: async (name, left, right) => {
      const png = await sideBySide(
        apps.therapist.app,
        await shotOf(left, callWidth),
        await shotOf(right, callWidth),
      );
      writeFileSync(join(pictures, `${name}.png`), png);
    },
    picture: async (name, who) => {
      const png =
        who === 'both'
          ? await sideBySide(apps.therapist.app, await shot('therapist'), await shot('client'))
          : (await shot(who)).png;
      writeFileSync(join(pictures, `${name}.png`), png);
    },
    close: async () => {
      await closeBoth();
      await service.stop();
      await keyring.stop();
      await display?.stop();
    },
  };
}
