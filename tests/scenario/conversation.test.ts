/** Two engines, the real service: pairing, writing, order, faults of the network and of either process. */
import { describe, expect, it } from 'vitest';
import type { MessageView } from '../../contract/bridge/views.ts';
import { confirm, invite, join, openPractice, pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

// Keys are renewed after so few lines that a test writes them.
const scene = setScene({ O7_DEV_EPOCH_MESSAGES: '20' });

const settled = (count: number) => (messages: readonly MessageView[]) =>
  messages.length === count &&
  messages.every((one) => one.number !== null && (!one.mine || one.delivery === 'delivered'));

async function bothSettle(conversation: string, count: number): Promise<readonly (readonly MessageView[])[]> {
  return Promise.all(
    [scene.therapist, scene.client].map((person) =>
      person.until(() => person.messages(conversation), settled(count), `${count} settled messages`),
    ),
  );
}

const texts = (messages: readonly MessageView[] | undefined) => messages?.map((one) => one.text);

describe('a conversation', () => {
  it('carries writing in both directions to both stores in one order, and says when it arrived', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    for (let line = 0; line < 5; line++) {
      await scene.therapist.write(conversation, `line ${line}\nwith a second row`);
      await scene.client.write(conversation, `سطر ${line} 🌿 https://example.org/?a=1`);
    }
    const [there, here] = await bothSettle(conversation, 10);
    expect(texts(there)).toEqual(texts(here));
    expect(there?.every((one) => one.missingBefore === 0 && !one.outOfOrder)).toBe(true);
  });

  it('lets the client write before the therapist has confirmed, and delivers it once the door opens', async () => {
    await openPractice(scene.therapist);
    await join(scene.client, await invite(scene.therapist));
    const { conversations } = await scene.client.call('conversations.list', {});
    const conversation = conversations[0]?.id ?? '';
    expect(conversations[0]?.state).toBe('awaiting');
    await scene.client.write(conversation, 'I hope this is the right place.');
    const waiting = await scene.client.messages(conversation);
    expect(waiting[0]?.delivery).toBe('waiting');
    await confirm(scene.therapist, scene.client);
    const [there] = await bothSettle(conversation, 1);
    expect(texts(there)).toEqual(['I hope this is the right place.']);
  });

  it('keeps what is written while the service is away and sends it later, in order and once', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.service.kill();
    for (let line = 0; line < 6; line++) await scene.client.write(conversation, `offline ${line}`);
    const status = await scene.client.until(
      () => scene.client.call('connection.status', {}),
      (one) => one.state === 'offline',
    );
    expect(status.waiting).toBe(6);
    await scene.client.stop();
    await scene.service.restart();
    await scene.client.start();
    const [there] = await bothSettle(conversation, 6);
    expect(texts(there)).toEqual([
      'offline 0',
      'offline 1',
      'offline 2',
      'offline 3',
      'offline 4',
      'offline 5',
    ]);
  });

  it('takes the same message once when the window sends it twice', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const first = await scene.client.write(conversation, 'once');
    await scene.client.write(conversation, 'once', first.id);
    await scene.client.write(conversation, 'after');
    const [there] = await bothSettle(conversation, 2);
    expect(texts(there)).toEqual(['once', 'after']);
  });

  it('renews its keys, also when both sides do so at once, and loses nothing', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const write = async (person: Person, name: string) => {
      for (let line = 0; line < 25; line++) await person.write(conversation, `${name} ${line}`);
    };
    await Promise.all([write(scene.therapist, 't'), write(scene.client, 'c')]);
    // Whose line ends up last is the service's to say: what counts is that all are there.
    for (const person of [scene.therapist, scene.client]) {
      await person.until(
        () => person.allTexts(conversation),
        (texts) => texts.length === 50,
        'all lines of both',
      );
    }
    const held = await scene.therapist.call('privacy.whatWeHold', {});
    const log = held.holdings.find((one) => one.dataClass === 'handshakeLog');
    expect(log?.service?.count).toBeGreaterThan(1);
    for (const person of [scene.therapist, scene.client]) {
      const own = person === scene.therapist ? 't' : 'c';
      const all = await person.allTexts(conversation);
      expect(all).toHaveLength(50);
      expect(all.filter((text) => text.startsWith(`${own} `))).toEqual(
        Array.from({ length: 25 }, (_, at) => `${own} ${at}`),
      );
    }
  });
});
