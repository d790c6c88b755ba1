/** Relays and Zoom's tokens: credentials that a real TURN server takes and that end, tokens that grant what they should and no more. */

import { spawnSync } from 'node:child_process';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTurnUrl } from '../../contract/domain/turn-url.ts';
import { readConfig } from '../../service/config.ts';
import { callerRate } from '../../service/http/rates.ts';
import type { RunningService } from '../../service/start.ts';
import { StartError } from '../../service/start-error.ts';
import { findText } from '../support/canary.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { codeOf, randomBytesText, type TestClient } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { joinPractice, openPractice } from '../support/service-people.ts';
import { allocate, bindingRequest, type Credentials, overTls, overUdp } from '../support/stun.ts';
import { startTurn, startTurnOf, type TestTurn } from '../support/turn.ts';

const zoomEnv = { ZOOM_SDK_KEY: 'Quiet-SDK-key', ZOOM_SDK_SECRET: 'a-secret-shared-with-zoom-qvzx' };
const clock = new TestClock();
let turn: TestTurn;
let postgres: TestPostgres;
/** With a clock that can be moved. */
let service: RunningService;
let therapist: TestClient;
let client: TestClient;

beforeAll(async () => {
  [turn, postgres] = await Promise.all([startTurn(), startTestPostgres()]);
  const env = { ...turn.env('udp', 'tcp', 'tls'), ...zoomEnv, O7_TURN_TTL: '600' };
  service = await startInProcess(postgres.url, clock, env);
  therapist = await openPractice(service.origin);
  client = await joinPractice(therapist);
});
afterAll(async () => {
  await service?.close();
  await postgres?.remove();
  await turn?.stop();
});

async function credentialsOf(who: TestClient): Promise<Credentials> {
  const { servers } = await who.call('calls.iceServers', {});
  const [server] = servers;
  if (server === undefined) throw new Error('no servers');
  return server;
}

describe('credentials for a relay', () => {
  it('name a time and nobody, differ each time, and are the HMAC that the TURN server expects', async () => {
    const given = await client.call('calls.iceServers', {});
    const [server] = given.servers;
    const [seconds = '', name = ''] = server?.username.split(':') ?? [];
    expect(Number(seconds)).toBe(Math.floor(clock.now() / 1000) + 600);
    expect(given.expiresAt).toBe(Number(seconds) * 1000);
    expect(name).not.toBe(client.account);
    expect(server?.credential).toBe(
      createHmac('sha1', turn.secret).update(`${seconds}:${name}`).digest('base64'),
    );
    expect(server?.urls).toEqual(turn.env('udp', 'tcp', 'tls')['O7_TURN_URLS']?.split(','));
    expect((await credentialsOf(client)).username).not.toBe(server?.username);
  });

  it('are taken by a real TURN server, over UDP and over TLS under its certificate', async () => {
    const credentials = await credentialsOf(client);
    const relay = expect.objectContaining({ kind: 'relay', port: expect.any(Number) });
    expect(await overUdp(turn.port, (exchange) => allocate(exchange, credentials))).toEqual(relay);
    const authority = readFileSync(turn.certificate.cert, 'utf8');
    expect(await overTls(turn.tlsPort, authority, (exchange) => allocate(exchange, credentials))).toEqual(
      relay,
    );
  });

  it('are refused by it once their time is over, and when they were made up or stretched', async () => {
    const credentials = await credentialsOf(client);
    const later = new TestClock();
    later.jump(-601_000);
    const old = await startInProcess(postgres.url, later, { ...turn.env('udp'), O7_TURN_TTL: '600' });
    const [ended, stretched, forged] = [
      await credentialsOf(await openPractice(old.origin)),
      { ...credentials, username: credentials.username.replace(/^\d+/, (at) => `${Number(at) + 3_600}`) },
      { ...credentials, credential: Buffer.alloc(20).toString('base64') },
    ];
    await old.close();
    for (const refused of [ended, stretched, forged]) {
      expect(await overUdp(turn.port, (exchange) => allocate(exchange, refused))).toEqual({
        kind: 'refused',
        code: 401,
      });
    }
  });
});

