// The session of Zoom's window: what it answers itself, what it lets out, and that no other session is opened by it.

import { sep } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';

type Answer = (request: Request) => Response | Promise<Response>;
type Before = (details: { url: string }, answer: (given: { cancel: boolean }) => void) => void;

/** The parts of Electron's session that are touched, as they were set. */
function fakeSession() {
  const own = {
    answer: undefined as Answer | undefined,
    before: undefined as Before | undefined,
    said: [] as string[],
    fetched: [] as string[],
    fetch: vi.fn(async (request: Request, _options: object): Promise<Response> => {
      own.fetched.push(request.url);
      return new Response('from Zoom');
    }),
    protocol: {
      handle: (scheme: string, answer: Answer) => {
        own.said.push(`handle ${scheme}`);
        own.answer = answer;
      },
    },
    webRequest: {
      onBeforeRequest: (before: Before) => {
        own.before = before;
      },
    },
    getUserAgent: () =>
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) o7-therapy/0.1.0 Chrome/130.0.0.0 Electron/33.2.1 Safari/537.36',
    setUserAgent: (agent: string) => own.said.push(agent),
    setProxy: async ({ mode, proxyRules = '' }: { mode: string; proxyRules?: string }) =>
      void own.said.push(`proxy ${mode}${proxyRules}`),
    setPermissionRequestHandler: () => void own.said.push('hardened'),
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
    on: () => {},
    clearStorageData: async () => void own.said.push('emptied'),
    clearCache: async () => {},
    clearAuthCache: async () => {},
    clearHostResolverCache: async () => {},
    closeAllConnections: async () => {},
  };
  return own;
}

let own = fakeSession();
const partitions: string[] = [];
vi.mock('electron', () => ({
  app: { on: () => {} },
  session: {
    fromPartition: (name: string) => {
      partitions.push(name);
      return own;
    },
  },
}));

const { zoomFileOf, zoomPolicy } = await import('../../../../../main/shell/calls/zoom-files.ts');
const { isZoomCloud, isZoomPage, isZoomUrl } = await import('../../../../../main/shell/calls/zoom-origin.ts');

describe("Zoom's addresses", () => {
  it.each([
    'https://zoom.us/wc/lsdk',
    'https://us05web.zoom.us/',
    'wss://rwg1.cloud.zoom.us/x?y',
    'https://ZOOM.us/',
  ])('lets out %s', (url) => expect(isZoomCloud(url)).toBe(true));
  it.each([
    'https://us.telemetry.zoom.us/x',
    'https://US.Telemetry.Zoom.us/x',
    'http://zoom.us/',
    'ws://zoom.us/',
    'https://zoom.us:8443/',
    'https://user:pass@zoom.us/',
    'https://notzoom.us/',
    'https://zoom.us.evil.example/',
    'https://zoom.us@evil.example/',
    'https://source.zoomus.cn/',
    'https://dmogdx0jrul3u.cloudfront.net/videosdk/',
    'app://o7/index.html',
    'zoom.us',
    '',
  ])('refuses %j', (url) => expect(isZoomCloud(url)).toBe(false));

  it('knows its own origin and its one page exactly', () => {
    expect(isZoomUrl('https://call.invalid/sdk/lib/a.wasm')).toBe(true);
    for (const other of [
      'http://call.invalid/',
      'https://call.invalid:444/',
      'https://x@call.invalid/',
      'https://a.call.invalid/',
    ])
      expect(isZoomUrl(other)).toBe(false);
    expect(isZoomPage('https://call.invalid/zoom.html')).toBe(true);
    for (const other of [
      'https://call.invalid/',
      'https://call.invalid/zoom.html?a',
      'https://call.invalid/sdk/LICENSE.md',
    ])
      expect(isZoomPage(other)).toBe(false);
  });
});

describe("the files of Zoom's window", () => {
  it.each([
    ['zoom.html', `renderer${sep}zoom.html`],
    ['assets/a.js', `renderer${sep}assets${sep}a.js`],
    ['sdk/index.esm.js', `zoom${sep}index.esm.js`],
    ['sdk/lib/vb-resource/dualModel.bin?v=1', `zoom${sep}lib${sep}vb-resource${sep}dualModel.bin`],
  ])('%s is answered', (path, file) => expect(zoomFileOf(`https://call.invalid/${path}`)).toMatch(file));

  it.each([
    '',
    'index.html',
    'call.html',
    'assets/x.html',
    'assets/../index.html',
    'sdk/../main/main.js',
    'sdk/..%2f..%2fmain/main.js',
    'sdk/%2e%2e/%2e%2e/main.js',
    'sdk\\..\\main.js',
    'sdk/%00.js',
    'sdk/%ff.js',
    'sdk/LICENSE.md',
    'main/main.js',
  ])('%j is not', (path) => expect(zoomFileOf(`https://call.invalid/${path}`)).toBeNull());

  it('S8: runs no script that comes from Zoom’s servers, whatever its code asks for', () => {
    const scripts = /script-src ([^;]*)/.exec(zoomPolicy)?.[1];
    expect(scripts).toBe("'self' 'wasm-unsafe-eval' blob:");
    expect(zoomPolicy).toContain("default-src 'none'");
  });
});

