/** Device lists over two nodes on one database: joining, revoking everywhere at once, never back, never forked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { codeOf, makeDevice, makeKeyPair, randomBytesText, TestClient } from '../support/service-client.ts';
import type { LiveClient } from '../support/service-live-client.ts';
import {
  acceptance,
  invite,
  joinPractice,
  message,
  openConversation,
  openPractice,
} from '../support/service-people.ts';

let postgres: TestPostgres;
let nodeA: TestService;
let nodeB: TestService;

beforeAll(async () => {
  postgres = await startTestPostgres();
  // Both at once: one of them migrates the empty database, the other waits.
  [nodeA, nodeB] = await Promise.all([
    startTestService({ env: { DATABASE_URL: postgres.url } }),
    startTestService({ env: { DATABASE_URL: postgres.url } }),
  ]);
});
afterAll(async () => {
  await nodeA.remove();
  await nodeB.remove();
  await postgres.remove();
});

const offer = () => ({ oneTime: [randomBytesText(300)], lastResort: randomBytesText(300) });

/** The same device at the other node, with a login of its own. */
const atNodeB = (client: TestClient) => new TestClient(nodeB.origin, client.identity, client.device).login();

describe('two nodes', () => {
  it('are one service: same generation, and a token of one opens the other', async () => {
    expect(nodeA.serviceGeneration).toBe(nodeB.serviceGeneration);
    const person = await openPractice(nodeA.origin);
    person.origin = nodeB.origin;
    expect(await codeOf(person.call('invitations.list', {}))).toBe('done');
  });

  it('push a message sent to one node to a socket at the other', async () => {
    const { therapist, client, conversation } = await openConversation(nodeA.origin);
    const live = await (await (await atNodeB(client)).live()).untilItems(1);
    const sent = message(conversation);
    await therapist.call('messages.send', sent);
    await live.untilItems(2);
    expect(live.items[1]).toMatchObject({ kind: 'message', envelope: sent.envelope });
    live.close();
  });

  it('number one conversation together', async () => {
    const { therapist, client, conversation } = await openConversation(nodeA.origin);
    const elsewhere = await atNodeB(client);
    const sends = Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? therapist : elsewhere).call('messages.send', message(conversation)),
    );
    const numbers = (await Promise.all(sends)).map((answer) => answer.number);
    expect(numbers.toSorted((left, right) => left - right)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 2),
    );
  });

  it('keep waiting items when one of them is killed', async () => {
    const { therapist, client, conversation } = await openConversation(nodeA.origin);
    const sent = message(conversation);
    await therapist.call('messages.send', sent);
    await nodeA.kill();
    const live = await (await (await atNodeB(client)).live()).untilItems(2);
    expect(live.items[1]).toMatchObject({ envelope: sent.envelope });
    live.close();
    await nodeA.start();
  });
});

describe('a lost database connection', () => {
  const cut = () =>
    postgres.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'o7-service%'",
    );

  it('is made again; nothing sent meanwhile is lost', async () => {
    const { therapist, client, conversation } = await openConversation(nodeA.origin);
    const elsewhere = await atNodeB(client);
    const live = await (await elsewhere.live()).untilItems(1);
    // Some connections are in the middle of a transaction, some idle, one listens.
    const busy = Array.from({ length: 12 }, () =>
      codeOf(therapist.call('messages.send', message(conversation))),
    );
    await cut();
    // A request may find its connection gone: it says so, and may be repeated.
    const sent = message(conversation);
    const outcomes = [...(await Promise.all(busy)), await codeOf(therapist.call('messages.send', sent))];
    for (const outcome of outcomes) expect(['done', 'service.unavailable']).toContain(outcome);
    await therapist.call('messages.send', sent);
    const has = (one: LiveClient) =>
      one.items.some((item) => item.kind === 'message' && item.envelope === sent.envelope);
    await live.until((one) => has(one) || one.closed);
    // A socket whose mailbox could not be read was told so, and comes back.
    if (!has(live)) {
      expect(live.goodbye).toBe('service.unavailable');
      (await (await elsewhere.live()).until(has)).close();
    }
    live.close();
  });

  it('does not hide a revocation that happened meanwhile', async () => {
    const person = await openPractice(nodeA.origin);
    const live = await (await atNodeB(person)).live();
    const account = Buffer.from(person.account, 'base64url');
    // Revoked past the service, without the notification: as if it came while nobody listened.
    await postgres.query('UPDATE devices SET revoked_at = 1 WHERE account = $1', [account]);
    await cut();
    await live.untilClosed();
    expect(live.goodbye).toBe('device.revoked');
  });
});

