/** A relay or a member that breaks a group itself: poisoned and forked logs, lost Welcomes, a service put back. The conversation goes on by itself. */
import { cpSync, renameSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MessageView } from '../../contract/bridge/views.ts';
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { bodies, flip, forgedItems, settledBy } from '../support/forging.ts';
import { invite, join, openPractice, pair } from '../support/pairing.ts';
import { freshId, type Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene({ O7_DEV_EPOCH_MESSAGES: '8' });

/** Enough lines that the next one is preceded by a commit that renews this person's keys. */
async function writeUntilCommit(person: Person, conversation: string, name: string): Promise<void> {
  for (let line = 0; line < 8; line++) await person.write(conversation, `${name} ${line}`);
  await allSent(person, conversation);
}

async function allMessages(person: Person, conversation: string): Promise<readonly MessageView[]> {
  const all: MessageView[] = [];
  for (let more = true; more; ) {
    const [oldest] = all;
    const before = oldest === undefined ? null : { order: oldest.order, id: oldest.id };
    const page = await person.call('messages.list', { conversation, before, limit: 200 });
    all.unshift(...page.messages);
    more = page.more;
  }
  return all;
}

const notices = async (person: Person, conversation: string): Promise<readonly string[]> =>
  (await allMessages(person, conversation)).flatMap(({ notice }) => notice?.code ?? []);

/** Lines of the two as both must have them, without what the app wrote. */
async function lines(person: Person, conversation: string): Promise<readonly string[]> {
  return (await person.allTexts(conversation)).filter((text) => text !== '');
}

const allSent = (person: Person, conversation: string) =>
  person.until(
    () => person.messages(conversation),
    (messages) => messages.every((one) => one.notice !== null || one.number !== null),
    'sent',
  );

const allDelivered = (person: Person, conversation: string) =>
  person.until(
    () => person.messages(conversation),
    (messages) => messages.every((one) => one.notice !== null || !one.mine || one.delivery === 'delivered'),
    'delivery',
  );

/** The other one gets a line of this person's. */
async function writeAndRead(person: Person, conversation: string): Promise<void> {
  const other = person === scene.client ? scene.therapist : scene.client;
  const line = `still here ${freshId()}`;
  await person.write(conversation, line);
  await other.until(
    () => other.allTexts(conversation),
    (texts) => texts.includes(line),
    line,
  );
}

/** Both write, both read, nothing is missing and nothing stands twice. */
async function expectHealed(conversation: string): Promise<void> {
  await scene.client.write(conversation, 'from the client, after');
  await scene.therapist.write(conversation, 'from the therapist, after');
  for (const person of [scene.client, scene.therapist]) {
    await person.until(
      () => person.allTexts(conversation),
      (texts) => texts.includes('from the client, after') && texts.includes('from the therapist, after'),
      'both lines',
    );
    await allDelivered(person, conversation);
    const said = await notices(person, conversation);
    expect(said.filter((code) => code !== 'conversation.forked')).toEqual(['conversation.renewed']);
    const { conversations } = await person.call('conversations.list', {});
    expect(conversations[0]).toMatchObject({ state: 'open', trouble: null });
  }
  const [hers, his] = [await lines(scene.client, conversation), await lines(scene.therapist, conversation)];
  expect(new Set(hers).size).toBe(hers.length);
  expect(hers.toSorted()).toEqual(his.toSorted());
}

describe('a conversation whose group was broken', { timeout: 120_000 }, () => {
  it('goes on in the next generation after a commit that nobody can apply, though the founder dies as it has won, and whoever missed it is let in', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.therapist.stop();
    const [point] = crashPoints.filter((one) => one.startsWith('generation.'));
    const copy = `${scene.therapist.profileDir}-copy`;
    cpSync(scene.therapist.profileDir, copy, { recursive: true });
    await scene.therapist.start({ crashAt: point ?? '' });
    await writeUntilCommit(scene.client, conversation, 'line');
    let poisoned = 0;
    scene.relay.hooks = {
      onRequest: ({ route, body }) => {
        if (route !== 'conversations.commit' || poisoned > 0) return body;
        poisoned += 1;
        const asked = JSON.parse(body) as { bytes: string };
        return JSON.stringify({ ...asked, bytes: flip(asked.bytes) });
      },
    };
    await scene.client.write(conversation, 'behind the poison');
    const therapist = scene.therapist;
    while (therapist.diedOf === null) await therapist.ended();
    await therapist.start();
    await therapist.until(
      () => bodies(scene.therapist, conversation),
      (texts) => texts.includes('behind the poison'),
      'what was sealed behind the poisoned commit',
    );
    expect(poisoned).toBe(1);
    await expectHealed(conversation);
    // A copy of the founder's computer from before it: nobody but the client can let it in.
    await therapist.stop();
    rmSync(therapist.profileDir, { recursive: true });
    renameSync(copy, therapist.profileDir);
    await therapist.start();
    for (const person of [therapist, scene.client]) await writeAndRead(person, conversation);
  });

  it('goes on in the next generation after two devices were shown different commits', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    const commits = new Set<string>();
    let isForked = false;
    const isLate = (item: MailboxItem) =>
      item.kind === 'commit' || (item.kind === 'message' && item.epoch > 1 && item.generation === 1);
    const { onFrame } = forgedItems((items) => (isForked ? items : items.filter((item) => !isLate(item))));
    const isSecond = (route: string, body: string) =>
      route === 'conversations.commit' && body.includes('log.positionTaken') && !isForked;
    scene.relay.hooks = {
      ...(onFrame === undefined ? {} : { onFrame }),
      onRequest: ({ route, body }) => {
        if (route === 'conversations.commit')
          commits.add((JSON.parse(body) as { envelope: string }).envelope);
        return body;
      },
      // The service refuses the second commit at this position; the relay says that it was taken.
      onAnswerStatus: ({ route, status, body }) => (isSecond(route, body) ? 200 : status),
      onAnswer: ({ route, body }) =>
        isSecond(route, body) ? JSON.stringify({ v: 1, number: 1_000, at: Date.now(), accepted: 300 }) : body,
    };
    for (let line = 0; line < 9; line++) {
      await scene.client.write(conversation, `hers ${line}`);
      await scene.therapist.write(conversation, `his ${line}`);
    }
    for (const person of [scene.client, scene.therapist]) {
      await allSent(person, conversation);
      await person.write(conversation, person === scene.client ? 'hers, later' : 'his, later');
      await allSent(person, conversation);
    }
    expect(commits.size).toBe(2);
    isForked = true;
    scene.relay.cut();
    await expectHealed(conversation);
    // Whoever could not read the other's epoch says what that means, before the line that it is mended.
    const seen = [await notices(scene.client, conversation), await notices(scene.therapist, conversation)];
    expect(seen).toContainEqual(['conversation.forked', 'conversation.renewed']);
  });

  it('goes on in the next generation when the service forgets a commit that it took', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await writeUntilCommit(scene.client, conversation, 'line');
    let forgotten = 0;
    scene.relay.hooks = {
      onRequest: ({ route, body }) => {
        if (route !== 'conversations.commit' || forgotten > 0) return body;
        forgotten += 1;
        return JSON.stringify({ ...(JSON.parse(body) as object), position: 99 });
      },
      onAnswerStatus: ({ route, status }) =>
        route === 'conversations.commit' && forgotten === 1 && status === 409 ? 200 : status,
      onAnswer: ({ route, body }) =>
        route === 'conversations.commit' && body.includes('log.positionTaken')
          ? JSON.stringify({ v: 1, number: 1_000, at: Date.now(), accepted: 202 })
          : body,
    };
    await scene.client.write(conversation, 'in an epoch of its own');
    await scene.therapist.until(
      () => bodies(scene.therapist, conversation),
      (texts) => texts.includes('in an epoch of its own'),
      'the line',
    );
    await expectHealed(conversation);
  });
});

