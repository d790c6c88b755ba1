// `--self-test`: a packaged build starts, opens its engine and its window, says what it found as JSON, and ends.

import { app, type WebContents } from 'electron';
import { selfTestCall } from '../../contract/bridge/engine-port.ts';
import { report } from './diagnostics.ts';
import type { EngineHost } from './engine/engine-host.ts';
import { electronVersion, isTestRuntime } from './runtime.ts';
import type { MainWindow } from './window/main-window.ts';

/** The settings that the page's process really has, as Electron reports them. */
function preferencesOf(contents: WebContents): Record<string, unknown> {
  const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag, spellcheck, devTools } =
    (
      contents as WebContents & { getLastWebPreferences?: () => Record<string, unknown> | null }
    ).getLastWebPreferences?.() ?? {};
  return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag, spellcheck, devTools };
}

async function pageLoaded(window: MainWindow): Promise<WebContents> {
  const contents = window.contents();
  if (contents === null) throw new Error('no window');
  if (contents.isLoading()) await new Promise<void>((resolve) => window.onPageLoaded(resolve));
  return contents;
}

/** Prints one line of JSON and exits with 0 when everything stood, else 1. */
export async function runSelfTest(engine: EngineHost, window: MainWindow): Promise<void> {
  try {
    const contents = await pageLoaded(window);
    const found = {
      version: app.getVersion(),
      electron: electronVersion,
      testRuntime: isTestRuntime,
      packaged: app.isPackaged,
      page: contents.getURL(),
      title: await contents.executeJavaScript('document.title'),
      bridge: await contents.executeJavaScript('Object.keys(window.o7).sort()'),
      webPreferences: preferencesOf(contents),
      engine: await engine.call(selfTestCall, {}),
      profile: await engine.call('profile.status', {}),
    };
    process.stdout.write(`${JSON.stringify(found)}\n`);
    await engine.stop();
    app.exit(0);
  } catch (problem) {
    report('self-test failed', problem);
    app.exit(1);
  }
}
