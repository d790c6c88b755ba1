import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNetwork } from '../../../../../main/engine/sync/network.ts';
import { makeCertificate } from '../../../../support/certificate.ts';

let folder: string;
const servers: NetServer[] = [];

/** A certificate and its key as text. */
function certificateOf(name: string): { readonly cert: string; readonly key: string } {
  const { cert, key } = makeCertificate(folder, name);
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}

async function listen(server: NetServer): Promise<number> {
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', () => listening.resolve());
  await listening.promise;
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

const answerOk = (server: Server) => server.on('request', (_request, response) => response.end('{}'));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7n-'));
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

describe('the egress gate', () => {
  it.each([
    'http://relay.example',
    'http://localhost:1',
    'http://127.0.0.1.evil.example',
    'ftp://127.0.0.1',
    'https://user@relay.example',
    'https://relay.example/path',
    'nonsense',
  ])('opens nothing towards %s', (origin) => {
    expect(() => createNetwork({ origin })).toThrow('network.refusedDestination');
  });

  it('speaks TLS to a service whose certificate it can check, and refuses one it cannot', async () => {
    const own = certificateOf('own');
    const port = await listen(answerOk(createServer(own)));
    const origin = `https://127.0.0.1:${port}`;
    const good = createNetwork({ origin, ca: own.cert });
    await expect(good.post('/v1/health', '{}', null)).resolves.toEqual({ status: 200, body: '{}' });
    good.close();
    for (const ca of [undefined, certificateOf('other').cert]) {
      const doubtful = createNetwork({ origin, ca });
      await expect(doubtful.post('/v1/health', '{}', null)).rejects.toMatchObject({
        code: 'network.badCertificate',
      });
      await expect(doubtful.openSocket('/v1/live', 't')).rejects.toMatchObject({
        code: 'network.badCertificate',
      });
      doubtful.close();
    }
  });

  it('S11: says which suite of 256 bits was negotiated, and that plain HTTP stays on this computer', async () => {
    const own = certificateOf('own');
    const origin = `https://127.0.0.1:${await listen(answerOk(createServer(own)))}`;
    const network = createNetwork({ origin, ca: own.cert });
    expect(network.secrecy()).toMatchObject({ state: 'none', keyBits: null });
    await network.post('/v1/health', '{}', null);
    const { cipher, ...others } = network.secrecy();
    expect(others).toEqual({ state: 'tls', version: 'TLSv1.3', keyBits: 256 });
    expect(cipher).toMatch(/^TLS_(AES_256_GCM_SHA384|CHACHA20_POLY1305_SHA256)$/);
    network.close();
    expect(createNetwork({ origin: 'http://127.0.0.1:9' }).secrecy().state).toBe('here');
    for (const outside of ['http://relay.o7therapy.example', 'http://localhost:9', 'http://127.0.0.2:9'])
      expect(() => createNetwork({ origin: outside })).toThrow('network.refusedDestination');
  });

  it('S11: refuses a service that offers 128-bit suites only', async () => {
    const own = certificateOf('weak');
    const weak = createServer({ ...own, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' });
    const network = createNetwork({
      origin: `https://127.0.0.1:${await listen(answerOk(weak))}`,
      ca: own.cert,
    });
    await expect(network.post('/v1/health', '{}', null)).rejects.toMatchObject({ code: 'network.insecure' });
    network.close();
  });

  it('holds no answer once its asker has let go of it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as (options: { execution: 'async' }) => Promise<void>;
    const server = createHttpServer((_request, response) => response.end('{}'));
    const network = createNetwork({ origin: `http://127.0.0.1:${await listen(server)}` });
    const ask = async () => new WeakRef(await network.post('/v1/health', '{}', null));
    const answers = [await ask(), await ask(), await ask()];
    await collect({ execution: 'async' });
    // The last one's own frames may still stand.
    expect(answers.slice(0, 2).map((answer) => answer.deref())).toEqual([undefined, undefined]);
    network.close();
  });

  it('does not follow a redirect and takes no answer over its limit', async () => {
    const server = createHttpServer((request, response) => {
      if (request.url === '/v1/far') response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end();
      else response.end(Buffer.alloc(9 * 1024 * 1024));
    });
    const network = createNetwork({ origin: `http://127.0.0.1:${await listen(server)}` });
    await expect(network.post('/v1/far', '{}', null)).resolves.toMatchObject({ status: 302 });
    await expect(network.post('/v1/big', '{}', null)).rejects.toMatchObject({ code: 'network.badAnswer' });
    network.close();
  });

  it('says offline when nothing listens', async () => {
    const network = createNetwork({ origin: 'http://127.0.0.1:9' });
    await expect(network.post('/v1/health', '{}', null)).rejects.toMatchObject({
      code: 'network.offline',
      retryable: true,
    });
    network.close();
  });
});