describe("the operator's guide", () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/operator/turn.md'), 'utf8');
  const configuration = /```ini\n(.*?)```/s.exec(guide)?.[1] ?? '';

  it('names only what coturn knows', () => {
    const help = spawnSync('turnserver', ['-h'], { encoding: 'utf8' }).stdout;
    const names = configuration
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('=')[0]);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(help).toMatch(new RegExp(`--${name}\\b`));
  });

  it('makes a server that takes our credentials over TLS alone, and reaches into no private network', async () => {
    const guided = await startTurnOf(configuration);
    const env = { O7_TURN_URLS: `turns:127.0.0.1:${guided.tlsPort}`, O7_TURN_SECRET: guided.secret };
    const its = await startInProcess(postgres.url, clock, env);
    const credentials = await credentialsOf(await openPractice(its.origin));
    const authority = readFileSync(guided.certificate.cert, 'utf8');
    await overTls(guided.tlsPort, authority, async (exchange) => {
      const relay = await allocate(exchange, credentials);
      if (relay.kind !== 'relay') throw new Error(`refused with ${relay.code}`);
      for (const address of [
        '127.0.0.1',
        '10.1.2.3',
        '172.20.0.1',
        '192.168.1.1',
        '169.254.169.254',
        '224.0.0.1',
      ])
        expect([address, await relay.permit(address)]).toEqual([address, 403]);
      expect(await relay.permit('93.184.215.14')).toBe(null);
    });
    // Without TLS it ends the connection.
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const bare = connect(guided.tlsPort, '127.0.0.1');
    const answers: Buffer[] = [];
    bare
      .on('data', (part) => answers.push(part))
      .on('error', () => undefined)
      .on('close', () => resolve());
    bare.end(bindingRequest());
    await ended;
    expect(Buffer.concat(answers)).toEqual(Buffer.alloc(0));
    await its.close();
    await guided.stop();
  });
});

const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown;

describe('a token for Zoom', () => {
  const session = { tpc: randomBytesText(32), role: 'guest', userKey: randomBytesText(16) } as const;

  it('S14: is signed as Zoom checks it, for half an hour, and grants no recording to anybody', async () => {
    const [host, guest] = await Promise.all([
      therapist.call('calls.zoomToken', { ...session, role: 'host' }),
      therapist.call('calls.zoomToken', session),
    ]);
    const claims = [host, guest].map(({ token, expiresAt }) => {
      const [head = '', body = '', signature = ''] = token.split('.');
      const mac = createHmac('sha256', zoomEnv.ZOOM_SDK_SECRET).update(`${head}.${body}`).digest();
      expect(timingSafeEqual(Buffer.from(signature, 'base64url'), mac)).toBe(true);
      expect(decoded(head)).toEqual({ alg: 'HS256', typ: 'JWT' });
      const said = decoded(body) as { exp: number; session_key: string };
      expect(said.exp * 1000).toBe(expiresAt);
      return said;
    });
    const iat = Math.floor(clock.now() / 1000) - 30;
    expect(claims[1]).toEqual({
      app_key: zoomEnv.ZOOM_SDK_KEY,
      role_type: 0,
      tpc: session.tpc,
      version: 1,
      iat,
      exp: iat + 1_800,
      user_key: session.userKey,
      session_key: expect.stringMatching(/^[A-Za-z0-9_-]{36}$/),
      cloud_recording_option: 0,
      cloud_recording_election: 0,
      cloud_recording_transcript_option: 0,
    });
    expect(claims[0]).toEqual({ ...claims[1], role_type: 1 });
    const other = await therapist.call('calls.zoomToken', { ...session, tpc: randomBytesText(32) });
    const otherKey = (decoded(other.token.split('.')[1] ?? '') as { session_key: string }).session_key;
    expect(otherKey).not.toBe(claims[0]?.session_key);
  });

  it('is made for practices alone, and only where the operator has an account with Zoom', async () => {
    expect(await codeOf(client.call('calls.zoomToken', session))).toBe('calls.notPractice');
    expect((await client.call('calls.iceServers', {})).zoom).toBe(true);
    const bare = await startInProcess(postgres.url, clock);
    const there = await openPractice(bare.origin);
    expect(await codeOf(there.call('calls.zoomToken', session))).toBe('calls.zoomNotOffered');
    expect(await there.call('calls.iceServers', {})).toMatchObject({ servers: [], zoom: false });
    await bare.close();
  });

  it('takes no name of a session that could be guessed, and no words', async () => {
    for (const wrong of [
      { ...session, tpc: 'tuesday' },
      { ...session, tpc: 'Sara and Rana on Tuesday at five' },
      { ...session, userKey: 'sara' },
      { ...session, userKey: randomBytesText(40) },
    ]) {
      expect(await codeOf(therapist.call('calls.zoomToken', wrong))).toBe('request.invalid');
    }
  });
});

