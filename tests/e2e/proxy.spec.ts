// The system's proxy on the real app: a service on this computer is never reached by it, and Chromium's resolver knows it.

import { startConnectProxy } from '../support/connect-proxy.ts';
import { startTestService } from '../support/service.ts';
import { deskOf, openPractice } from './desk.ts';
import { expect, test } from './fixtures.ts';

test('asks no proxy for a service on this computer, whatever the session says', async ({ launch }) => {
  const service = await startTestService();
  const proxy = await startConnectProxy({ to: service.port });
  const env = Object.fromEntries(
    ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
      [name, proxy.origin],
      [name.toUpperCase(), proxy.origin],
    ]),
  );
  try {
    const { app, page } = await launch({ serviceUrl: service.origin, env });
    await openPractice(deskOf(page, 'en'), 'Nile Practice', 'Rana');
    const connection = () => page.evaluate(() => window.o7.connection.status({}));
    await expect.poll(connection).toMatchObject({ ok: true, value: { state: 'online' } });
    expect(proxy.asked).toEqual([]);

    // Sessions that connect to nothing look for no proxy either: theirs is one where nobody is.
    const quiet = await app.evaluate(({ BrowserWindow, session }) =>
      Promise.all(
        [
          session.defaultSession,
          ...BrowserWindow.getAllWindows().map(({ webContents }) => webContents.session),
        ].map((one) => one.resolveProxy('https://relay.o7-test.example')),
      ),
    );
    expect(quiet).toEqual(['PROXY 127.0.0.1:9', 'PROXY 127.0.0.1:9']);

    // The same question that the shell asks for a service elsewhere: the test runtime may not connect to one.
    const named = await app.evaluate(async ({ session }) => {
      const plain = session.fromPartition('o7-proxy', { cache: false });
      await plain.setProxy({ mode: 'system' });
      return plain.resolveProxy('https://relay.o7-test.example');
    });
    expect(named).toBe(`PROXY ${new URL(proxy.origin).host}`);
  } finally {
    await proxy.stop();
    await service.remove();
  }
});