describe('a Welcome that is lost', () => {
  it.each(['withheld', 'damaged'] as const)(
    'is asked for again when it was %s; until somebody is there, the conversation says so',
    async (how) => {
      await openPractice(scene.therapist);
      await join(scene.client, await invite(scene.therapist));
      const { conversations } = await scene.therapist.until(
        () => scene.therapist.call('conversations.list', {}),
        (list) => list.conversations.some((one) => one.state === 'toConfirm'),
      );
      const conversation = conversations[0]?.id ?? '';
      let lost: string | null = null;
      scene.relay.hooks = forgedItems((items) =>
        items.flatMap((item): MailboxItem[] => {
          if (item.kind !== 'welcome') return [item];
          lost ??= item.envelope;
          if (item.envelope !== lost) return [item];
          return how === 'withheld'
            ? []
            : [{ ...item, bytes: `${item.bytes.slice(0, -60)}${'A'.repeat(60)}` }];
        }),
      );
      await scene.therapist.call('pairing.confirm', { conversation });
      await scene.therapist.write(conversation, 'sealed for a device that is not in');
      await scene.therapist.until(
        () => scene.therapist.messages(conversation),
        (messages) => messages[0]?.delivery === 'sent',
      );
      await scene.therapist.stop();
      await scene.client.until(
        () => scene.client.call('conversations.list', {}),
        (list) =>
          list.conversations[0]?.state === 'awaiting' &&
          list.conversations[0]?.trouble?.code === 'conversation.waitsToRejoin',
        'the conversation says what it waits for',
      );
      await scene.client.write(conversation, 'written while I wait');
      await scene.therapist.start();
      await scene.therapist.until(
        () => bodies(scene.therapist, conversation),
        (texts) => texts.includes('written while I wait'),
        'the line that waited',
      );
      await scene.therapist.write(conversation, 'welcome back');
      await scene.client.until(
        () => bodies(scene.client, conversation),
        (texts) => texts.includes('welcome back'),
        'a line in the group that was joined anew',
      );
    },
  );
});

