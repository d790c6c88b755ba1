/** Who is in a conversation, at the service: the founder's to say, everybody's to leave, and over at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../contract/domain/limits.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { codeOf, randomBytesText, randomId } from '../support/service-client.ts';
import { joinPractice, message, openConversation, openPractice } from '../support/service-people.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ env: { O7_RATE_SCALE: '100' } });
});
afterAll(() => service.remove());

const commit = (conversation: string, position: number, welcomed: readonly string[] = []) => ({
  conversation,
  generation: 1,
  position,
  envelope: randomId(),
  bytes: randomBytesText(300),
  welcomes: welcomed.map((device) => ({ device, bytes: randomBytesText(300) })),
});

/** A group of a therapist with two people of theirs, and a third one who is not in it. */
async function openGroup() {
  const therapist = await openPractice(service.origin);
  const [sara, omar, lena] = [
    await joinPractice(therapist),
    await joinPractice(therapist),
    await joinPractice(therapist),
  ];
  const conversation = randomId();
  await therapist.call('conversations.create', { conversation, members: [sara.account, omar.account] });
  await therapist.call('conversations.commit', commit(conversation, 1, [sara.device.id, omar.device.id]));
  return { therapist, sara, omar, lena, conversation };
}

const change = (conversation: string, add: readonly string[], remove: readonly string[] = []) => ({
  conversation,
  add: [...add],
  remove: [...remove],
});

describe('taking in', () => {
  it('lets a newcomer be welcomed, once, and get what comes from then on', async () => {
    const { therapist, sara, lena, conversation } = await openGroup();
    await therapist.call('messages.send', message(conversation));
    const welcomed = commit(conversation, 2, [lena.device.id]);
    expect(await codeOf(therapist.call('conversations.commit', welcomed))).toBe('request.invalid');
    for (let times = 0; times < 2; times++)
      await therapist.call('conversations.setMembers', change(conversation, [lena.account]));
    await therapist.call('conversations.commit', welcomed);
    await sara.call('messages.send', message(conversation, 2));
    const live = await (await lena.live()).untilItems(2);
    expect(live.items.map(({ kind }) => kind)).toEqual(['welcome', 'message']);
    live.close();
    // Those who share a conversation may add each other's devices: they are joined now.
    expect(await codeOf(sara.call('keyPackages.fetch', { account: lena.account }))).toBe('done');
  });

  it('is refused to whoever did not found it, and for whoever is not joined to the founder', async () => {
    const { therapist, sara, omar, lena, conversation } = await openGroup();
    const ask = (who: typeof sara, add: readonly string[], remove: readonly string[] = []) =>
      codeOf(who.call('conversations.setMembers', change(conversation, add, remove)));
    expect(await ask(sara, [lena.account])).toBe('conversation.unknown');
    expect(await ask(sara, [], [omar.account])).toBe('conversation.unknown');
    expect(await ask(lena, [lena.account])).toBe('conversation.unknown');
    const stranger = await openPractice(service.origin);
    expect(await ask(therapist, [stranger.account])).toBe('account.unknown');
    expect(await ask(stranger, [stranger.account])).toBe('conversation.unknown');
    expect(await ask(therapist, [randomId()])).toBe('account.unknown');
    // All or nothing: the known one was not taken in beside the unknown one.
    expect(await ask(therapist, [lena.account, randomId()])).toBe('account.unknown');
    expect(await codeOf(lena.call('messages.send', message(conversation)))).toBe('conversation.unknown');
    // The founder stays, whoever asks.
    await therapist.call('conversations.setMembers', change(conversation, [], [therapist.account]));
    expect(await codeOf(therapist.call('messages.send', message(conversation)))).toBe('done');
  });

  it('begins with a practice: a client puts nobody into a conversation', async () => {
    const { therapist, sara } = await openGroup();
    const made = sara.call('conversations.create', {
      conversation: randomId(),
      members: [therapist.account],
    });
    expect(await codeOf(made)).toBe('account.unknown');
    // Among one's own devices anybody may.
    const own = sara.call('conversations.create', { conversation: randomId(), members: [] });
    expect(await codeOf(own)).toBe('done');
  });

  it('ends at as many accounts as a group holds', async () => {
    const { therapist, conversation } = await openGroup();
    const more: string[] = [];
    for (let count = 3; count < limits.groupMembers; count++)
      more.push((await joinPractice(therapist)).account);
    await therapist.call('conversations.setMembers', change(conversation, more));
    const oneMore = change(conversation, [(await joinPractice(therapist)).account]);
    expect(await codeOf(therapist.call('conversations.setMembers', oneMore))).toBe('request.tooMany');
  });
});

describe('whoever is out', () => {
  it.each(['taken out', 'gone by themselves'] as const)(
    'is %s: gets nothing more, and can neither send, commit, read the log nor see a row',
    async (how) => {
      const { therapist, sara, omar, conversation } = await openGroup();
      const sent = message(conversation);
      await omar.call('messages.send', sent);
      const removal = commit(conversation, 2);
      await therapist.call('conversations.commit', removal);
      for (let times = 0; times < 2; times++) {
        if (how === 'taken out')
          await therapist.call('conversations.setMembers', change(conversation, [], [omar.account]));
        else await omar.call('conversations.leave', { conversation });
      }
      for (const epoch of [1, 2]) await sara.call('messages.send', message(conversation, epoch));
      await therapist.call('conversations.commit', commit(conversation, 3));
      const refused = [
        omar.call('messages.send', message(conversation, 2)),
        omar.call('conversations.commit', commit(conversation, 4)),
        omar.call('conversations.log', { conversation, generation: 1, from: 1 }),
        // Nor is a replay of what was accepted once an answer.
        omar.call('messages.send', sent),
      ];
      const codes = await Promise.all(refused.map(codeOf));
      expect(new Set(codes)).toEqual(new Set(['conversation.unknown']));
      const row = omar.call('messages.row', { conversation, envelope: sent.envelope });
      expect(await codeOf(row)).toBe('envelope.unknown');
      // The commit that took them out is the last that came; the others' go on.
      const live = await (await omar.live()).untilItems(2);
      expect(live.items.map(({ kind }) => kind)).toEqual(['welcome', 'commit']);
      expect(live.hello.waiting).toBe(2);
      live.close();
      const welcome = commit(conversation, 4, [omar.device.id]);
      expect(await codeOf(therapist.call('conversations.commit', welcome))).toBe('request.invalid');
      expect(await codeOf(sara.call('keyPackages.fetch', { account: omar.account }))).toBe('keyPackage.none');
    },
  );

  it('leaves nothing behind as the last one, and learns nothing about what they are not in', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    await therapist.call('messages.send', message(conversation));
    const stranger = await openPractice(service.origin);
    for (const id of [conversation, randomId()])
      expect(await codeOf(stranger.call('conversations.leave', { conversation: id }))).toBe('done');
    expect(await codeOf(therapist.call('messages.send', message(conversation)))).toBe('done');
    await client.call('conversations.leave', { conversation });
    await therapist.call('conversations.leave', { conversation });
    // The id is free again: log, envelopes and members went with the conversation.
    await therapist.call('conversations.create', { conversation, members: [client.account] });
    const { last } = await therapist.call('conversations.log', { conversation, generation: 1, from: 1 });
    expect(last).toBe(0);
  });
});