describe("Zoom's session", () => {
  const noted: string[] = [];
  const contacted: string[] = [];
  const notes = {
    pageRefused: (tried: string, address: string) => void noted.push(`${tried} ${address}`),
    zoomContacted: (address: string) => void contacted.push(address),
  };
  const harden = vi.fn();
  type Module = typeof import('../../../../../main/shell/calls/zoom-session.ts');
  let zoomSession: Module['zoomSession'];
  let forgetZoomCall: Module['forgetZoomCall'];

  beforeEach(async () => {
    vi.resetModules();
    own = fakeSession();
    noted.length = 0;
    contacted.length = 0;
    partitions.length = 0;
    harden.mockReset();
    ({ zoomSession, forgetZoomCall } = await import('../../../../../main/shell/calls/zoom-session.ts'));
  });
  const isCancelled = (url: string): boolean => {
    let cancelled = false;
    own.before?.({ url }, ({ cancel }) => {
      cancelled = cancel;
    });
    return cancelled;
  };

  it('is in memory, hardened, on the system’s proxy and empty before it is handed out', async () => {
    await zoomSession(notes, harden);
    expect(partitions.every((name) => !name.startsWith('persist:'))).toBe(true);
    expect(harden).toHaveBeenCalledTimes(1);
    expect(own.said).toEqual([
      'hardened',
      'handle https',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36',
      'proxy system',
      'emptied',
    ]);
    own.said.length = 0;
    // Nothing of one call is emptied under the next.
    await Promise.all([forgetZoomCall(), zoomSession(notes, harden)]);
    expect(harden).toHaveBeenCalledTimes(1);
    expect(own.said).toEqual(['proxy fixed_servershttp://127.0.0.1:9', 'emptied', 'proxy system', 'emptied']);
  });

  it('S8: lets requests and redirects out to Zoom’s cloud alone, and notes what it stops', async () => {
    await zoomSession(notes, harden);
    for (const url of [
      'https://zoom.us/wc/lsdk',
      'wss://a.zoom.us/',
      'https://call.invalid/sdk/index.esm.js',
      'blob:https://call.invalid/x',
    ])
      expect(isCancelled(url)).toBe(false);
    for (const url of [
      'https://us.telemetry.zoom.us/p',
      'https://example.org/',
      'http://127.0.0.1:4711/',
      'app://o7/index.html',
    ])
      expect(isCancelled(url)).toBe(true);
    expect(noted).toHaveLength(4);
    expect(contacted).toEqual(['https://zoom.us/wc/lsdk', 'wss://a.zoom.us/']);
  });

  it('asks Zoom past its own answers, names no other host and hides what failed', async () => {
    await zoomSession(notes, harden);
    const ask = async (url: string) => own.answer?.(new Request(url));
    expect(await (await ask('https://zoom.us/wc/lsdk'))?.text()).toBe('from Zoom');
    expect(own.fetch.mock.calls[0]?.[1]).toEqual({ bypassCustomProtocolHandlers: true });
    expect((await ask('https://us.telemetry.zoom.us/p'))?.type).toBe('error');
    expect((await ask('https://example.org/'))?.type).toBe('error');
    expect((await ask('https://call.invalid/index.html'))?.status).toBe(404);
    own.fetch.mockRejectedValueOnce(new Error('net::ERR_NAME_NOT_RESOLVED'));
    expect((await ask('https://zoom.us/x'))?.type).toBe('error');
    expect(own.fetched).toEqual(['https://zoom.us/wc/lsdk']);
    expect(noted).toEqual(['request https://us.telemetry.zoom.us/p', 'request https://example.org/']);
  });

  it('is not made in a build without Zoom', async () => {
    vi.stubGlobal('__WITH_ZOOM__', false);
    await expect(zoomSession(notes, harden)).rejects.toMatchObject({ code: 'calls.zoomLeftOut' });
    expect(partitions).toEqual([]);
    vi.unstubAllGlobals();
  });
});
