/** Mailboxes under kill -9, many senders and slow devices: nothing lost, order kept, quotas hold. */
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import { systemClock } from '../../service/clock.ts';
import { startTestPostgres } from '../support/postgres.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { codeOf, makeDevice, randomBytesText, randomId, TestClient } from '../support/service-client.ts';
import { startInProcess } from '../support/service-in-process.ts';
import type { LiveClient } from '../support/service-live-client.ts';
import { message, openConversation, type Pair } from '../support/service-people.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.remove());

const messagesOf = (live: LiveClient) => live.items.filter((item) => item.kind === 'message');

/** Sends until the service has it, over restarts, as an engine's outbox does. */
async function sendUntilAccepted(from: TestClient, body: ReturnType<typeof message>): Promise<number> {
  for (;;) {
    try {
      return (await from.call('messages.send', body)).number;
    } catch (error) {
      // The connection broke: the service is away. The caller brings it back.
      if (!(error instanceof TypeError)) throw error;
      await backAgain;
    }
  }
}
let backAgain: Promise<unknown> = Promise.resolve();

describe('delivery', () => {
  it('keeps order over several batches while the device acknowledges late', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const sent = Array.from({ length: 3 * limits.pushBatch }, () => message(conversation));
    for (const one of sent) await therapist.call('messages.send', one);
    const live = await (await client.live({ acknowledge: false })).untilItems(sent.length + 1);
    expect(messagesOf(live).map((item) => item.envelope)).toEqual(sent.map((one) => one.envelope));
    live.close();
  });

  it('waits for acknowledgements instead of sending without end', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    // With the welcome before them, exactly one batch more than may be unacknowledged.
    const sent = Array.from({ length: 5 * limits.pushBatch - 1 }, () => message(conversation));
    for (const one of sent) await therapist.call('messages.send', one);
    const live = await (await client.live({ acknowledge: false })).untilItems(4 * limits.pushBatch);
    live.acknowledge(live.items.slice(0, limits.pushBatch).map((item) => item.seq));
    await live.until(() => live.acked.size === limits.pushBatch);
    await live.untilItems(sent.length + 1);
    expect(messagesOf(live).map((item) => item.envelope)).toEqual(sent.map((one) => one.envelope));
    live.close();
  });

  it('splits large items over frames that stay within the limit', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    for (let position = 2; position <= 5; position++) {
      await therapist.call('conversations.commit', {
        conversation,
        generation: 1,
        position,
        envelope: randomId(),
        bytes: randomBytesText(limits.handshakeBytes),
        welcomes: [],
      });
    }
    const live = await (await client.live()).untilItems(5);
    const sizes = live.frames
      .filter((frame) => frame.t === 'deliver')
      .map((frame) => JSON.stringify(frame).length);
    expect(Math.max(...sizes)).toBeLessThan(limits.liveFrameBytes);
    expect(live.items.map((item) => item.seq)).toEqual([1, 2, 3, 4, 5]);
    live.close();
  });

  it('gives every socket of a device the items, and makes room for a fourth by closing the oldest', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const sockets: LiveClient[] = [];
    for (let opened = 0; opened < limits.socketsPerDevice; opened++) {
      sockets.push(await client.live({ acknowledge: false }));
    }
    await therapist.call('messages.send', message(conversation));
    for (const live of sockets) await live.untilItems(2);
    const fourth = await client.live({ acknowledge: false });
    await sockets[0]?.untilClosed();
    expect(sockets.map((live) => live.goodbye)).toEqual(['service.busy', null, null]);
    for (const live of [...sockets, fourth]) live.close();
  });

  it('ignores acknowledgements of what is not there', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const sent = message(conversation);
    await therapist.call('messages.send', sent);
    const live = await (await client.live({ acknowledge: false })).untilItems(2);
    live.acknowledge([2]);
    live.acknowledge([2, 99_999]);
    await live.until(() => live.acked.has(99_999));
    const { row } = await therapist.call('messages.row', { conversation, envelope: sent.envelope });
    expect(row).toMatchObject({ waitingFor: 0, bytes: null });
    live.close();
    const again = await client.live();
    expect(again.hello.waiting).toBe(1);
    again.close();
  });

  it('numbers concurrent senders without gaps that reorder: what comes later never has a smaller number', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const live = await client.live();
    const sends = Array.from({ length: 40 }, () => therapist.call('messages.send', message(conversation)));
    const numbers = (await Promise.all(sends)).map((answer) => answer.number);
    await live.untilItems(41);
    const seen = messagesOf(live).map((item) => item.number);
    expect(seen).toEqual(numbers.toSorted((left, right) => left - right));
    live.close();
  });
});