it('a service that was put back loses nothing: its numbers begin anew and what nobody confirmed is sent again', async () => {
  const { conversation } = await pair(scene.therapist, scene.client);
  for (let line = 0; line < 3; line++) await scene.client.write(conversation, `line ${line}`);
  await settledBy(scene.client, conversation);
  const restored = freshId();
  let swallowed = 0;
  scene.relay.hooks = {
    onFrame: (text) => {
      const frame = JSON.parse(text) as { t: string; items?: MailboxItem[] };
      // What the service forgot never comes.
      const items = frame.items?.filter((item) => item.kind !== 'message');
      if (items === undefined || items.length === frame.items?.length) return [text];
      swallowed += 1;
      return items.length === 0 ? [] : [JSON.stringify({ ...frame, items })];
    },
  };
  await scene.client.write(conversation, 'taken and forgotten');
  await scene.client.until(
    () => scene.client.messages(conversation),
    (messages) => messages.at(-1)?.delivery === 'sent' && swallowed > 0,
  );
  const forgotten = (await scene.client.messages(conversation)).at(-1)?.number;
  scene.relay.hooks = {
    onFrame: (text) => {
      const frame = JSON.parse(text) as { t: string; serviceGeneration?: string; items?: MailboxItem[] };
      if (frame.t === 'hello') return [JSON.stringify({ ...frame, serviceGeneration: restored })];
      if (frame.t !== 'deliver') return [text];
      const items = frame.items?.filter((item) => item.kind !== 'message' || item.number !== forgotten);
      return items?.length === 0
        ? []
        : [
            JSON.stringify({
              ...frame,
              items: items?.map((item) => ({ ...item, seq: Math.max(1, item.seq - 3) })),
            }),
          ];
    },
  };
  scene.relay.cut();
  await scene.client.write(conversation, 'after it was put back');
  const texts = await scene.therapist.until(
    () => bodies(scene.therapist, conversation),
    (found) => found.includes('after it was put back') && found.includes('taken and forgotten'),
    'both lines',
  );
  expect(texts.filter((text) => text === 'taken and forgotten')).toHaveLength(1);
});
