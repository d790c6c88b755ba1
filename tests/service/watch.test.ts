/** The count-only token: one number about waiting messages, for 24 hours, and nothing else anywhere. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import { type RouteName, routes } from '../../contract/wire/routes.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { codeOf, makeDevice, post, TestClient } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { message, openConversation, type Pair } from '../support/service-people.ts';

let postgres: TestPostgres;
let service: RunningService;
let clock: TestClock;
let pair: Pair;

beforeAll(async () => {
  postgres = await startTestPostgres();
  clock = new TestClock();
  service = await startInProcess(postgres.url, clock);
});
afterAll(async () => {
  await service.close();
  await postgres.remove();
});
beforeEach(async () => {
  pair = await openConversation(service.origin);
});

const as = (person: TestClient, token: string): TestClient =>
  Object.assign(new TestClient(person.origin, person.identity, person.device), { token });

async function watcherOf(person: TestClient): Promise<TestClient> {
  return as(person, (await person.call('watch.start', {})).token);
}

const countOf = async (person: TestClient) => (await person.call('watch.count', {})).count;

describe('a locked device', () => {
  it('is told how many messages wait for it, and nothing of welcomes, commits and device lists', async () => {
    const watcher = await watcherOf(pair.client);
    // A welcome waits for the client, and a pairing answer for the therapist.
    expect(await countOf(watcher)).toBe(0);
    expect(await countOf(await watcherOf(pair.therapist))).toBe(0);
    await pair.therapist.call('messages.send', message(pair.conversation));
    await pair.therapist.call('messages.send', message(pair.conversation));
    expect(await countOf(watcher)).toBe(2);
    const live = await (await pair.client.live()).untilItems(3);
    live.close();
    await live.untilClosed();
    // The socket may close before the acknowledgement has been handled.
    await expect.poll(() => countOf(watcher)).toBe(0);
  });

  it('learns the number alone', async () => {
    const { token } = await watcherOf(pair.client);
    const headers = { Authorization: `Bearer ${token}` };
    expect(await post(service.origin, 'watch.count', { v: 1 }, headers)).toEqual({
      status: 200,
      body: { v: 1, count: 0 },
    });
  });
});

describe('the count token', () => {
  const guarded = (Object.keys(routes) as RouteName[]).filter((name) => routes[name].auth === 'device');

  it.each(guarded)('is refused at %s', async (name) => {
    const { token } = await watcherOf(pair.client);
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await post(service.origin, name, { v: 1 }, headers);
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'auth.failed' } } });
  });

  it('opens no live socket', async () => {
    await expect((await watcherOf(pair.client)).live()).rejects.toThrow();
    (await pair.client.live()).close();
  });

  it('is the only one that may count: a device token is refused', async () => {
    expect(await codeOf(pair.client.call('watch.count', {}))).toBe('auth.failed');
    expect(await codeOf(as(pair.client, '').call('watch.count', {}))).toBe('auth.failed');
  });

  it('replaces the one before it, and does not end the login', async () => {
    const first = await watcherOf(pair.client);
    const second = await watcherOf(pair.client);
    expect(await codeOf(first.call('watch.count', {}))).toBe('auth.failed');
    expect(await codeOf(second.call('watch.count', {}))).toBe('done');
    expect(await codeOf(pair.client.call('invitations.list', {}))).toBe('done');
  });

  it('outlives the login and ends after 24 hours', async () => {
    const watcher = await watcherOf(pair.client);
    clock.advance(limits.countTokenLifetimeMs - 1);
    expect(await codeOf(pair.client.call('invitations.list', {}))).toBe('auth.expired');
    expect(await codeOf(watcher.call('watch.count', {}))).toBe('done');
    clock.advance(1);
    expect(await codeOf(watcher.call('watch.count', {}))).toBe('auth.expired');
  });

  it('ends with the device', async () => {
    const watcher = await watcherOf(pair.client);
    const { identity } = pair.client;
    const next = identity.list([makeDevice()], 2, identity.list());
    await pair.client.call('deviceLists.publish', { deviceList: next, newDevice: null });
    expect(await codeOf(watcher.call('watch.count', {}))).toBe('auth.failed');
  });
});
