// The page that took the place of one that was ended: Playwright has lost sight of it, Electron has not.

import type { ElectronApplication } from '@playwright/test';

/** What a person can do there, and what can be read there. */
export interface ReplacedPage {
  /** The value of an expression in the page. */
  readonly read: <Value>(expression: string) => Promise<Value>;
  /** Types where the focus is. */
  readonly type: (text: string) => Promise<void>;
  /** Presses a key where the focus is: `Enter`, `Space`, `A`. */
  readonly press: (key: string) => Promise<void>;
  /** The whole accessibility tree, as a reader gets it, as text. */
  readonly tree: () => Promise<string>;
  /** How many different colours the window shows, looked at sparsely. */
  readonly colours: () => Promise<number>;
}

/** The first window's page as it stands now. */
export function replacedPage(app: ElectronApplication): ReplacedPage {
  return {
    read: <Value>(expression: string) =>
      app.evaluate(
        ({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
        expression,
      ) as Promise<Value>,
    type: (text) =>
      app.evaluate(async ({ BrowserWindow }, typed) => {
        await BrowserWindow.getAllWindows()[0]?.webContents.insertText(typed);
      }, text),
    press: (key) =>
      app.evaluate(({ BrowserWindow }, keyCode) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.sendInputEvent({ type: 'keyDown', keyCode });
        if (keyCode === 'Enter') contents?.sendInputEvent({ type: 'char', keyCode: '\r' });
        contents?.sendInputEvent({ type: 'keyUp', keyCode });
      }, key),
    tree: () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const wire = BrowserWindow.getAllWindows()[0]?.webContents.debugger;
        if (wire === undefined) return '';
        wire.attach('1.3');
        try {
          return JSON.stringify(await wire.sendCommand('Accessibility.getFullAXTree'));
        } finally {
          wire.detach();
        }
      }),
    colours: () =>
      app.evaluate(async ({ BrowserWindow }) => {
        const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
        const pixels = image?.toBitmap() ?? Buffer.alloc(0);
        const seen = new Set<number>();
        for (let at = 0; at + 4 <= pixels.length; at += 4 * 7) seen.add(pixels.readUInt32LE(at));
        return seen.size;
      }),
  };
}

/** Process ids of the engine and of the page. */
export async function pidsOf(
  app: ElectronApplication,
): Promise<{ readonly engine: number; readonly page: number }> {
  const pids = await app.evaluate(({ app: electron, BrowserWindow }) => ({
    engine: electron
      .getAppMetrics()
      .find(({ serviceName, name }) => `${serviceName}${name}`.includes('engine'))?.pid,
    page: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  }));
  return { engine: pids.engine ?? 0, page: pids.page ?? 0 };
}

/** Whether a process of this user is still there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
