/** TLS: 256-bit suites are offered, nothing weaker is accepted, and login and live socket work over it. */
import { readFileSync, rmSync } from 'node:fs';
import { type ConnectionOptions, connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { livePath } from '../../contract/wire/routes.ts';
import { makeCertificate } from '../support/certificate.ts';
import { startTestService, type TestService, userFolder } from '../support/service.ts';

let service: TestService;
let folder: string;
let ca: string;

beforeAll(async () => {
  folder = userFolder('o7-tls-');
  const { cert, key } = makeCertificate(folder, 'o7-test');
  ca = readFileSync(cert, 'utf8');
  service = await startTestService({ env: { O7_TLS_CERT: cert, O7_TLS_KEY: key } });
});
afterAll(async () => {
  await service.remove();
  rmSync(folder, { recursive: true });
});

/** The suite that both sides agree on, or the code of the failure. */
function negotiate(options: ConnectionOptions): Promise<string> {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port: service.port, ca, ...options }, () => {
      done(socket.getCipher().name);
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
  });
}

describe('suites', () => {
  it.each([
    ['TLS_AES_256_GCM_SHA384', 'TLSv1.3'],
    ['TLS_CHACHA20_POLY1305_SHA256', 'TLSv1.3'],
    ['ECDHE-ECDSA-AES256-GCM-SHA384', 'TLSv1.2'],
    ['ECDHE-ECDSA-CHACHA20-POLY1305', 'TLSv1.2'],
  ] as const)('accepts %s', async (ciphers, version) => {
    expect(await negotiate({ ciphers, minVersion: version, maxVersion: version })).toBe(ciphers);
  });

  it.each([
    ['TLS_AES_128_GCM_SHA256', 'TLSv1.3'],
    ['ECDHE-ECDSA-AES128-GCM-SHA256', 'TLSv1.2'],
    ['ECDHE-ECDSA-AES256-SHA384', 'TLSv1.2'],
    ['AES256-GCM-SHA384', 'TLSv1.2'],
  ] as const)('refuses %s', async (ciphers, version) => {
    const outcome = await negotiate({ ciphers, minVersion: version, maxVersion: version });
    expect(outcome).toMatch(/HANDSHAKE_FAILURE|NO_SHARED|ECONNRESET|NO_CIPHER|SSLV3_ALERT/);
  });

  it('refuses TLS 1.1', async () => {
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    expect(await negotiate(old)).toMatch(/PROTOCOL_VERSION|ECONNRESET|UNSUPPORTED_PROTOCOL|NO_PROTOCOLS/);
  });
});

it('serves https and wss under an https origin', async () => {
  expect(service.origin).toBe(`https://127.0.0.1:${service.port}`);
  const socket = new WebSocket(`wss://127.0.0.1:${service.port}${livePath}`, { ca });
  const status = await new Promise((done) => {
    socket.on('unexpected-response', (_request, response) => done(response.statusCode));
    socket.on('error', done);
  });
  expect(status).toBe(401);
});

it('does not answer plain HTTP on that port', async () => {
  await expect(fetch(`http://127.0.0.1:${service.port}/v1/health`, { method: 'POST' })).rejects.toThrow();
});