describe('several devices of one person', () => {
  it('may acknowledge the same messages at once in any order: the bytes go with the last of them', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const more = [makeDevice(), makeDevice(), makeDevice()];
    const deviceList = client.identity.list([client.device, ...more], 2, client.identity.list());
    await client.call('deviceLists.publish', { deviceList, newDevice: null });
    const sent = Array.from({ length: 40 }, () => message(conversation));
    for (const one of sent) await therapist.call('messages.send', one);
    const devices = await Promise.all(
      [client.device, ...more].map((device) =>
        new TestClient(service.origin, client.identity, device).login(),
      ),
    );
    const sockets = await Promise.all(devices.map((device) => device.live({ acknowledge: false })));
    for (const live of sockets) await live.untilItems(live.hello.waiting);
    const seqsOf = (live: LiveClient) => messagesOf(live).map((item) => item.seq);
    for (const [at, live] of sockets.entries()) {
      const seqs = at % 2 === 0 ? seqsOf(live) : seqsOf(live).toReversed();
      for (let from = 0; from < seqs.length; from += 10) live.acknowledge(seqs.slice(from, from + 10));
    }
    await Promise.all(sockets.map((live) => live.until(() => live.acked.size === sent.length)));
    for (const { envelope } of sent) {
      const { row } = await therapist.call('messages.row', { conversation, envelope });
      expect(row).toMatchObject({ waitingFor: 0, bytes: null, collectedAt: expect.any(Number) });
    }
    for (const live of sockets) live.close();
  });
});

describe('the end of the service', () => {
  it('by kill -9 in the middle of a stream loses nothing that was accepted and nothing that was not acknowledged', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const before = await client.live();
    const sent = Array.from({ length: 60 }, () => message(conversation));
    const sending = (async () => {
      for (const one of sent) await sendUntilAccepted(therapist, one);
    })();
    await before.untilItems(20);
    const back = Promise.withResolvers<void>();
    backAgain = back.promise;
    await service.kill();
    await before.untilClosed();
    await service.start();
    back.resolve();
    await sending;
    const after = await client.live();
    // What had been acknowledged for certain never comes back; the rest does, in order.
    const seen = new Map(messagesOf(before).map((item) => [item.envelope, item.number]));
    await after.until((live) => {
      for (const item of messagesOf(live)) seen.set(item.envelope, item.number);
      return seen.size === sent.length;
    });
    const inOrder = [...seen].toSorted(([, left], [, right]) => left - right).map(([envelope]) => envelope);
    expect(inOrder).toEqual(sent.map((one) => one.envelope));
    const confirmed = messagesOf(before).filter((item) => before.acked.has(item.seq));
    const repeated = new Set(messagesOf(after).map((item) => item.envelope));
    expect(confirmed.filter((item) => repeated.has(item.envelope))).toEqual([]);
    after.close();
  });

  it('by kill -9 leaves no second PostgreSQL behind and keeps tokens, generation and origin', async () => {
    const { therapist } = await openConversation(service.origin);
    const { origin, serviceGeneration } = service;
    await service.kill();
    await service.start();
    expect(service).toMatchObject({ origin, serviceGeneration });
    expect(await codeOf(therapist.call('invitations.list', {}))).toBe('done');
  });

  it('tells live sockets goodbye when it is stopped in order', async () => {
    const { client } = await openConversation(service.origin);
    const live = await client.live();
    expect(await service.stop()).toBe(0);
    await live.untilClosed();
    expect(live.goodbye).toBe('service.unavailable');
    await service.start();
  });

  it('is not held up by a device that no longer reads', async () => {
    const { client } = await openConversation(service.origin);
    const live = await client.live();
    live.socket.pause();
    expect(await service.stop()).toBe(0);
    live.close();
    await service.start();
  });
});

describe('any order of sending, acknowledging, dropping and restarting', () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('send' as const), by: fc.constantFrom(0, 1) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('collect' as const), by: fc.constantFrom(0, 1) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('peek' as const), by: fc.constantFrom(0, 1) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), by: fc.constant(0) }) },
    ),
    { minLength: 5, maxLength: 25 },
  );

  /** Reads everything that waits; with `acknowledge` it leaves the mailbox. */
  async function readAll(person: TestClient, acknowledge: boolean): Promise<string[]> {
    const live = await person.live({ acknowledge });
    await live.untilItems(live.hello.waiting);
    if (acknowledge) await live.until(() => live.items.every((item) => live.acked.has(item.seq)));
    live.close();
    return messagesOf(live).map((item) => item.envelope);
  }

  it('loses nothing, repeats only what was not acknowledged, keeps the order', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { therapist, client, conversation }: Pair = await openConversation(service.origin);
        const people = [therapist, client] as const;
        const owed: [string[], string[]] = [[], []];
        for (const step of plan) {
          const by = step.by as 0 | 1;
          if (step.do === 'kill') {
            await service.kill();
            await service.start();
          } else if (step.do === 'send') {
            const one = message(conversation);
            await people[by].call('messages.send', one);
            owed[by === 0 ? 1 : 0].push(one.envelope);
          } else {
            expect(await readAll(people[by], step.do === 'collect')).toEqual(owed[by]);
            if (step.do === 'collect') owed[by] = [];
          }
        }
        for (const by of [0, 1] as const) expect(await readAll(people[by], true)).toEqual(owed[by]);
      }),
      { seed: 20_261_122, numRuns: 8 },
    );
  });
});

