/** Two apps of the bench side by side, whose pages can call each other. */
import type { Page } from '@playwright/test';
import { type CallWindow, openCallWindow } from './call-window.ts';
import type { CallPage, CallWay } from './page/call.ts';

declare global {
  interface Window {
    readonly benchCall: CallPage;
  }
}

/** A page that offers and one that answers. */
export interface TwoWindows {
  readonly windows: readonly [CallWindow, CallWindow];
  /** A fresh call of fresh pages; milliseconds from acceptance to the picture, of the later page. */
  readonly call: (way: CallWay) => Promise<number>;
  readonly leave: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openTwoWindows(folder: string, film: string): Promise<TwoWindows> {
  const windows = await Promise.all([0, 1].map(() => openCallWindow({ folder, entry: 'call', film })));
  const [one, two] = windows as [CallWindow, CallWindow];
  const connect = (from: Page, to: Page) =>
    from.exposeFunction('toOther', (message: unknown) =>
      to.evaluate((given) => window.benchCall.take(given), message).catch(() => undefined),
    );
  await connect(one.page, two.page);
  await connect(two.page, one.page);
  const leave = async () => {
    for (const { page } of [one, two]) {
      await page.evaluate(() => window.benchCall.leave());
      await page.reload();
    }
  };
  return {
    windows: [one, two],
    async call(way) {
      await one.page.evaluate((given) => window.benchCall.prepare(given, true), way);
      await two.page.evaluate((given) => window.benchCall.prepare(given, false), way);
      const times = await Promise.all(
        [one, two].map(({ page }) => page.evaluate(() => window.benchCall.join())),
      );
      const pressed = Math.max(...times.map((time) => time.pressed));
      return Math.max(...times.map((time) => time.shown)) - pressed;
    },
    leave,
    close: async () => {
      for (const { app } of [one, two]) await app.close();
    },
  };
}
