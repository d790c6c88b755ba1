// The bridge on the real Electron: who may call, what a call may carry, what the page can see of it.

import { join } from 'node:path';
import { root } from '../../build/setup/paths.js';
import { channels } from '../../contract/bridge/channels.ts';
import { type EventName, eventMethod, events } from '../../contract/bridge/events.ts';
import { expect, shareApp, test } from './fixtures.ts';

const shared = shareApp();

const id = 'AAAAAAAAAAAAAAAAAAAAAA';

test('shows the page exactly the methods of the contract and nothing else', async () => {
  const { running } = shared;
  const shown = await running.page.evaluate(() =>
    Object.entries(window.o7)
      .flatMap(([feature, methods]) => Object.keys(methods).map((method) => `${feature}.${method}`))
      .sort(),
  );
  const promised = [
    ...Object.keys(channels),
    // Takes File objects, which no schema describes: preload asks the system where they lie.
    'files.takeIn',
    ...(Object.keys(events) as EventName[]).map((name) => `events.${eventMethod(name)}`),
  ];
  expect(shown).toEqual(promised.sort());
});

test('gives the page no Node, no Electron and no way to replace the bridge', async () => {
  const { running } = shared;
  const found = await running.page.evaluate(() => {
    const before = window.o7;
    try {
      Object.assign(window, { o7: {} });
    } catch {
      // Refused by throwing is refused too.
    }
    return {
      replaced: window.o7 !== before,
      globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    };
  });
  expect(found).toEqual({ replaced: false, globals: [] });
});

test('refuses a call that is too large before any schema sees it', async () => {
  const { running } = shared;
  const answer = await running.page.evaluate(
    ([conversation, message]) =>
      window.o7.messages.send({ conversation, message, text: 'x'.repeat(4 * 1024 * 1024) }),
    [id, id] as const,
  );
  expect(answer).toEqual({ ok: false, error: { code: 'request.tooLarge', retryable: false, fields: {} } });
});

test('refuses malformed calls with a code and goes on working', async () => {
  const { running } = shared;
  const codes = await running.page.evaluate(async () => {
    const call = window.o7.conversations.markRead as unknown as (
      request: unknown,
    ) => Promise<{ error?: { code: string } }>;
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const requests = [
      undefined,
      null,
      7,
      [],
      { conversation: 1 },
      { conversation: 'short', upTo: 1, extra: true },
      new Map(),
      cyclic,
    ];
    return Promise.all(requests.map(async (request) => (await call(request)).error?.code));
  });
  expect(codes.every((code) => code === 'request.invalid' || code === 'request.tooLarge')).toBe(true);
  const answer = await running.page.evaluate(() => window.o7.profile.status({}));
  expect(answer.ok).toBe(true);
});

test('refuses a page that is not ours even when it has the same preload', async () => {
  const { running } = shared;
  const answer = await running.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const webPreferences = { preload, sandbox: true, contextIsolation: true };
      const stranger = new BrowserWindow({ show: false, webPreferences });
      // Our own rule would close a stranger's page at once; without it the bridge has to refuse.
      stranger.webContents.removeAllListeners('did-navigate');
      await stranger.loadURL('about:blank');
      const result: unknown = await stranger.webContents.executeJavaScript('window.o7.profile.status({})');
      stranger.destroy();
      return result;
    },
    join(root, 'out/preload/preload.cjs'),
  );
  expect(answer).toEqual({ ok: false, error: { code: 'bridge.refused', retryable: false, fields: {} } });
});

test('loads no foreign page, and closes a window that got to one', async () => {
  const { running } = shared;
  const outcome = await running.app.evaluate(async ({ BrowserWindow }) => {
    const stranger = new BrowserWindow({ show: false });
    const refused = await stranger.loadURL('data:text/html,stranger').catch((error: Error) => error.message);
    const gone = new Promise((resolve) => stranger.once('closed', () => resolve('closed')));
    // Asked of nobody, so nothing on the way refuses it.
    stranger.loadURL('about:blank').catch(() => undefined);
    return [refused, await gone];
  });
  expect(outcome).toEqual([expect.stringContaining('ERR_BLOCKED_BY_CLIENT'), 'closed']);
});

test('ends a subscription when its own unsubscribe is called', async () => {
  const { running } = shared;
  const heard = await running.page.evaluate(async () => {
    const seen: string[] = [];
    // An answer may arrive before the event of the same change: a second listener tells when it is there.
    const arrived = (theme: 'dark' | 'light') =>
      new Promise<void>((resolve) => {
        const end = window.o7.events.onAppearanceChanged((appearance) => {
          if (appearance.theme !== theme) return;
          end();
          resolve();
        });
        void window.o7.appearance.set({ theme, language: 'en', contrast: 'system', zoom: 1 });
      });
    const unsubscribe = window.o7.events.onAppearanceChanged(({ theme }) => seen.push(theme));
    await arrived('dark');
    unsubscribe();
    await arrived('light');
    return seen;
  });
  expect(heard).toEqual(['dark']);
});
