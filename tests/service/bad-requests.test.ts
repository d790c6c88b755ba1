/** What a hostile or broken client sends: foreign origins, malformed, oversized, slow; always a code, never a stack. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { errorReportSchema } from '../../contract/errors/schema.ts';
import { livePath, type RouteName, routePath, routes } from '../../contract/wire/routes.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { post, randomId, type TestClient } from '../support/service-client.ts';
import { openConversation, openPractice } from '../support/service-people.ts';

let service: TestService;
let person: TestClient;
let countToken: string;
beforeAll(async () => {
  service = await startTestService();
  person = await openPractice(service.origin);
  countToken = (await person.call('watch.start', {})).token;
});
afterAll(() => service.remove());

const names = Object.keys(routes) as RouteName[];
const asPerson = () => ({ Authorization: `Bearer ${person.token}` });
const headersFor = (name: RouteName): Record<string, string> => {
  const { auth } = routes[name];
  if (auth === 'none') return {};
  return auth === 'device' ? asPerson() : { Authorization: `Bearer ${countToken}` };
};

/** Writes raw bytes and collects what comes back until a whole error has come or the service closes. */
function raw(...parts: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(service.port, '127.0.0.1');
    let answer = '';
    socket.on('connect', () => {
      for (const part of parts) socket.write(part);
    });
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
      if (answer.endsWith('}}')) socket.destroy();
    });
    socket.on('close', () => done(answer));
    socket.on('error', failed);
  });
}

const request = (host: string, more = '') =>
  `POST /v1/health HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 7\r\nConnection: close\r\n${more}\r\n{"v":1}`;

describe('foreign origins', () => {
  it.each(names)('refuses a page that calls %s', async (name) => {
    const answer = await post(service.origin, name, { v: 1 }, { Origin: service.origin });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'auth.refusedOrigin' } } });
  });

  it('refuses a foreign Host and accepts its own', async () => {
    expect(await raw(request('evil.example'))).toMatch(/^HTTP\/1\.1 403 .*auth\.refusedOrigin/s);
    expect(await raw(request(`localhost:${service.port}`))).toMatch(/^HTTP\/1\.1 403 /);
    expect(await raw(request(`127.0.0.1:${service.port}`))).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each([
    ['an Origin header', { Origin: 'https://evil.example' }],
    ['a foreign Host', { Host: 'evil.example' }],
  ])('refuses a live socket with %s', async (_name, headers) => {
    const socket = new WebSocket(`${service.origin.replace('http', 'ws')}${livePath}`, {
      headers: { ...asPerson(), ...headers },
    });
    const status = await new Promise((done) => {
      socket.on('unexpected-response', (_request, response) => done(response.statusCode));
      socket.on('open', () => done('open'));
      socket.on('error', done);
    });
    expect(status).toBe(403);
  });
});

describe('malformed requests', () => {
  it.each(names)('refuses an empty and a decorated body of %s', async (name) => {
    const headers = headersFor(name);
    for (const body of ['', '{', '[]', 'null', '{}', '{"v":2}', '{"v":1,"extra":true}']) {
      const answer = await post(service.origin, name, body, headers);
      expect(answer).toMatchObject({ status: 400, body: { v: 1, error: { code: 'request.invalid' } } });
    }
  });

  it('refuses every unknown key of a full request', async () => {
    const who = { account: person.account, device: person.device.id };
    expect((await post(service.origin, 'login.challenge', { v: 1, ...who })).status).toBe(200);
    const more = await post(service.origin, 'login.challenge', { v: 1, ...who, admin: true });
    expect(more).toMatchObject({ status: 400, body: { error: { code: 'request.invalid' } } });
  });

  it('refuses text with more than one spelling of the same bytes', async () => {
    const { therapist, conversation } = await openConversation(service.origin);
    const sent = { v: 1, conversation, generation: 1, epoch: 1, envelope: randomId(), bytes: 'AB' };
    const headers = { Authorization: `Bearer ${therapist.token}` };
    expect((await post(service.origin, 'messages.send', sent, headers)).status).toBe(400);
    const canonical = { ...sent, bytes: 'AA' };
    expect((await post(service.origin, 'messages.send', canonical, headers)).status).toBe(200);
  });

  it('refuses other content types, methods and paths', async () => {
    const url = `${service.origin}${routePath('health')}`;
    const form = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body: '{"v":1}',
    });
    expect(form.status).toBe(400);
    for (const asked of [
      fetch(url),
      fetch(url, { method: 'OPTIONS' }),
      fetch(`${service.origin}/`),
      fetch(`${service.origin}/v1/__proto__`, { method: 'POST' }),
      fetch(`${service.origin}${livePath}`, { headers: asPerson() }),
    ]) {
      const answer = await asked;
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ v: 1, error: { code: 'request.notFound' } });
    }
  });

  it('answers bytes that are not HTTP with a code', async () => {
    expect(await raw('\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*request\.invalid/s);
  });
});

describe('limits', () => {
  it.each(names)('refuses a body of %s over its limit before reading it', async (name) => {
    const headers = headersFor(name);
    const answer = await post(service.origin, name, ' '.repeat(routes[name].bodyLimit + 1), headers);
    expect(answer).toMatchObject({ status: 413, body: { v: 1, error: { code: 'request.tooLarge' } } });
  });

  it('refuses a device route without a token before it looks at the body', async () => {
    const head = `POST ${routePath('messages.send')} HTTP/1.1\r\nHost: 127.0.0.1:${service.port}\r\n`;
    const answer = await raw(`${head}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`);
    expect(answer).toMatch(/^HTTP\/1\.1 401 .*auth\.failed/s);
  });

  it('gives up on headers that trickle in', async () => {
    const answer = await raw('POST /v1/health HTTP/1.1\r\nHost: ');
    expect(answer).toMatch(/^HTTP\/1\.1 408 .*request\.timeout/s);
  });

  it('cuts a live socket that sends a frame it does not know, or too large a one', async () => {
    for (const frame of ['{"v":1,"t":"send"}', 'x', JSON.stringify({ v: 1, t: 'ack', seqs: [] })]) {
      const live = await person.live();
      live.socket.send(frame);
      await live.untilClosed();
      expect(live.goodbye).toBe('request.invalid');
    }
    const live = await person.live();
    live.socket.send('x'.repeat(64 * 1024));
    await live.untilClosed();
  });
});

it('takes more acknowledgements at once than it stores at once', async () => {
  const live = await person.live();
  for (let sent = 1; sent <= 200; sent++) live.acknowledge([sent]);
  await live.until(() => live.acked.size === 200);
  live.close();
});

it('answers every refusal in the one shape', async () => {
  const answers = [
    await post(service.origin, 'health', '{'),
    await post(service.origin, 'nothing', {}),
    await post(service.origin, 'invitations.list', { v: 1 }),
  ];
  for (const { body } of answers) {
    const { v, error, ...rest } = body as { v: unknown; error: unknown };
    expect({ v, rest }).toEqual({ v: 1, rest: {} });
    expect(errorReportSchema.safeParse(error).success).toBe(true);
  }
});
