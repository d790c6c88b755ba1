// A page that tries to leave, open, load, run or ask for anything is refused.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, shareApp, test } from './fixtures.ts';
import { violationsOf } from './violations.ts';

const shared = shareApp();

const home = 'app://o7/index.html';

for (const target of [
  'https://example.org/',
  'app://other/index.html',
  'file:///etc/passwd',
  'data:text/html,x',
]) {
  test(`stays on its page when sent to ${target.split('/')[0]}//${target.split('/')[2] ?? ''}`, async () => {
    const { running } = shared;
    await running.page.evaluate((url) => {
      location.href = url;
    }, target);
    // A second navigation attempt by form, which takes another path through Chromium.
    const answer = await running.page.evaluate(() => window.o7.app.info({}));
    expect(answer.ok).toBe(true);
    expect(running.page.url()).toBe(home);
  });
}

test('opens no window, whatever the page calls', async () => {
  const { running } = shared;
  const opened = await running.page.evaluate(() => {
    const direct = window.open('app://o7/index.html');
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    link.click();
    return direct;
  });
  expect(opened).toBeNull();
  expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('starts no download', async () => {
  const { running } = shared;
  const downloads = await running.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const states: string[] = [];
    contents?.session.on('will-download', (event, item) =>
      states.push(`${event.defaultPrevented} ${item.getState()}`),
    );
    contents?.downloadURL('app://o7/index.html');
    await new Promise((resolve) => contents?.session.once('will-download', () => setImmediate(resolve)));
    return states;
  });
  expect(downloads).toEqual(['true cancelled']);
});

test('refuses every permission a page can ask for', async () => {
  const { running } = shared;
  const answers = await running.page.evaluate(async () => {
    const refusal = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        (value) => String(value),
        (problem: Error) => problem.name,
      );
    return {
      notifications: await Notification.requestPermission(),
      media: await refusal(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
      screen: await refusal(navigator.mediaDevices.getDisplayMedia({ video: true })),
      location: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (problem) => resolve(problem.code),
        );
      }),
      clipboard: await refusal(navigator.clipboard.readText()),
    };
  });
  expect(answers.notifications).toBe('denied');
  expect(answers.media).toMatch(/NotAllowedError|NotFoundError/);
  expect(answers.screen).toMatch(/NotAllowedError|NotSupportedError|InvalidStateError|AbortError/);
  expect(answers.location).toBe(1);
  expect(answers.clipboard).toBe('NotAllowedError');
});

test('reaches no network from the page', async () => {
  const { running } = shared;
  const answers = await violationsOf(running, async () => {
    const results = await Promise.allSettled([fetch('http://127.0.0.1:9/'), fetch('app://o7/index.html')]);
    return results.map(({ status }) => status);
  });
  expect(answers.value).toEqual(['rejected', 'rejected']);
  expect(answers.directives).toContain('connect-src');
});

test('reaches nobody by a peer connection either, over UDP or TCP', async () => {
  const { running } = shared;
  let heard = 0;
  const count = (): void => {
    heard += 1;
  };
  const tcp = createServer((socket) => {
    count();
    socket.destroy();
  }).listen(0, '127.0.0.1');
  const udp = createSocket('udp4').on('message', count).bind(0, '127.0.0.1');
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
  const ports = [(tcp.address() as AddressInfo).port, udp.address().port] as const;
  const candidates = await running.page.evaluate(async ([overTcp, overUdp]) => {
    const login = { username: 'a', credential: 'b' };
    const iceServers = [
      { urls: `turn:127.0.0.1:${overTcp}?transport=tcp`, ...login },
      { urls: `turn:127.0.0.1:${overUdp}`, ...login },
      { urls: `stun:127.0.0.1:${overUdp}` },
    ];
    const peer = new RTCPeerConnection({ iceServers });
    const found: string[] = [];
    const gathered = new Promise<void>((resolve) => {
      peer.onicecandidate = ({ candidate }) =>
        candidate === null ? resolve() : found.push(candidate.candidate);
    });
    peer.createDataChannel('any');
    await peer.setLocalDescription(await peer.createOffer());
    await gathered;
    peer.close();
    return found;
  }, ports);
  tcp.close();
  udp.close();
  expect({ candidates, heard }).toEqual({ candidates: [], heard: 0 });
});

test('runs no script that the app did not ship', async () => {
  const { running } = shared;
  const answers = await violationsOf(running, async () => {
    // The test driver's own call is exempt from the policy; a later task of the page is not.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const attempts: Record<string, string> = {};
    const attempt = (name: string, run: () => unknown): void => {
      try {
        attempts[name] = String(run());
      } catch (problem) {
        attempts[name] = (problem as Error).name;
      }
    };
    const make = Function;
    attempt('function', () => make('return 2')());
    attempt('timer', () => setTimeout('window.ran = true' as never, 0));
    attempt('html', () => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="ran = true">'));
    attempt('markup', () => {
      document.createElement('div').innerHTML = '<img src=x onerror="ran = true">';
    });
    attempt('inline', () => {
      const script = document.createElement('script');
      script.append('window.ran = true');
      document.body.append(script);
    });
    attempt('remote', () => {
      document.createElement('script').src = 'https://example.org/x.js';
    });
    return { attempts, ran: 'ran' in window };
  });
  const { attempts, ran } = answers.value;
  expect(ran).toBe(false);
  expect(Object.entries(attempts).filter(([, result]) => !/^(EvalError|TypeError)$/.test(result))).toEqual(
    [],
  );
  expect(answers.directives).toContain('require-trusted-types-for');
});

test('serves nothing outside its own folder', async () => {
  const { running } = shared;
  const statuses = await running.app.evaluate(async ({ webContents }) => {
    const session = webContents.getAllWebContents()[0]?.session;
    const ask = async (url: string): Promise<number> =>
      (await session?.fetch(url, { bypassCustomProtocolHandlers: false }))?.status ?? 0;
    const urls = [
      'index.html',
      '../main/main.cjs',
      '%2e%2e/main/main.cjs',
      '..%2fmain%2fmain.cjs',
      'nothing.html',
      '%00.html',
      'assets',
    ];
    return Promise.all(urls.map((url) => ask(`app://o7/${url}`)));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404]);
});

test('gives each load of the page its own nonce and stores nothing', async () => {
  const { running } = shared;
  const [first, second] = await running.app.evaluate(async ({ webContents }) => {
    const session = webContents.getAllWebContents()[0]?.session;
    const load = async (): Promise<{ policy: string; cache: string; html: string }> => {
      const answer = await session?.fetch('app://o7/index.html');
      return {
        policy: answer?.headers.get('content-security-policy') ?? '',
        cache: answer?.headers.get('cache-control') ?? '',
        html: (await answer?.text()) ?? '',
      };
    };
    return [await load(), await load()] as const;
  });
  const nonceOf = (policy: string): string => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
  expect(first.cache).toBe('no-store');
  expect(first.html).toContain(nonceOf(first.policy));
  expect(first.html).not.toContain('__O7_NONCE__');
  expect(nonceOf(first.policy)).not.toBe(nonceOf(second.policy));
});
