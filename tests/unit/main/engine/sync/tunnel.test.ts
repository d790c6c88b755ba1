// The egress gate through a real CONNECT proxy: what passes, what the proxy sees, and that it can pass itself off as nobody.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { createNetwork, type Network } from '../../../../../main/engine/sync/network.ts';
import { createRoute, type Route, type Way } from '../../../../../main/engine/sync/route.ts';
import { makeCertificate } from '../../../../support/certificate.ts';
import { type ConnectProxy, type ProxyChoice, startConnectProxy } from '../../../../support/connect-proxy.ts';

const host = 'relay.o7-test.example';
const token = 'a token that the proxy must not see';
const body = '{"v":1,"note":"words that the proxy must not see"}';

let folder: string;
let own: { readonly cert: string; readonly key: string };
let service: Server;
let port: number;
let requests: string[];
const open: { close(): void }[] = [];
const proxies: ConnectProxy[] = [];

function certificateOf(name: string, certified?: string) {
  const { cert, key } = makeCertificate(folder, name, certified);
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}

/** A TLS service that says what it was told, with a live socket that echoes. */
async function startService(certificate: typeof own): Promise<Server> {
  const server = createServer(certificate, (request, response) => {
    requests.push(`${request.headers.host} ${request.headers.authorization}`);
    request.on('data', () => {}).on('end', () => response.end('{"from":"service"}'));
  });
  new WebSocketServer({ server }).on('connection', (socket) => {
    socket.on('message', (data) => socket.send(data));
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function proxyWith(choice: Partial<ProxyChoice> = {}): Promise<ConnectProxy> {
  const proxy = await startConnectProxy({ to: port, ...choice });
  proxies.push(proxy);
  return proxy;
}

/** The system's answer stays this one, however often it is asked, until `use`. */
function networkOver(
  ways: Way | readonly Way[],
  origin = `https://${host}:${port}`,
): { network: Network; route: Route } {
  const answer = Array.isArray(ways) ? ways : [ways];
  const route = createRoute(() => route.use(answer));
  const network = createNetwork({ origin, ca: own.cert, route });
  open.push(network);
  return { network, route };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'o7x-'));
  own = certificateOf('own', host);
  requests = [];
  service = await startService(own);
  port = portOf(service);
});
afterEach(async () => {
  for (const network of open.splice(0)) network.close();
  for (const proxy of proxies.splice(0)) await proxy.stop();
  requests = [];
});
afterAll(() => {
  service.close();
  rmSync(folder, { recursive: true });
});

const post = ({ network }: { network: Network }) => network.post('/v1/health', body, token);

