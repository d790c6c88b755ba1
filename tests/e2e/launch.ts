// Launches the built app on the chosen Electron, each time with a profile and a keychain that the caller names.

import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { requireElectron } from '../../build/electron-runtime.js';
import { root } from '../../build/setup/paths.js';
import type { Keyring } from '../support/keyring.ts';

/** The runtime that set-up chose. Read once: launching changes what the environment says. */
export const electron = requireElectron();

/** Nothing listens there: an app that needs no service gets this one. */
const noService = 'http://127.0.0.1:9';

export interface LaunchChoice {
  readonly profileDir: string;
  readonly keyring: Keyring;
  /** Origin of the service; left out: one that nobody answers. */
  readonly serviceUrl?: string;
  readonly language?: 'en' | 'ar';
  readonly theme?: 'light' | 'dark';
  /** `x,y,width,height`; null leaves the place to the app, as for a person. */
  readonly window?: string | null;
  /** Further variables of the person's session. */
  readonly env?: Readonly<Record<string, string>>;
  /** Without the switches that Playwright gives Chromium, which also quieten it. A launch may hang (see `launchOnce`). */
  readonly asShipped?: boolean;
  /** Further switches and links on the command line. */
  readonly args?: readonly string[];
}

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Violations of the content security policy that the page reported so far. */
  readonly violations: readonly string[];
}

/** The environment of a launched app: the caller's choices, nothing of the person's own session. */
export function appEnvironment(choice: LaunchChoice): Record<string, string> {
  const given: Record<string, string | undefined> = {
    PATH: process.env['PATH'],
    DISPLAY: process.env['DISPLAY'],
    XAUTHORITY: process.env['XAUTHORITY'],
    LANG: 'C.UTF-8',
    TZ: 'Africa/Cairo',
    ...choice.keyring.env,
    ...choice.env,
    O7_DEV_PROFILE: choice.profileDir,
    O7_DEV_SERVICE_URL: choice.serviceUrl ?? noService,
    O7_DEV_LEAST_PASSCODE_COST: '1',
    O7_DEV_NATIVE_BINDING: electron.nativeBinding ?? undefined,
    O7_DEV_LANGUAGE: choice.language ?? 'en',
    O7_DEV_THEME: choice.theme ?? 'light',
    O7_DEV_WINDOW: choice.window === null ? undefined : (choice.window ?? '0,0,1240,800'),
  };
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function launchOnce(choice: LaunchChoice): Promise<ElectronApplication> {
  // Found through Electron's own package, Playwright holds the app's start until it is attached. Named by its path
  // the app runs ahead of it, and on a busy machine every fifteenth launch hung.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.folder;
  return _electron.launch({
    ...(choice.asShipped === true ? { executablePath: electron.executable } : {}),
    args: [root, '--disable-gpu', ...(choice.args ?? [])],
    cwd: root,
    env: appEnvironment(choice),
    // Playwright would add --no-sandbox: what is tested must be what ships.
    chromiumSandbox: true,
    timeout: 30_000,
  });
}

/** A launch that hangs is tried once more, and the run counts it. */
async function launchWithOneRetry(choice: LaunchChoice): Promise<ElectronApplication> {
  try {
    return await launchOnce(choice);
  } catch (problem) {
    const results = join(root, 'test-results');
    mkdirSync(results, { recursive: true });
    appendFileSync(
      join(results, 'launch-retries'),
      `${problem instanceof Error ? problem.name : 'unknown'}\n`,
    );
    return launchOnce(choice);
  }
}

/** Launches the app and waits for its page. */
export async function launchApp(choice: LaunchChoice): Promise<RunningApp> {
  const app = await launchWithOneRetry(choice);
  const violations: string[] = [];
  const page = await app.firstWindow();
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      violations.push(message.text());
  });
  await page.waitForLoadState('load');
  return { app, page, violations };
}