describe('quotas', () => {
  it('stops one sender at its share of a mailbox, and goes on once the device has collected', async () => {
    const postgres = await startTestPostgres();
    const own = await startTestService({ env: { DATABASE_URL: postgres.url } });
    const { therapist, client, conversation } = await openConversation(own.origin);
    const one = message(conversation);
    await therapist.call('messages.send', one);
    // The rest of the share, as if sent: 4,999 requests would take a minute and show nothing more.
    await postgres.query(
      `INSERT INTO deliveries (device, seq, kind, sender_device, envelope, created_at)
       SELECT device, seq + n, kind, sender_device, envelope, created_at
       FROM deliveries, generate_series(1, $1) AS n WHERE kind = 'message'`,
      [limits.mailboxPerSender - 2],
    );
    await postgres.query('UPDATE devices SET mailbox_seq = mailbox_seq + $1', [limits.mailboxPerSender]);
    expect(await codeOf(therapist.call('messages.send', message(conversation)))).toBe('mailbox.full');
    expect(await codeOf(client.call('messages.send', message(conversation)))).toBe('done');
    // A commit still has room, for a while.
    const commit = (position: number) => ({
      ...{ conversation, generation: 1, position, envelope: randomId() },
      bytes: randomBytesText(400),
      welcomes: [],
    });
    expect(await codeOf(therapist.call('conversations.commit', commit(2)))).toBe('done');
    await postgres.query(
      `INSERT INTO deliveries (device, seq, kind, sender_device, envelope, created_at)
       SELECT device, seq + 10000 + n, kind, sender_device, envelope, created_at
       FROM (SELECT * FROM deliveries WHERE kind = 'message' ORDER BY seq LIMIT 1) AS one, generate_series(1, $1) AS n`,
      [limits.handshakesBeyond],
    );
    expect(await codeOf(therapist.call('conversations.commit', commit(3)))).toBe('mailbox.full');
    await postgres.query("DELETE FROM deliveries WHERE kind = 'message' AND seq > 2");
    expect(await codeOf(therapist.call('messages.send', message(conversation)))).toBe('done');
    // A few envelopes that count as very large, in place of a quarter of a gigabyte.
    await postgres.query('UPDATE envelopes SET size = $1 WHERE bytes IS NOT NULL', [
      limits.waitingBytesPerAccount,
    ]);
    expect(await codeOf(therapist.call('messages.send', message(conversation)))).toBe('mailbox.full');
    const live = await (await client.live()).untilItems(3);
    await live.until(() => live.items.every((item) => live.acked.has(item.seq)));
    live.close();
    expect(await codeOf(therapist.call('messages.send', message(conversation)))).toBe('done');
    await own.remove();
    await postgres.remove();
  });

  it('stops a handshake log at its size', async () => {
    const postgres = await startTestPostgres();
    const own = await startTestService({ env: { DATABASE_URL: postgres.url } });
    const { therapist, conversation } = await openConversation(own.origin);
    const commit = () => ({
      conversation,
      generation: 1,
      position: 2,
      envelope: randomId(),
      bytes: randomBytesText(1_000),
      welcomes: [],
    });
    const rows = await postgres.query('SELECT log_bytes FROM conversations');
    expect(rows).toEqual([{ log_bytes: '1300' }]);
    await postgres.query('UPDATE conversations SET log_bytes = $1', [limits.logBytesPerConversation - 999]);
    expect(await codeOf(therapist.call('conversations.commit', commit()))).toBe('request.tooMany');
    // The founder goes on in the next generation.
    const next = { ...commit(), generation: 2, position: 1 };
    expect(await codeOf(therapist.call('conversations.commit', next))).toBe('done');
    expect(await postgres.query('SELECT generation, log_bytes FROM conversations')).toEqual([
      { generation: 2, log_bytes: '1000' },
    ]);
    await postgres.query('UPDATE conversations SET generation = 1, last_position = 1');
    await postgres.query('UPDATE conversations SET log_bytes = $1', [limits.logBytesPerConversation - 1_000]);
    expect(await codeOf(therapist.call('conversations.commit', commit()))).toBe('done');
    await own.remove();
    await postgres.remove();
  });
});

describe('a slow reader', () => {
  it('is cut, and gets everything when it comes back', async () => {
    const postgres = await startTestPostgres();
    const own = await startInProcess(postgres.url, systemClock, {}, { slowReaderMs: 200 });
    const { therapist, client, conversation } = await openConversation(own.origin);
    for (let position = 2; position <= 21; position++) {
      await therapist.call('conversations.commit', {
        conversation,
        generation: 1,
        position,
        envelope: randomId(),
        bytes: randomBytesText(limits.handshakeBytes),
        welcomes: [],
      });
    }
    const stalled = await client.live();
    stalled.socket.pause();
    // Writing is how a paused socket learns that the other side is gone.
    const knocking = setInterval(() => stalled.socket.ping(), 20);
    await stalled.untilClosed();
    clearInterval(knocking);
    expect(stalled.items.length).toBeLessThan(21);
    const back = await (await client.live()).untilItems(21);
    expect(back.items.map((item) => item.seq)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
    back.close();
    await own.close();
    await postgres.remove();
  });
});
