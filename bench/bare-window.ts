/** The base of comparison: an empty Electron window with the least page that can do the same. */
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { requireElectron } from '../build/electron-runtime.js';

export interface BareWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** A textarea and an empty list, nothing else (bare-app/). */
export async function launchBare(): Promise<BareWindow> {
  // Named by its folder, Playwright holds the start until it is attached.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = requireElectron().folder;
  const app = await _electron.launch({
    args: [join(import.meta.dirname, 'bare-app'), '--disable-gpu', '--no-proxy-server'],
    chromiumSandbox: true,
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return { app, page };
}
