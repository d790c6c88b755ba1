/** "Send me our conversation again": what was lost comes back whole and once, to nobody who was not compared with, whatever dies meanwhile. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { MessageView } from '../../contract/bridge/views.ts';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { makeKit, recordStored, usual } from '../support/kit.ts';
import { pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

beforeAll(loadSodium);
const scene = setScene();

const viewOf = async (person: Person, conversation: string) => {
  const { conversations } = await person.call('conversations.list', {});
  return conversations.find(({ id }) => id === conversation);
};
const historyIs = (person: Person, conversation: string, wanted: string | null) =>
  person.until(
    () => viewOf(person, conversation),
    (view) => view?.state === 'open' && view.history === wanted,
    `history ${wanted}`,
  );

/** Sara's computer is gone; on a new one her words bring back who she is, and no line. */
async function loseEverything(
  lines: number,
): Promise<{ sara: Person; conversation: string; written: MessageView[] }> {
  const { therapist, client } = scene;
  const { conversation } = await pair(therapist, client);
  for (let at = 0; at < lines; at += 1) {
    const text = `${at} ${at % 3 === 0 ? 'طويل '.repeat(900) : 'short'}`;
    await (at % 2 === 0 ? therapist : client).write(conversation, text);
  }
  for (const person of [therapist, client]) {
    await person.until(
      () => person.texts(conversation),
      (texts) => texts.length === lines,
    );
  }
  // As the service put them in order: both wrote at once.
  const { messages } = await client.call('messages.list', { conversation, before: null, limit: 200 });
  const written = messages.filter(({ notice }) => notice === null);
  const words = await makeKit(client);
  await recordStored(client);
  await client.stop();
  const sara = scene.newPerson({});
  await sara.start();
  await sara.call('recovery.identity', { words, protection: usual });
  await historyIs(sara, conversation, 'lost');
  return { sara, conversation, written };
}

async function compareNumbers(therapist: Person, conversation: string): Promise<void> {
  const account = (await viewOf(therapist, conversation))?.people[0]?.account ?? '';
  const { digits } = await therapist.call('people.safetyNumber', { account });
  await therapist.call('people.verify', { account, digits });
}

describe('a conversation that is asked for again', () => {
  it('comes back in its order with its authors, after a comparison and a yes, though the sender dies on the way', async () => {
    const { therapist } = scene;
    const { sara, conversation, written } = await loseEverything(24);
    expect(await sara.texts(conversation)).toEqual([]);
    await sara.call('history.ask', { conversation });
    await expect(sara.call('history.ask', { conversation })).rejects.toMatchObject({
      code: 'history.alreadyAsked',
    });
    await historyIs(therapist, conversation, 'askedByThem');
    await expect(therapist.call('history.answer', { conversation, send: true })).rejects.toMatchObject({
      code: 'history.notVerified',
    });
    await compareNumbers(therapist, conversation);
    expect(crashPoints).toContain('history.queued');
    await therapist.stop();
    const [point] = crashPoints.filter((one) => one.startsWith('history.'));
    await therapist.start({ crashAt: `${point}*2` });
    await therapist.call('history.answer', { conversation, send: true }).catch(() => undefined);
    await therapist.until(
      async () => therapist.diedOf,
      (signal) => signal !== null,
      'the crash',
    );
    await therapist.start();
    await historyIs(sara, conversation, null);
    const { messages } = await sara.call('messages.list', { conversation, before: null, limit: 200 });
    const facts = (list: readonly MessageView[]) =>
      list.map(({ id, text, mine, number }) => ({ id, text, mine, number }));
    expect(facts(messages.filter(({ notice }) => notice === null))).toEqual(facts(written));
    // The other person's word, and each line says so.
    expect(messages.every(({ notice, mark }) => notice !== null || mark === 'cameBack')).toBe(true);
    expect(messages.findLast(({ notice }) => notice !== null)?.notice).toEqual({
      code: 'history.came',
      names: ['Rana'],
      count: written.length,
    });
    expect((await viewOf(sara, conversation))?.unread).toBe(0);
    const { hits } = await sara.call('search.messages', {
      query: 'short',
      conversation,
      from: null,
      until: null,
      before: null,
      limit: 50,
    });
    expect(hits).toHaveLength(16);
  });

  it('waits for another yes when the number is no longer a compared one', async () => {
    const { therapist } = scene;
    const { sara, conversation } = await loseEverything(2);
    await sara.call('history.ask', { conversation });
    await historyIs(therapist, conversation, 'askedByThem');
    await compareNumbers(therapist, conversation);
    await scene.service.kill();
    await therapist.call('history.answer', { conversation, send: true });
    const account = (await viewOf(therapist, conversation))?.people[0]?.account ?? '';
    await therapist.call('people.unverify', { account });
    await scene.service.start();
    await historyIs(therapist, conversation, 'askedByThem');
    expect(await sara.texts(conversation)).toEqual([]);
  });

  it('is refused by a no, and lines that nobody asked for are passed over', async () => {
    const { therapist } = scene;
    const { sara, conversation } = await loseEverything(2);
    await sara.call('history.ask', { conversation });
    await historyIs(therapist, conversation, 'askedByThem');
    await therapist.call('history.answer', { conversation, send: false });
    await historyIs(sara, conversation, null);
    expect(await sara.texts(conversation)).toEqual([]);
    await expect(therapist.call('history.answer', { conversation, send: true })).rejects.toMatchObject({
      code: 'history.notAsked',
    });
  });
});