describe('what an operator names', () => {
  const read = (env: NodeJS.ProcessEnv) => readConfig(env);
  const secret = 'x'.repeat(32);

  it.each([
    'turn:relay.example',
    'turn:relay.example:3478',
    'turn:192.0.2.7:3478?transport=udp',
    'turn:[2001:db8::7]:3478?transport=tcp',
    'turns:relay.example:443?transport=tcp',
  ])('takes %s', (url) => {
    expect(isTurnUrl(url)).toBe(true);
    expect(read({ O7_TURN_URLS: ` ${url} , ${url}`, O7_TURN_SECRET: secret }).turn?.urls).toEqual([url, url]);
  });

  it.each([
    'stun:relay.example',
    'https://relay.example',
    'turn://relay.example',
    'turn:relay.example:0',
    'turn:relay.example:70000',
    'turn:user@relay.example',
    'turn:relay.example?transport=sctp',
    'turns:relay.example?transport=udp',
    'turn:-relay.example',
    'turn:relay.example/x',
    `turn:${'a'.repeat(300)}.example`,
  ])('refuses %s', (url) => {
    expect(isTurnUrl(url)).toBe(false);
    expect(() => read({ O7_TURN_URLS: url, O7_TURN_SECRET: secret })).toThrow(StartError);
  });

  it('refuses half of a pair, a weak secret and a life of more than an hour, and says no value', () => {
    const url = { O7_TURN_URLS: 'turn:relay.example' };
    for (const env of [
      url,
      { O7_TURN_SECRET: secret },
      { ...url, O7_TURN_SECRET: 'short-canary-qx' },
      { ...url, O7_TURN_SECRET: secret, O7_TURN_TTL: '3601' },
      { ZOOM_SDK_KEY: zoomEnv.ZOOM_SDK_KEY },
      { ZOOM_SDK_SECRET: zoomEnv.ZOOM_SDK_SECRET },
    ]) {
      const refused = (() => {
        try {
          return read(env);
        } catch (error) {
          return error;
        }
      })();
      expect(refused).toBeInstanceOf(StartError);
      for (const value of Object.values(env)) expect(String((refused as Error).message)).not.toContain(value);
    }
  });
});

describe('the service as it runs', () => {
  let running: TestService;
  beforeAll(async () => {
    running = await startTestService({ env: { ...turn.env('udp'), ...zoomEnv, O7_RATE_SCALE: '1' } });
  });
  afterAll(() => running?.remove());

  it('writes no secret, credential, token or address of a relay into its log, and slows down who asks on and on', async () => {
    const there = await openPractice(running.origin);
    const credentials = await credentialsOf(there);
    const asked = { tpc: randomBytesText(32), role: 'host', userKey: randomBytesText(16) } as const;
    const { token } = await there.call('calls.zoomToken', asked);
    const { burst } = callerRate('calls.iceServers').rate;
    const codes = await Promise.all(
      Array.from({ length: 2 * burst }, () => codeOf(there.call('calls.iceServers', {}))),
    );
    expect(new Set(codes)).toEqual(new Set(['done', 'request.tooMany']));
    const log = Buffer.from(running.log());
    expect(log.includes('"route":"calls.iceServers"')).toBe(true);
    expect(log.includes('"route":"calls.zoomToken"')).toBe(true);
    const secrets = [
      turn.secret,
      ...Object.values(zoomEnv),
      ...Object.values(credentials)
        .flat()
        .filter((value) => typeof value === 'string'),
      ...Object.values(asked).filter((value) => value !== 'host'),
      ...token.split('.'),
    ];
    for (const secret of secrets) expect(findText(log, secret)).toEqual([]);
  });
});
