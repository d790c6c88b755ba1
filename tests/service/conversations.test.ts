/** Conversations over a real service: order, acknowledgement, redelivery, replays, positions, epochs, membership. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import type { AppError } from '../../contract/errors/app-error.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { codeOf, randomBytesText, randomId } from '../support/service-client.ts';
import { joinPractice, message, openConversation, openPractice } from '../support/service-people.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service.remove());

describe('sending', () => {
  it('delivers pairing, welcome and messages in order and deletes what is acknowledged', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const sent = [message(conversation), message(conversation), message(conversation)];
    for (const one of sent) await therapist.call('messages.send', one);
    const live = await (await client.live()).untilItems(4);
    expect(live.items.map((item) => item.kind)).toEqual(['welcome', 'message', 'message', 'message']);
    expect(live.items.slice(1).map((item) => (item.kind === 'message' ? item.bytes : item.kind))).toEqual(
      sent.map((one) => one.bytes),
    );
    expect(live.items.map((item) => item.seq)).toEqual([1, 2, 3, 4]);
    await live.until(() => live.acked.size === 4);
    live.close();
    const again = await client.live();
    expect(again.hello.waiting).toBe(0);
    again.close();
    const pairing = await (await therapist.live()).untilItems(1);
    expect(pairing.items[0]?.kind).toBe('pairing');
    expect(pairing.hello.accepted).toBe(4);
    pairing.close();
  });

  it('pushes to a waiting socket and shows the row until it is collected', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const live = await (await client.live({ acknowledge: false })).untilItems(1);
    const sent = message(conversation);
    const answer = await therapist.call('messages.send', sent);
    await live.untilItems(2);
    const asked = { conversation, envelope: sent.envelope };
    const { row } = await therapist.call('messages.row', asked);
    expect(row).toMatchObject({
      bytes: sent.bytes,
      waitingFor: 1,
      size: 512,
      number: answer.number,
      collectedAt: null,
    });
    live.acknowledge([2]);
    await live.until(() => live.acked.has(2));
    const after = await therapist.call('messages.row', asked);
    expect(after.row).toMatchObject({ bytes: null, waitingFor: 0 });
    expect(after.row.collectedAt).not.toBeNull();
    expect(await codeOf(client.call('messages.row', asked))).toBe('envelope.unknown');
    live.close();
  });

  it('gives a replay the stored answer and refuses other bytes under the same id', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const sent = message(conversation);
    const first = await therapist.call('messages.send', sent);
    expect(await therapist.call('messages.send', sent)).toEqual(first);
    const other = { ...sent, bytes: randomBytesText(512) };
    expect(await codeOf(therapist.call('messages.send', other))).toBe('request.invalid');
    const live = await (await client.live()).untilItems(2);
    expect(live.items).toHaveLength(2);
    live.close();
  });
});

describe('the handshake log', () => {
  const commit = (conversation: string, position: number) => ({
    conversation,
    generation: 1,
    position,
    envelope: randomId(),
    bytes: randomBytesText(300),
    welcomes: [],
  });

  it('lets exactly one of two racing commits win a position', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const racing = [
      ...Array.from({ length: 4 }, () => therapist.call('conversations.commit', commit(conversation, 2))),
      ...Array.from({ length: 4 }, () => client.call('conversations.commit', commit(conversation, 2))),
    ];
    const outcomes = await Promise.allSettled(racing);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'fulfilled') continue;
      const { code, fields } = outcome.reason as AppError;
      expect({ code, fields }).toEqual({ code: 'log.positionTaken', fields: { last: 2, generation: 1 } });
    }
    const log = await client.call('conversations.log', { conversation, generation: 1, from: 1 });
    expect(log.last).toBe(2);
    expect(log.entries.map((entry) => entry.position)).toEqual([1, 2]);
  });

  it('accepts the newest and the previous epoch only', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    await therapist.call('conversations.commit', commit(conversation, 2));
    await therapist.call('conversations.commit', commit(conversation, 3));
    expect(await codeOf(client.call('messages.send', message(conversation, 3)))).toBe('done');
    expect(await codeOf(client.call('messages.send', message(conversation, 2)))).toBe('done');
    for (const epoch of [0, 1, 4]) {
      expect(await codeOf(client.call('messages.send', message(conversation, epoch)))).toBe(
        'envelope.staleEpoch',
      );
    }
  });

  it('lets only the founder open a generation, and refuses messages before the first', async () => {
    const therapist = await openPractice(service.origin);
    const client = await joinPractice(therapist);
    const conversation = randomId();
    await therapist.call('conversations.create', { conversation, members: [client.account] });
    expect(await codeOf(client.call('messages.send', message(conversation, 0)))).toBe('conversation.notOpen');
    expect(await codeOf(client.call('conversations.commit', commit(conversation, 1)))).toBe(
      'request.invalid',
    );
    expect(await codeOf(therapist.call('conversations.commit', commit(conversation, 1)))).toBe('done');
    const next = { ...commit(conversation, 1), generation: 2 };
    expect(await codeOf(client.call('conversations.commit', next))).toBe('request.invalid');
    expect(await codeOf(therapist.call('conversations.commit', next))).toBe('done');
    expect(await codeOf(therapist.call('conversations.commit', commit(conversation, 2)))).toBe(
      'log.positionTaken',
    );
  });
});

describe('passing on', () => {
  it('reaches who is connected, is counted and checked like a message, and is kept nowhere', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const live = await (await client.live()).untilItems(1);
    const passed = (epoch = 1, bytes = randomBytesText(200)) => ({ ...message(conversation, epoch, bytes) });
    const first = passed();
    const before = await therapist.live();
    const { accepted } = await therapist.call('messages.pass', first);
    expect(accepted).toBe(before.hello.accepted + 1);
    const frames = () => live.frames.flatMap((frame) => (frame.t === 'passing' ? [frame.item] : []));
    await live.until(() => frames().length === 1);
    expect(frames()[0]).toMatchObject({
      conversation,
      generation: 1,
      epoch: 1,
      envelope: first.envelope,
      senderDevice: therapist.device.id,
      bytes: first.bytes,
    });
    // Its sender gets nothing back, nobody finds a row, and who connects later was not there.
    expect(before.frames.filter(({ t }) => t === 'passing')).toEqual([]);
    const asked = { conversation, envelope: first.envelope };
    expect(await codeOf(therapist.call('messages.row', asked))).toBe('envelope.unknown');
    live.close();
    const later = await client.live();
    expect(later.hello.waiting).toBe(0);

    const stranger = await openPractice(service.origin);
    expect(await codeOf(stranger.call('messages.pass', passed()))).toBe('conversation.unknown');
    expect(await codeOf(therapist.call('messages.pass', passed(2)))).toBe('envelope.staleEpoch');
    const large = randomBytesText(limits.passingBytes + 1);
    expect(await codeOf(therapist.call('messages.pass', passed(1, large)))).toBe('request.invalid');

    // A message behind them shows that the socket had its time: nothing was passed to who blocked the sender.
    await client.call('blocks.put', { account: therapist.account, blocked: true });
    await therapist.call('messages.pass', passed());
    await client.call('blocks.put', { account: therapist.account, blocked: false });
    await therapist.call('messages.send', message(conversation));
    await later.untilItems(1);
    expect(later.frames.filter(({ t }) => t === 'passing')).toEqual([]);
    for (const one of [before, later]) one.close();
  });
});

describe('membership', () => {
  it('answers alike for a conversation that does not exist and one of other people', async () => {
    const { conversation } = await openConversation(service.origin);
    const stranger = await openPractice(service.origin);
    for (const id of [conversation, randomId()]) {
      expect(await codeOf(stranger.call('messages.send', message(id)))).toBe('conversation.unknown');
      const asked = { conversation: id, generation: 1, from: 1 };
      expect(await codeOf(stranger.call('conversations.log', asked))).toBe('conversation.unknown');
    }
  });

  it('makes a conversation only between joined people, and the same one only once', async () => {
    const therapist = await openPractice(service.origin);
    const client = await joinPractice(therapist);
    const stranger = await openPractice(service.origin);
    const conversation = randomId();
    const create = (members: string[]) =>
      codeOf(therapist.call('conversations.create', { conversation, members }));
    expect(await create([stranger.account])).toBe('account.unknown');
    expect(await create([randomId()])).toBe('account.unknown');
    expect(await create([client.account])).toBe('done');
    expect(await create([client.account])).toBe('done');
    const other = await joinPractice(therapist);
    expect(await create([other.account])).toBe('conversation.exists');
  });

  it('refuses a welcome to a device of no member and stores nothing of that commit', async () => {
    const { therapist, conversation } = await openConversation(service.origin);
    const stranger = await openPractice(service.origin);
    const bad = {
      conversation,
      generation: 1,
      position: 2,
      envelope: randomId(),
      bytes: randomBytesText(300),
      welcomes: [{ device: stranger.device.id, bytes: randomBytesText(300) }],
    };
    expect(await codeOf(therapist.call('conversations.commit', bad))).toBe('request.invalid');
    const log = await therapist.call('conversations.log', { conversation, generation: 1, from: 1 });
    expect(log.last).toBe(1);
  });
});
