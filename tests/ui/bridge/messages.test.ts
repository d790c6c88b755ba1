// Merging what answers and events say about the same messages.

import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MessageView } from '../../../contract/bridge/views.ts';
import { createFakeBridge, type FakeBridge } from '../../support/fake-bridge.ts';
import { emptyScene, fakeId, fakeMessage } from '../../support/fake-scene.ts';
import '../support/page-environment.ts';

const conversation = fakeId(1);
let fake: FakeBridge;
let module: typeof import('../../../renderer/bridge/messages.ts');
beforeEach(async () => {
  fake = createFakeBridge(emptyScene());
  Object.assign(window, { o7: fake.o7 });
  module = await import('../../../renderer/bridge/messages.ts');
});

const states = ['waiting', 'sent', 'delivered'] as const;

describe('merging', () => {
  test('delivery never goes back, in whatever order views of a message arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 8 }), (arrived) => {
        const views = arrived.map((delivery) => fakeMessage({ order: 1, text: 'x', mine: true, delivery }));
        const thread = views.reduce((held, view) => module.mergeMessages(held, [view]), {
          messages: [] as readonly MessageView[],
          more: false,
          newer: false,
          part: 0,
        });
        const furthest = Math.max(...arrived.map((delivery) => states.indexOf(delivery)));
        expect(thread.messages.map(({ delivery }) => delivery)).toEqual([states[furthest]]);
      }),
    );
  });

  test('each message stands once, in the list’s order', () => {
    const orders = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 60 });
    fc.assert(
      fc.property(orders, (arrived) => {
        const thread = arrived.reduce(
          (held, order) => module.mergeMessages(held, [fakeMessage({ order, text: String(order) })]),
          { messages: [] as readonly MessageView[], more: false, newer: false, part: 0 },
        );
        const expected = [...new Set(arrived)].sort((a, b) => a - b);
        expect(thread.messages.map(({ order }) => order)).toEqual(expected);
      }),
    );
  });
});

describe('reading a thread again', () => {
  const read = (client: QueryClient) =>
    client.fetchQuery({ ...module.threadQuery(client, conversation), staleTime: 0 });

  test('reads as many as were loaded, more than one page allows', async () => {
    fake.scene.messages = Array.from({ length: 700 }, (_, at) =>
      fakeMessage({ order: at + 1, text: `${at + 1}` }),
    );
    const client = new QueryClient();
    await read(client);
    for (let page = 0; page < 2; page++) await module.loadOlder(client, conversation);
    const before = client.getQueryData<import('../../../renderer/bridge/messages.ts').Thread>([
      'messages',
      conversation,
    ]);
    expect(before?.messages.length).toBe(460);
    const thread = await read(client);
    expect(thread.messages.map(({ order }) => order)).toEqual(
      Array.from({ length: 460 }, (_, at) => at + 241),
    );
    expect(thread.more).toBe(true);
  });

  test('keeps what was added while the pages were on their way', async () => {
    fake.scene.messages = [fakeMessage({ order: 1, text: 'one' })];
    const client = new QueryClient();
    await read(client);
    const again = read(client);
    const painted = fakeMessage({ order: 9, text: 'painted', mine: true, delivery: 'waiting' });
    module.updateThread(client, conversation, (thread) => module.mergeMessages(thread, [painted]));
    expect((await again).messages.map(({ text }) => text)).toEqual(['one', 'painted']);
  });
});