describe('a device list', () => {
  it('revokes a missing device at once on every node, and lets the new one in', async () => {
    const person = await openPractice(nodeA.origin);
    const [here, there] = [await person.live(), await (await atNodeB(person)).live()];
    const next = makeDevice();
    const first = person.identity.list();
    const deviceList = person.identity.list([next], 2, first);
    const newDevice = { device: next.id, keyPackages: offer() };
    expect(await person.call('deviceLists.publish', { deviceList, newDevice })).toEqual({ v: 1, version: 2 });
    await Promise.all([here.untilClosed(), there.untilClosed()]);
    expect([here.goodbye, there.goodbye]).toEqual(['device.revoked', 'device.revoked']);
    expect(await codeOf(person.call('invitations.list', {}))).toBe('auth.failed');
    expect(await codeOf(person.login())).toBe('device.revoked');
    const successor = await new TestClient(nodeB.origin, person.identity, next).login();
    const live = await successor.live();
    expect(live.hello).toMatchObject({ keyPackages: 1, accepted: 0 });
    live.close();
  });

  it('reaches everybody joined to the account and its own devices, in order before what the new device sends', async () => {
    const { therapist, client, conversation } = await openConversation(nodeA.origin);
    const next = makeDevice();
    const deviceList = client.identity.list([client.device, next], 2, client.identity.list());
    await client.call('deviceLists.publish', {
      deviceList,
      newDevice: { device: next.id, keyPackages: offer() },
    });
    const second = await new TestClient(nodeA.origin, client.identity, next).login();
    await second.call('messages.send', message(conversation));
    const live = await (await therapist.live()).untilItems(3);
    expect(live.items.map((item) => item.kind)).toEqual(['pairing', 'devices', 'message']);
    expect(live.items[1]).toMatchObject({ deviceList });
    live.close();
    const own = await (await client.live()).untilItems(3);
    expect(own.items.map((item) => item.kind)).toEqual(['welcome', 'devices', 'message']);
    own.close();
  });

  it('hands pairing answers that still wait to the device that replaces the old one', async () => {
    const therapist = await openPractice(nodeA.origin);
    const { lookupId } = await invite(therapist);
    const client = new TestClient(nodeA.origin);
    const answer = acceptance(lookupId, client.identity);
    await client.call('invitations.accept', answer);
    const next = makeDevice();
    const deviceList = therapist.identity.list([next], 2, therapist.identity.list());
    await therapist.call('deviceLists.publish', { deviceList, newDevice: null });
    const successor = await new TestClient(nodeA.origin, therapist.identity, next).login();
    const live = await (await successor.live()).untilItems(1);
    expect(live.items).toMatchObject([{ kind: 'pairing', seq: 1, bytes: answer.sealedAnswer }]);
    live.close();
  });

  it('does not call a message collected because its device was revoked', async () => {
    const { therapist, client, conversation } = await openConversation(nodeA.origin);
    const sent = message(conversation);
    await therapist.call('messages.send', sent);
    const deviceList = client.identity.list([makeDevice()], 2, client.identity.list());
    await client.call('deviceLists.publish', { deviceList, newDevice: null });
    const { row } = await therapist.call('messages.row', { conversation, envelope: sent.envelope });
    expect(row).toMatchObject({ bytes: null, waitingFor: 0, collectedAt: null });
  });

  it('gives a repeat the same answer', async () => {
    const person = await openPractice(nodeA.origin);
    const deviceList = person.identity.list([person.device, makeDevice()], 2, person.identity.list());
    const body = { deviceList, newDevice: null };
    const first = await person.call('deviceLists.publish', body);
    expect(await person.call('deviceLists.publish', body)).toEqual(first);
  });

  it('is refused when it goes back, skips, forks, or is somebody else’s', async () => {
    const person = await openPractice(nodeA.origin);
    const { identity, device } = person;
    const publish = (deviceList: ReturnType<typeof identity.list>) =>
      codeOf(person.call('deviceLists.publish', { deviceList, newDevice: null }));
    const first = identity.list();
    const second = identity.list([device, makeDevice()], 2, first);
    const fork = identity.list([device, makeDevice()], 2, first);
    expect(await publish(second)).toBe('done');
    expect(await publish(first)).toBe('deviceList.rollback');
    expect(await publish(fork)).toBe('deviceList.rollback');
    expect(await publish(identity.list([device], 3, first))).toBe('deviceList.rollback');
    expect(await publish(identity.list([device], 4, second))).toBe('deviceList.rollback');
    const stranger = await openPractice(nodeA.origin);
    expect(await publish(stranger.identity.list([stranger.device], 2, stranger.identity.list()))).toBe(
      'deviceList.invalid',
    );
  });

  it('never brings a revoked device back or changes the keys of one', async () => {
    const person = await openPractice(nodeA.origin);
    const { identity, device } = person;
    const publish = (deviceList: ReturnType<typeof identity.list>) =>
      codeOf(person.call('deviceLists.publish', { deviceList, newDevice: null }));
    const second = makeDevice();
    const lists = [identity.list()];
    lists.push(identity.list([device, second], 2, lists[0]));
    lists.push(identity.list([device], 3, lists[1]));
    expect(await publish(lists[1]!)).toBe('done');
    expect(await publish(lists[2]!)).toBe('done');
    expect(await publish(identity.list([device, second], 4, lists[2]))).toBe('deviceList.invalid');
    const changed = identity.list([{ ...device, loginKey: makeKeyPair() }], 4, lists[2]);
    expect(await publish(changed)).toBe('deviceList.invalid');
  });

  it('takes key packages only for a device that it adds', async () => {
    const person = await openPractice(nodeA.origin);
    const victim = await joinPractice(person);
    const deviceList = person.identity.list([person.device, makeDevice()], 2, person.identity.list());
    for (const device of [victim.device.id, person.device.id]) {
      const newDevice = { device, keyPackages: offer() };
      expect(await codeOf(person.call('deviceLists.publish', { deviceList, newDevice }))).toBe(
        'deviceList.invalid',
      );
    }
  });
});
