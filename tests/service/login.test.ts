/** Login and tokens: nonce once and for 60 s, bound to origin and device, one answer for every stranger. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import {
  codeOf,
  makeKeyPair,
  post,
  randomBytesText,
  randomId,
  TestClient,
} from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { openPractice } from '../support/service-people.ts';

let postgres: TestPostgres;
let service: RunningService;
const clock = new TestClock();
let person: TestClient;

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = await startInProcess(postgres.url, clock);
});
afterAll(async () => {
  await service.close();
  await postgres.remove();
});
beforeEach(async () => {
  person = await openPractice(service.origin);
});

const who = (client: TestClient) => ({ account: client.account, device: client.device.id });

describe('login', () => {
  it('trades a signed nonce for a token that opens the device routes', async () => {
    const { holdings } = await person.call('account.holdings', {});
    expect(holdings.find((held) => held.dataClass === 'account')?.count).toBe(1);
  });

  it('takes a nonce once', async () => {
    const { nonce } = await person.call('login.challenge', who(person));
    const proof = { ...who(person), nonce, signature: person.signLogin(nonce) };
    expect(await codeOf(person.call('login.finish', proof))).toBe('done');
    expect(await codeOf(person.call('login.finish', proof))).toBe('auth.failed');
  });

  it('uses a nonce up even when the signature was wrong', async () => {
    const { nonce } = await person.call('login.challenge', who(person));
    const forged = { ...who(person), nonce, signature: randomBytesText(64) };
    expect(await codeOf(person.call('login.finish', forged))).toBe('auth.failed');
    const right = { ...who(person), nonce, signature: person.signLogin(nonce) };
    expect(await codeOf(person.call('login.finish', right))).toBe('auth.failed');
  });

  it('refuses a nonce after 60 s', async () => {
    const { nonce } = await person.call('login.challenge', who(person));
    clock.advance(limits.loginNonceLifetimeMs);
    const proof = { ...who(person), nonce, signature: person.signLogin(nonce) };
    expect(await codeOf(person.call('login.finish', proof))).toBe('auth.expired');
  });

  it('refuses a signature made for another origin', async () => {
    const { nonce } = await person.call('login.challenge', who(person));
    const proof = { ...who(person), nonce, signature: person.signLogin(nonce, 'https://relay.example') };
    expect(await codeOf(person.call('login.finish', proof))).toBe('auth.failed');
  });

  it("refuses another device's nonce", async () => {
    const other = await openPractice(service.origin);
    const { nonce } = await person.call('login.challenge', who(other));
    const proof = { ...who(person), nonce, signature: person.signLogin(nonce) };
    expect(await codeOf(person.call('login.finish', proof))).toBe('auth.failed');
  });

  it('refuses the MLS key and the account key in place of the login key', async () => {
    for (const loginKey of [person.device.mlsKey, person.identity.accountKey, makeKeyPair()]) {
      const thief = new TestClient(service.origin, person.identity, { ...person.device, loginKey });
      expect(await codeOf(thief.login())).toBe('auth.failed');
    }
  });

  it('answers a device it does not know in the same shape, twice', async () => {
    const stranger = new TestClient(service.origin);
    const answer = await stranger.call('login.challenge', who(stranger));
    expect(Object.keys(answer).sort()).toEqual(['expiresAt', 'nonce', 'v']);
    const proof = { ...who(stranger), nonce: answer.nonce, signature: stranger.signLogin(answer.nonce) };
    const unknown = await post(service.origin, 'login.finish', { v: 1, ...proof });
    const { nonce } = await person.call('login.challenge', who(person));
    const wrong = { ...who(person), nonce, signature: randomBytesText(64) };
    expect(await post(service.origin, 'login.finish', { v: 1, ...wrong })).toEqual(unknown);
  });
});

describe('tokens', () => {
  it('end after ten minutes', async () => {
    clock.advance(limits.tokenLifetimeMs - 1);
    expect(await codeOf(person.call('invitations.list', {}))).toBe('done');
    clock.advance(1);
    expect(await codeOf(person.call('invitations.list', {}))).toBe('auth.expired');
  });

  it('are stored only as a hash', async () => {
    const rows = await postgres.query<{ token_hash: Buffer }>('SELECT token_hash FROM tokens');
    const token = Buffer.from(person.token, 'base64url');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some((row) => row.token_hash.equals(token))).toBe(false);
  });

  it.each([
    ['nothing', {}],
    ['an unknown token', { Authorization: `Bearer ${randomBytesText(32)}` }],
    ['a malformed token', { Authorization: 'Bearer x' }],
    ['another scheme', { Authorization: `Basic ${randomBytesText(32)}` }],
  ])('refuse %s', async (_name, headers) => {
    const answer = await post(
      service.origin,
      'invitations.list',
      { v: 1 },
      headers as Record<string, string>,
    );
    expect(answer).toEqual({
      status: 401,
      body: { v: 1, error: { code: 'auth.failed', retryable: false, fields: {} } },
    });
  });

  it('close their live socket when they end', async () => {
    const live = await person.live();
    clock.advance(limits.tokenLifetimeMs);
    await live.untilClosed();
    expect(live.goodbye).toBe('auth.expired');
  });
});

describe('opening a practice', () => {
  it('answers a repeat alike and refuses another list or name for the account', async () => {
    const fresh = new TestClient(service.origin);
    const asked = { enrolment: '', practiceName: 'Garden Practice', deviceList: fresh.identity.list() };
    const first = await fresh.call('accounts.openPractice', asked);
    expect(first.practice).toEqual({ name: 'Garden Practice', licence: null });
    expect(await fresh.call('accounts.openPractice', asked)).toEqual(first);
    const renamed = { ...asked, practiceName: 'Other' };
    expect(await codeOf(fresh.call('accounts.openPractice', renamed))).toBe('account.exists');
  });

  it('refuses a device id that another account has', async () => {
    const thief = new TestClient(service.origin);
    const deviceList = thief.identity.list([{ ...thief.device, id: person.device.id }]);
    const asked = { enrolment: '', practiceName: 'Thief', deviceList };
    expect(await codeOf(thief.call('accounts.openPractice', asked))).toBe('account.exists');
  });

  it.each(['', ' Quiet', 'Quiet\u202eRoom', 'a'.repeat(81)])(
    'refuses the practice name %j',
    async (practiceName) => {
      const fresh = new TestClient(service.origin);
      const asked = { enrolment: '', practiceName, deviceList: fresh.identity.list() };
      expect(await codeOf(fresh.call('accounts.openPractice', asked))).toBe('request.invalid');
    },
  );

  it('refuses lists that are forged, foreign, doubled or not the first', async () => {
    const { identity } = new TestClient(service.origin);
    const list = identity.list();
    const stranger = new TestClient(service.origin).identity;
    const forged = [
      { ...list, signature: randomBytesText(64) },
      { ...list, account: randomId() },
      { ...list, accountKey: stranger.accountKey.publicKey },
      { ...list, devices: stranger.list().devices },
      identity.list([identity.device, identity.device]),
      identity.list([identity.device], 2, list),
      identity.list([{ ...identity.device, mlsKey: identity.device.loginKey }]),
      identity.list([{ ...identity.device, loginKey: identity.accountKey }]),
    ];
    for (const deviceList of forged) {
      const asked = { enrolment: '', practiceName: 'Forged', deviceList };
      expect(await codeOf(person.call('accounts.openPractice', asked))).toBe('deviceList.invalid');
    }
  });
});
