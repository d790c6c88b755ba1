// A call over Zoom in the real app, as far as it goes without Zoom's cloud: its own window, its own files, its own network, and the way back.

import { callChannels, callMethod } from '../../contract/bridge/call-channels.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { startTestService } from '../support/service.ts';
import { admit, fakeDevices, openRoom } from './call-desk.ts';
import { deskOf } from './desk.ts';
import { expect, test } from './fixtures.ts';
import { button } from './places/place.ts';
import { startTalk } from './talk.ts';

const zoomPage = 'https://call.invalid/zoom.html';

/** A network that lets nothing out: every host that is asked for is seen, and none is reached. */
const nowhere = 'HTTP/1.1 502 Bad Gateway\r\n\r\n';

test('S8, S14: Zoom runs from our files in a window of its own, reaches Zoom alone, and leads back to where only the two hear', async ({
  launch,
  keyring,
}) => {
  const service = await startTestService({
    env: { ZOOM_SDK_KEY: 'a-key', ZOOM_SDK_SECRET: 'a secret of the operator' },
  });
  const proxy = await startConnectProxy({ to: service.port, refuse: nowhere });
  try {
    const { therapist, client, conversation } = await startTalk({
      launch: (choice) =>
        launch({
          ...choice,
          args: fakeDevices,
          env: { http_proxy: proxy.origin, https_proxy: proxy.origin },
        }),
      serviceUrl: service.origin,
      env: keyring.env,
      label: 'Sara',
      nickname: 'Sara',
    });
    const { app, page } = therapist;
    const broken: string[] = [];
    app.on('window', (opened) =>
      opened.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) broken.push(message.text());
      }),
    );
    await expect
      .poll(() =>
        page.evaluate(async () => {
          await window.o7.calls.settings({});
          return (await window.o7.calls.setEngine({ engine: 'zoom' })).ok;
        }),
      )
      .toBe(true);

    // Before anybody is let in there is neither a window of Zoom's nor a request.
    const room = await openRoom(therapist);
    const begin = () => client.callAsShell('calls.begin', { conversation });
    await expect.poll(async () => (await begin()).engine).toBe('zoom');
    const { id } = await begin();
    // Nobody waits for a session over Zoom who did not say yes to that.
    await expect(client.ask(id, 'call.enter', {})).rejects.toMatchObject({ code: 'calls.zoomNotAgreed' });
    await client.ask(id, 'call.enter', { zoom: true });
    await button(room, 'callBefore.waiting.admit').waitFor();
    expect(app.windows().map((one) => one.url())).not.toContain(zoomPage);
    expect(proxy.asked).toEqual([]);

    const [zoom] = await Promise.all([app.waitForEvent('window'), admit(room)]);
    const desk = deskOf(zoom, 'en');
    // The real SDK loads from our files, is ready, and finds no network: our words, and first of all the way to the other engine.
    await button(desk, 'call.switch.toPeer').waitFor();
    await zoom.getByText(desk.t('errors.calls.zoomUnreachable')).waitFor();
    expect(zoom.url()).toBe(zoomPage);
    expect(broken).toEqual([]);
    expect([...new Set(proxy.asked)]).toEqual(['zoom.us:443']);

    const found = await zoom.evaluate(async () => {
      const sdk = (await import('/sdk/index.esm.js' as string)) as {
        default: { checkSystemRequirements: () => object };
      };
      const outcome = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          (value) => String(value),
          (problem: Error) => problem.name,
        );
      const status = (url: string): Promise<string> => outcome(fetch(url).then((answer) => answer.status));
      const wholeScreen = {
        video: { mandatory: { chromeMediaSource: 'desktop' } },
      } as MediaStreamConstraints;
      return {
        requirements: sdk.default.checkSystemRequirements(),
        isolated: crossOriginIsolated,
        agent: navigator.userAgent,
        bridge: Object.keys(window.o7call),
        call: JSON.stringify(await window.o7call.get({})),
        shares: await window.o7call.shareSources({}),
        main: 'o7' in window,
        reached: {
          telemetry: await status('https://us.telemetry.zoom.us/beacon'),
          elsewhere: await status('https://example.org/'),
          service: await status('http://127.0.0.1:4711/'),
          app: await status('app://o7/index.html'),
          otherPage: await status('https://call.invalid/index.html'),
          outside: await status('https://call.invalid/sdk/%2e%2e/main/main.cjs'),
        },
        screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
        wholeScreen: await outcome(navigator.mediaDevices.getUserMedia(wholeScreen)),
        devices: await outcome(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
        window: String(window.open('https://zoom.us/')),
      };
    });
    const kept = Object.entries(callChannels).filter(([, { zoom: isThere }]) => !isThere);
    expect(found).toMatchObject({
      requirements: { audio: true, video: true, screen: true },
      isolated: true,
      main: false,
      reached: {
        telemetry: 'TypeError',
        elsewhere: 'TypeError',
        service: 'TypeError',
        app: 'TypeError',
        otherPage: '404',
        outside: '404',
      },
      screen: 'NotAllowedError',
      wholeScreen: 'NotAllowedError',
      devices: '[object MediaStream]',
      window: 'null',
    });
    expect(found.call).toContain('The other person');
    expect(found.call).not.toMatch(/Sara|Rana|Nile/);
    expect(found.shares).toMatchObject({ ok: true });
    for (const { kind, picture } of found.shares.ok ? found.shares.value.sources : [])
      expect([kind, picture]).toEqual(['screen', '']);
    expect(found.agent).not.toMatch(/electron|o7/i);
    // No key, no signal, no line of the conversation beside code of others.
    expect(kept.length).toBeGreaterThan(4);
    for (const [name] of kept)
      expect(found.bridge).not.toContain(callMethod(name as keyof typeof callChannels));

    // What is open for this window is open for no other.
    const others = await app.evaluate(async ({ BrowserWindow, session }, address) => {
      const outcome = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'reached',
          () => 'refused',
        );
      const main = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith('app://o7/index'),
      )?.webContents.session;
      if (main === undefined) throw new Error('no main window');
      const stranger = new BrowserWindow({ show: false, webPreferences: { session: main, sandbox: true } });
      const bySession = await outcome(stranger.loadURL(address));
      if (!stranger.isDestroyed()) stranger.destroy();
      return {
        bySession,
        fetched: await outcome(main.fetch('https://zoom.us/')),
        default: await outcome(session.defaultSession.fetch('https://zoom.us/')),
        proxy: await main.resolveProxy('https://zoom.us/'),
      };
    }, zoomPage);
    expect(others).toMatchObject({ bySession: 'refused', fetched: 'refused', default: 'refused' });
    expect(others.proxy).not.toContain(new URL(proxy.origin).host);

    // "Prove it" says what happened, and what was stopped.
    const proof = await page.evaluate(() => window.o7.proof.hosts({}));
    const { contacts, refusals } = proof.ok ? proof.value : { contacts: [], refusals: [] };
    expect(contacts.filter(({ kind }) => kind === 'zoom').map(({ host }) => host)).toEqual(['zoom.us']);
    expect(refusals.map(({ host }) => host)).toContain('us.telemetry.zoom.us');

    const [own] = await Promise.all([app.waitForEvent('window'), button(desk, 'call.switch.toPeer').click()]);
    await own.waitForURL('app://o7/call.html');
    await expect.poll(() => app.windows().map((one) => one.url())).not.toContain(zoomPage);
    const now = await own.evaluate(() => window.o7call.get({}));
    expect(now).toMatchObject({ ok: true, value: { engine: 'webrtc', phase: 'in' } });
  } finally {
    await proxy.stop();
    await service.remove();
  }
});
