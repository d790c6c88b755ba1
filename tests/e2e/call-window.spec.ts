// The window of a call is a place of its own: its process, its session, its bridge; a hostile page in it gets nothing beyond a call.

import { readFileSync } from 'node:fs';
import { type CallChannelName, callChannels, callMethod } from '../../contract/bridge/call-channels.ts';
import { startTestService } from '../support/service.ts';
import { expect, test } from './fixtures.ts';
import { startTalk } from './talk.ts';

test('S14: the window of a call has a process, a session and a bridge of its own, and can ask for nothing beyond a call', async ({
  launch,
  keyring,
}) => {
  const service = await startTestService();
  try {
    const { therapist, client, conversation } = await startTalk({
      launch: (choice) => launch({ ...choice, args: ['--use-fake-device-for-media-stream'] }),
      serviceUrl: service.origin,
      env: keyring.env,
      label: 'Sara',
      nickname: 'Sara',
    });
    const { app, page } = therapist;
    const [call] = await Promise.all([
      app.waitForEvent('window'),
      page.evaluate((id) => window.o7.calls.open({ conversation: id }), conversation),
    ]);
    await call.waitForLoadState('load');

    const windows = await app.evaluate(({ BrowserWindow, session }) =>
      BrowserWindow.getAllWindows().map(({ webContents, title }) => ({
        url: webContents.getURL(),
        title,
        pid: webContents.getOSProcessId(),
        isPersistent: webContents.session.isPersistent(),
        isDefault: webContents.session === session.defaultSession,
        throttled: webContents.getBackgroundThrottling(),
      })),
    );
    const [own] = windows.filter(({ url }) => url === 'app://o7/call.html');
    const [main] = windows.filter(({ url }) => url !== 'app://o7/call.html');
    expect(own).toMatchObject({
      title: 'O7 Therapy',
      isPersistent: false,
      isDefault: false,
      throttled: false,
    });
    expect(own?.pid).not.toBe(main?.pid);
    expect(readFileSync(`/proc/${own?.pid}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);

    const shown = await call.evaluate(() => ({
      methods: Object.keys(window.o7call).toSorted(),
      main: 'o7' in window,
      globals: ['require', 'process', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
    }));
    const methods = (Object.keys(callChannels) as CallChannelName[]).map(callMethod);
    expect(shown).toEqual({ methods: [...methods, 'events'].toSorted(), main: false, globals: [] });

    // Nobody was let in: no key, no relay, no signal.
    const early = await call.evaluate(async () => {
      const { o7call } = window;
      const answers = [await o7call.keys({}), await o7call.ice({}), await o7call.zoom({})];
      return answers.map((answer) => (answer.ok ? 'answered' : answer.error.code));
    });
    expect(early).toEqual(['call.notIn', 'call.notIn', 'call.notIn']);

    const asked = await call.evaluate(async () => {
      const outcome = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'granted',
          (problem: Error) => problem.name,
        );
      const wholeScreen = {
        video: { mandatory: { chromeMediaSource: 'desktop' } },
      } as MediaStreamConstraints;
      const { mediaDevices } = navigator;
      const got: Record<string, string> = {
        devices: await outcome(mediaDevices.getUserMedia({ audio: true, video: true })),
        screen: await outcome(mediaDevices.getDisplayMedia({ video: true })),
        wholeScreen: await outcome(mediaDevices.getUserMedia(wholeScreen)),
        notifications: await Notification.requestPermission(),
        clipboard: await outcome(navigator.clipboard.readText()),
        network: await outcome(fetch('https://example.org/')),
        window: String(window.open('app://o7/index.html')),
        unlisted: await window.o7call.chooseShare({ id: 'screen:0:0' }).then(({ ok }) => String(ok)),
      };
      got['location'] = await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          ({ code }) => resolve(String(code)),
        );
      });
      return got;
    });
    expect(asked).toEqual({
      devices: 'granted',
      screen: 'NotAllowedError',
      wholeScreen: 'NotAllowedError',
      notifications: 'denied',
      clipboard: 'NotAllowedError',
      network: 'TypeError',
      window: 'null',
      unlisted: 'false',
      location: '1',
    });

    // Hidden by quick exit it hears and sees nothing more, whatever its page asks.
    const devices = () =>
      call.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
          () => 'granted',
          (problem: Error) => problem.name,
        ),
      );
    await call.evaluate(() => window.o7call.showMain({ on: 'neutral' }));
    expect(await devices()).toBe('NotAllowedError');
    await page.evaluate(() => window.o7.calls.show({}));
    expect(await devices()).toBe('granted');

    // Listed and chosen, a screen is had once, without the computer's sound.
    const chosen = await call.evaluate(async () => {
      const sources = await window.o7call.shareSources({});
      const screen = sources.ok ? sources.value.sources.find(({ kind }) => kind === 'screen') : undefined;
      await window.o7call.chooseShare({ id: screen?.id ?? '' });
      const ask = () => navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
      const tracks = (await ask()).getTracks();
      for (const track of tracks) track.stop();
      const again = await ask().catch((problem: Error) => problem.name);
      return { kinds: tracks.map(({ kind }) => kind), again, names: sources.ok ? sources.value.sources : [] };
    });
    expect(chosen).toMatchObject({ kinds: ['video'], again: 'NotAllowedError' });
    expect(chosen.names.filter(({ name }) => name.includes('O7'))).toEqual([]);

    // A choice opens no way past the choosing: the page that tries is ended, and comes back.
    const pid = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL() === 'app://o7/call.html')
          ?.webContents.getOSProcessId(),
      );
    const before = await pid();
    const past = await call
      .evaluate(async () => {
        const sources = await window.o7call.shareSources({});
        await window.o7call.chooseShare({ id: sources.ok ? (sources.value.sources[0]?.id ?? '') : '' });
        const wholeScreen = { video: { mandatory: { chromeMediaSource: 'desktop' } } };
        return navigator.mediaDevices
          .getUserMedia(wholeScreen as MediaStreamConstraints)
          .then(() => 'granted');
      })
      .catch((problem: Error) => problem.message);
    expect(past).toMatch(/crashed|closed/);
    await expect.poll(pid).not.toBe(before);
    await expect.poll(async () => typeof (await pid())).toBe('number');
    await client.stop();
  } finally {
    await service.stop();
  }
});