describe('through the system’s proxy', () => {
  it('requests and the live socket really go, and arrive', async () => {
    const proxy = await proxyWith();
    const way = networkOver(proxy.origin);
    await expect(post(way)).resolves.toEqual({ status: 200, body: '{"from":"service"}' });
    expect(requests).toEqual([`${host}:${port} Bearer ${token}`]);
    const socket = await networkOver(proxy.origin).network.openSocket('/v1/live', token);
    const echoed = Promise.withResolvers<string>();
    socket.on('message', (data) => echoed.resolve(String(data)));
    socket.resume();
    socket.send('hello');
    await expect(echoed.promise).resolves.toBe('hello');
    expect(proxy.asked).toEqual([`${host}:${port}`, `${host}:${port}`]);
  });

  it('the proxy sees a name and a port, and of the rest only ciphertext', async () => {
    const proxy = await proxyWith();
    await post(networkOver(proxy.origin));
    expect(proxy.headers.map((sent) => Object.keys(sent).sort())).toEqual([['connection', 'host']]);
    const passed = proxy.seen().toString('latin1');
    expect(passed.length).toBeGreaterThan(300);
    // The name stands in the handshake, as without a proxy: the search would find what is there.
    expect(passed).toContain(host);
    for (const secret of [token, body, 'words that', '/v1/health']) expect(passed).not.toContain(secret);
  });

  it('one tunnel serves many requests', async () => {
    const proxy = await proxyWith();
    const way = networkOver(proxy.origin);
    for (let count = 0; count < 5; count += 1) await post(way);
    expect(requests).toHaveLength(5);
    expect(proxy.asked).toHaveLength(1);
  });

  it('a proxy that speaks TLS itself works too', async () => {
    const proxy = await proxyWith({ tls: own });
    await expect(post(networkOver(proxy.origin))).resolves.toMatchObject({ status: 200 });
    expect(proxy.asked).toHaveLength(1);
  });

  it('the way may change between two requests', async () => {
    const [first, second] = [await proxyWith(), await proxyWith()];
    const way = networkOver(first.origin);
    await post(way);
    way.route.use([second.origin]);
    await post(way);
    await post(way);
    expect([first.asked.length, second.asked.length]).toEqual([1, 1]);
  });

  it('nothing goes out before the way is known, and nobody is asked for it before it is needed', async () => {
    const proxy = await proxyWith();
    const ask = vi.fn();
    const route = createRoute(ask);
    const network = createNetwork({ origin: `https://${host}:${port}`, ca: own.cert, route });
    open.push(network);
    expect(ask).not.toHaveBeenCalled();
    const answer = network.post('/v1/health', body, null);
    const another = network.post('/v1/health', body, null);
    await new Promise((resolve) => setImmediate(resolve));
    expect([proxy.asked, requests]).toEqual([[], []]);
    route.use([proxy.origin]);
    await expect(Promise.all([answer, another])).resolves.toHaveLength(2);
    await expect(network.post('/v1/health', body, null)).resolves.toMatchObject({ status: 200 });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('a way that nobody names holds up no closing', async () => {
    const route = createRoute(() => {});
    const network = createNetwork({ origin: `https://${host}:${port}`, ca: own.cert, route });
    const answer = network.post('/v1/health', body, null);
    network.close();
    await expect(answer).rejects.toMatchObject({ code: 'network.interrupted' });
  });

  it.each(['https', 'http'])('a service on this computer is never reached by proxy (%s)', async (scheme) => {
    const proxy = await proxyWith();
    const { network } = networkOver(proxy.origin, `${scheme}://127.0.0.1:${scheme === 'https' ? port : 9}`);
    const answer = network.post('/v1/health', body, null);
    if (scheme === 'https') await expect(answer).resolves.toMatchObject({ status: 200 });
    else await expect(answer).rejects.toMatchObject({ code: 'network.offline' });
    expect(proxy.asked).toEqual([]);
  });
});

describe('several ways', () => {
  it('a dead proxy is passed by the next one, for requests and the socket, and not tried each time', async () => {
    const [dead, live] = [await proxyWith({ refuse: 'HTTP/1.1 502 Bad Gateway\r\n\r\n' }), await proxyWith()];
    const way = networkOver([dead.origin, live.origin]);
    await expect(post(way)).resolves.toMatchObject({ status: 200 });
    const socket = await way.network.openSocket('/v1/live', token);
    socket.terminate();
    // The socket took the tunnel that stood.
    expect([dead.asked.length, live.asked.length, requests.length]).toEqual([1, 1, 1]);
  });

  it('a proxy that is gone is passed directly where the system lists that, and only there', async () => {
    const gone = await proxyWith();
    await gone.stop();
    // Resolves to nothing: going directly fails as an unknown name, which shows that it was tried.
    await expect(post(networkOver([gone.origin, null]))).rejects.toMatchObject({ code: 'network.offline' });
    await expect(post(networkOver([gone.origin]))).rejects.toMatchObject({ code: 'network.proxyFailed' });
    expect(requests).toEqual([]);
  });

  it('a proxy that wants a password is not passed by', async () => {
    const strict = await proxyWith({ refuse: 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n' });
    const live = await proxyWith();
    await expect(post(networkOver([strict.origin, live.origin]))).rejects.toMatchObject({
      code: 'network.proxyNeedsPassword',
    });
    expect(live.asked).toEqual([]);
  });

  it('when what stood breaks, and when no way leads anywhere, the system is asked anew', async () => {
    const [first, second] = [await proxyWith(), await proxyWith()];
    const answers = [[first.origin], [first.origin, second.origin], [first.origin], [second.origin]];
    const ask = vi.fn(() => route.use(answers.shift() ?? []));
    const route: Route = createRoute(ask);
    const network = createNetwork({ origin: `https://${host}:${port}`, ca: own.cert, route });
    open.push(network);
    const socket = await network.openSocket('/v1/live', token);
    const closed = Promise.withResolvers<void>();
    socket.once('close', () => closed.resolve());
    socket.on('error', () => {});
    socket.resume();
    expect(ask).toHaveBeenCalledTimes(1);
    await first.stop();
    await closed.promise;
    await expect(post({ network })).resolves.toMatchObject({ status: 200 });
    expect([second.asked.length, ask.mock.calls.length]).toEqual([1, 2]);
    route.doubt();
    await expect(post({ network })).rejects.toMatchObject({ code: 'network.proxyFailed' });
    await expect(post({ network })).resolves.toMatchObject({ status: 200 });
    expect(ask).toHaveBeenCalledTimes(4);
  });
});

describe('a proxy that misbehaves', () => {
  const refusal = (line: string, headers = '') => `HTTP/1.1 ${line}\r\n${headers}\r\n`;

  it('wants a password: said as such, and none is sent', async () => {
    const asking = refusal(
      '407 Proxy Authentication Required',
      'Proxy-Authenticate: Basic realm="clinic"\r\n',
    );
    const proxy = await proxyWith({ refuse: asking });
    const way = networkOver(proxy.origin);
    await expect(post(way)).rejects.toMatchObject({ code: 'network.proxyNeedsPassword', retryable: false });
    await expect(way.network.openSocket('/v1/live', token)).rejects.toMatchObject({
      code: 'network.proxyNeedsPassword',
    });
    expect(JSON.stringify(proxy.headers)).not.toMatch(/authorization/i);
  });

  it.each(['401 Unauthorized', '403 Forbidden', '200 OK', '302 Found'])(
    'answers %s with words of its own: they never pass for the service’s',
    async (line) => {
      const words = '{"code":"device.revoked"}';
      const forged = `${refusal(line, `Content-Length: ${words.length}\r\nLocation: https://evil.example/\r\n`)}${words}`;
      const proxy = await proxyWith({ refuse: forged });
      await expect(post(networkOver(proxy.origin))).rejects.toMatchObject({
        code: expect.stringMatching(/^network\.(proxyFailed|insecure|interrupted)$/),
      });
      await expect(networkOver(proxy.origin).network.openSocket('/v1/live', token)).rejects.toMatchObject({
        code: expect.stringMatching(/^network\.(proxyFailed|insecure|interrupted)$/),
      });
      expect(requests).toEqual([]);
    },
  );

  it('leads to somebody else, whose certificate gives it away before a word is sent', async () => {
    const impostor = await startService(certificateOf('impostor', host));
    try {
      const proxy = await proxyWith({ to: portOf(impostor) });
      const way = networkOver(proxy.origin);
      await expect(post(way)).rejects.toMatchObject({ code: 'network.badCertificate' });
      await expect(way.network.openSocket('/v1/live', token)).rejects.toMatchObject({
        code: 'network.badCertificate',
      });
      expect(requests).toEqual([]);
    } finally {
      impostor.close();
    }
  });

  it('offers weaker suites than 256 bit through its own end: refused', async () => {
    const weak = createServer({ ...own, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' });
    const listening = Promise.withResolvers<void>();
    weak.listen(0, '127.0.0.1', () => listening.resolve());
    await listening.promise;
    try {
      const proxy = await proxyWith({ to: portOf(weak) });
      await expect(post(networkOver(proxy.origin))).rejects.toMatchObject({ code: 'network.insecure' });
    } finally {
      weak.close();
    }
  });

  it('dies: what waits for an answer fails, and the next try works once it is back', async () => {
    const proxy = await proxyWith();
    const way = networkOver(proxy.origin);
    const socket = await way.network.openSocket('/v1/live', token);
    const closed = Promise.withResolvers<void>();
    socket.once('close', () => closed.resolve());
    socket.on('error', () => {});
    socket.resume();
    await proxy.stop();
    await closed.promise;
    await expect(post(way)).rejects.toMatchObject({ code: 'network.proxyFailed', retryable: true });
    way.route.use([(await proxyWith()).origin]);
    await expect(post(way)).resolves.toMatchObject({ status: 200 });
  });

  it.each(['socks://127.0.0.1:1080', 'nonsense'])('is of a kind that we do not speak: %s', async (proxy) => {
    await expect(post(networkOver(proxy))).rejects.toMatchObject({
      code: 'network.proxyUnsupported',
      retryable: false,
    });
  });
});
