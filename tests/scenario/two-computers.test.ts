/** One person on two computers: linked over a service that is not trusted, told of each other's changes, removed at once. */
import { describe, expect, it } from 'vitest';
import { usualProtection } from '../../contract/bridge/protection.ts';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { makeKit, recordStored, usual } from '../support/kit.ts';
import { finish, letIn, link, meet } from '../support/linking.ts';
import { confirm, invite, join, openPractice, pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();

const another = (): Promise<Person> => scene.newPerson().start();
const computers = async (person: Person) => (await person.call('devices.list', {})).devices;

async function conversationOf(person: Person, id: string) {
  const { conversations } = await person.call('conversations.list', {});
  return conversations.find((one) => one.id === id);
}

/** Invitations that still work, as this computer lists them. */
const openOn = async (person: Person) =>
  (await person.call('pairing.listInvitations', {})).invitations
    .filter(({ state }) => state === 'open')
    .map(({ label, code }) => ({ label, code }))
    .toSorted((left, right) => (left.label ?? '').localeCompare(right.label ?? ''));

/** The same lines in the same order on all of them, each once. */
async function allHave(people: readonly Person[], conversation: string, lines: readonly string[]) {
  const seen = await Promise.all(
    people.map((person) =>
      person.until(
        async () => (await person.messages(conversation)).filter((one) => one.notice === null),
        (now) => now.length === lines.length && now.every((one) => one.number !== null),
        `${lines.length} lines`,
      ),
    ),
  );
  const [first] = seen;
  expect(first?.map((one) => one.text).toSorted()).toEqual(lines.toSorted());
  for (const one of seen) {
    expect(one.map(({ id, number, text }) => ({ id, number, text }))).toEqual(
      first?.map(({ id, number, text }) => ({ id, number, text })),
    );
    expect(one.every((line) => line.missingBefore === 0)).toBe(true);
  }
}

describe('a second computer', () => {
  it('carries every line of both people to all four computers, once and in one order, and what is changed on one is changed on the other', async () => {
    const { therapist, client } = scene;
    const { conversation } = await pair(therapist, client);
    const [desk, home] = await Promise.all([another(), another()]);

    const shown = await meet(therapist, desk, 'In the practice');
    expect(shown.first.symbols).toEqual(shown.second.symbols);
    expect(shown.first.name).toBe('In the practice');
    await finish(therapist, desk);
    await link(client, home);
    const four = [therapist, desk, client, home];
    const lines = ['from the practice', 'from my desk', 'from the client', 'from home'];
    await allIn(four, conversation);
    for (const [at, person] of four.entries()) await person.write(conversation, lines[at] ?? '');
    await allHave(four, conversation, lines);

    expect((await computers(therapist)).map(({ name, isThis }) => ({ name, isThis }))).toEqual([
      { name: null, isThis: true },
      { name: 'In the practice', isThis: false },
    ]);
    expect((await computers(desk)).every(({ isNew }) => !isNew)).toBe(true);

    // What the person decides on one is so on the other.
    const last = (await therapist.messages(conversation)).at(-1);
    await therapist.call('conversations.markRead', { conversation, upTo: last?.order ?? 0 });
    await therapist.call('conversations.setLabel', { conversation, label: 'Wednesdays' });
    await therapist.call('conversations.arrange', { conversation, pinned: true });
    await desk.until(
      () => conversationOf(desk, conversation),
      (one) => one?.unread === 0 && one.label === 'Wednesdays' && one.pinned,
      'what was changed on the other computer',
    );
    const [own] = await computers(desk);
    await desk.call('devices.rename', { device: own?.device ?? '', name: 'Upstairs' });
    await therapist.until(
      () => computers(therapist),
      (now) => now.some(({ name }) => name === 'Upstairs'),
      'the new name',
    );

    await therapist.call('telling.set', { typing: true });
    await therapist.call('practice.set', { chat: 'apart' });
    await desk.until(
      async () => [await desk.call('telling.get', {}), await desk.call('practice.get', {})],
      ([telling, practice]) =>
        JSON.stringify([telling, practice]) === '[{"read":false,"typing":true},{"chat":"apart"}]',
      'what was chosen on the other computer',
    );
    for (const person of [client, home])
      await person.until(
        async () => ({
          record: (await conversationOf(person, conversation))?.record,
          lines: await person.messages(conversation),
        }),
        ({ record, lines: all }) =>
          record === 'apart' && all.some(({ notice }) => notice?.code === 'record.apart'),
        'what the practice says of its record',
      );

    // Deleted on one: gone from both, and from nobody else.
    const deleted = (await therapist.messages(conversation)).find((one) => one.text === lines[0]);
    await therapist.call('messages.delete', { conversation, messages: [deleted?.id ?? ''] });
    await desk.until(
      () => desk.texts(conversation),
      (now) => !now.includes(lines[0] ?? ''),
      'deleted on the other computer too',
    );
    expect(await client.texts(conversation)).toContain(lines[0]);

    // A new client who is accepted on one works on the other.
    const sara = await another();
    await join(sara, await invite(therapist, 'Thursdays'), 'Mona');
    const { conversation: second } = await confirm(therapist, sara);
    await letIn(desk, second);
    await allIn([therapist, desk, sara], second);
    await desk.write(second, 'from the other computer');
    await sara.until(
      () => sara.texts(second),
      (now) => now.includes('from the other computer'),
      'a line from the other computer',
    );
  });

  it('takes in whoever answers an invitation of the other one, and a yes pressed on both is one yes', async () => {
    const { therapist, client } = scene;
    await openPractice(therapist);
    const before = await invite(therapist, 'Before there were two');
    const desk = await another();
    await link(therapist, desk, 'In the practice');
    const after = await invite(therapist, 'After');
    await desk.until(
      () => openOn(desk),
      (now) => now.length === 2,
      'invitations of the other computer',
    );
    expect(await openOn(desk)).toEqual(await openOn(therapist));

    // The computer that made it is off.
    await therapist.quit();
    await join(client, before, 'Sara');
    const { conversation } = await confirm(desk, client);
    await therapist.start();
    await letIn(therapist, conversation);
    expect((await conversationOf(therapist, conversation))?.label).toBe('Before there were two');

    const omar = await another();
    await join(omar, after, 'Omar');
    const both = [therapist, desk];
    const waits = async (person: Person) =>
      (await person.call('conversations.list', {})).conversations.filter((one) => one.state === 'toConfirm');
    for (const person of both)
      await person.until(
        () => waits(person),
        (now) => now.length === 1,
        'a person to confirm',
      );
    const second = (await waits(desk))[0]?.id ?? '';
    await Promise.all(both.map((person) => person.call('pairing.confirm', { conversation: second })));
    await allIn([...both, omar], second);
    const lines = ['from one', 'from the other', 'from Omar'];
    for (const [at, person] of [...both, omar].entries()) await person.write(second, lines[at] ?? '');
    await allHave([...both, omar], second, lines);
    for (const person of both) expect(await openOn(person)).toEqual([]);
    expect((await therapist.call('conversations.list', {})).conversations).toHaveLength(2);
  });

  it('knows what was decided before it came and after, and the kit that the other one made', async () => {
    const { therapist } = scene;
    await openPractice(therapist);
    const first = await makeKit(therapist);
    await therapist.call('choices.decide', { purpose: 'email', decision: 'given', language: 'en' });
    await therapist.call('policy.answer', { version: 1, language: 'ar', answer: 'acknowledged' });
    const desk = await another();
    await link(therapist, desk, 'In the practice');
    const stands = await desk.until(
      () => desk.call('policy.view', {}),
      ({ acknowledged }) => acknowledged === 1,
      'the answer to the policy',
    );
    expect(stands).toMatchObject({ standing: { kind: 'settled' }, receipt: { here: false } });
    const chosen = async (person: Person) => {
      const { purposes, restriction } = await person.call('choices.view', {});
      const email = purposes.find(({ purpose }) => purpose === 'email')?.isChosen;
      return `${email === true ? 'e-mail' : 'none'}, ${restriction?.scope ?? 'free'}`;
    };
    const comesTo = (person: Person, what: string) =>
      person.until(
        () => chosen(person),
        (now) => now === what,
        what,
      );
    await comesTo(desk, 'e-mail, free');
    // Either may restrict and either may lift it, also before a word of the other has come.
    await desk.call('choices.restrict', { scope: 'everything', language: 'en' });
    await comesTo(therapist, 'e-mail, everything');
    await therapist.call('choices.lift', { language: 'en' });
    await comesTo(desk, 'e-mail, free');
    await therapist.call('choices.decide', { purpose: 'email', decision: 'withdrawn', language: 'en' });
    await comesTo(desk, 'none, free');
    const statusOf = async (person: Person) => (await person.call('recovery.status', {})).kit;
    expect((await statusOf(desk))?.confirmedAt).toBe((await statusOf(therapist))?.confirmedAt);
    const words = await makeKit(desk);
    const made = (await statusOf(desk))?.confirmedAt ?? 0;
    await therapist.until(
      () => statusOf(therapist),
      (kit) => kit?.confirmedAt === made,
      'the kit of the other computer',
    );
    // The words written down here open nothing any more: the person is told, once.
    expect([(await statusOf(therapist))?.isNews, (await statusOf(desk))?.isNews]).toEqual([true, false]);
    expect((await therapist.call('recovery.told', {})).kit?.isNews).toBe(false);
    // Both keep the record at the service: neither may put one for the words of before.
    await invite(therapist, 'Tuesdays');
    for (const person of [therapist, desk]) await recordStored(person);
    const lost = await another();
    await expect(lost.call('recovery.identity', { words: first, protection: usual })).rejects.toMatchObject({
      code: 'recovery.unknown',
    });
    // The new words open the other computer's profile too, where its keychain is gone.
    await therapist.quit();
    const elsewhere = scene.newPerson({ profileDir: therapist.profileDir, machineId: 'another-machine' });
    await elsewhere.start();
    expect((await elsewhere.call('profile.status', {})).state).not.toBe('open');
    const opened = await elsewhere.call('recovery.unlock', { words, protection: usual });
    expect(opened.state).toBe('open');
  });

  it('is removed at once: it can neither read nor write any more, and says so; the others go on', async () => {
    const { therapist, client } = scene;
    const { conversation } = await pair(therapist, client);
    await client.write(conversation, 'before there was another');
    await therapist.until(
      () => therapist.texts(conversation),
      (texts) => texts.length === 1,
    );
    const desk = await another();
    await link(therapist, desk, 'Stolen');
    await letIn(desk, conversation);
    // What was written before comes by choice, whole.
    expect(await desk.texts(conversation)).toEqual([]);
    await therapist.call('devices.sendHistory', {});
    await desk.until(
      () => desk.texts(conversation),
      (texts) => texts.includes('before there was another'),
      'earlier messages',
    );
    // It knows the codes of all invitations that are open.
    const code = await invite(therapist, 'Nobody yet');
    await desk.until(
      () => desk.call('pairing.listInvitations', {}),
      ({ invitations }) => invitations.some((one) => one.state === 'open'),
      'the invitation on the other computer',
    );
    const stolen = (await computers(therapist)).find(({ name }) => name === 'Stolen');
    await therapist.call('devices.revoke', { device: stolen?.device ?? '', passcode: null });
    const status = await desk.until(
      () => desk.call('connection.status', {}),
      ({ state }) => state === 'offline',
      'offline',
    );
    expect(status.error?.code).toBe('device.revoked');
    await client.write(conversation, 'only for you');
    await therapist.until(
      () => therapist.texts(conversation),
      (texts) => texts.includes('only for you'),
    );
    expect(await desk.texts(conversation)).not.toContain('only for you');
    expect((await computers(therapist)).map(({ isThis }) => isThis)).toEqual([true]);
    expect((await therapist.call('pairing.listInvitations', {})).invitations).toMatchObject([
      { label: 'Nobody yet', state: 'revoked', endedWithComputer: true },
      { state: 'used', endedWithComputer: false },
    ]);
    const finder = await another();
    const ended = await finder.until(
      () =>
        finder
          .call('pairing.lookUp', { code, nickname: 'Lena', ageBand: '18plus' })
          .catch((thrown) => thrown.code),
      (answer) => answer === 'invitation.revoked',
      'an invitation that has ended',
    );
    expect(ended).toBe('invitation.revoked');
  });

  it('gives nothing to somebody who overheard the code, once the person says that the symbols differ', async () => {
    const { therapist } = scene;
    await therapist.call('profile.openPractice', { practiceName: 'Nile', nickname: 'Rana', enrolment: '' });
    await therapist.online();
    const [between, desk] = await Promise.all([another(), another()]);
    // Who overheard the code answers first, and offers the real computer a code of their own.
    const begun = await therapist.call('linking.begin', { passcode: null });
    const code = begun.state === 'code' ? begun.code : '';
    await between.call('linking.join', { code, name: 'At home', protection: usualProtection });
    const taken = await desk
      .call('linking.join', { code, name: 'At home', protection: usualProtection })
      .catch((thrown: { code: string }) => thrown.code);
    expect(taken).toBe('link.unknown');
    await therapist.until(
      () => therapist.call('linking.status', {}),
      ({ state }) => state === 'compare',
    );
    await therapist.call('linking.differ', {});
    const told = await between.until(
      () => between.call('linking.status', {}),
      ({ state }) => state === 'failed',
      'nothing',
    );
    expect(told).toMatchObject({ error: { code: 'link.unknown' } });
    expect((await computers(therapist)).length).toBe(1);
    expect((await between.call('profile.status', {})).state).toBe('new');
  });

  it.each(crashPoints.filter((point) => point.startsWith('link.')))(
    'comes through a crash of either computer at %s: linked whole afterwards, or not at all',
    async (point) => {
      const { therapist, client } = scene;
      const { conversation } = await pair(therapist, client);
      await therapist.quit();
      await therapist.start({ crashAt: point });
      await therapist.online();
      const desk = await scene.newPerson().start({ crashAt: 'create.inPlace' });
      await meet(therapist, desk);
      await desk.call('linking.same', {});
      await therapist.call('linking.same', {});
      // Each ends where it has handed over, or taken over, and has not told anybody yet.
      await Promise.all([therapist.ended(), desk.ended()]);
      await therapist.start();
      await desk.start();
      await Promise.all([therapist.online(), desk.online()]);
      await letIn(desk, conversation);
      await allIn([therapist, desk, client], conversation);
      await desk.write(conversation, 'here again');
      await allHave([therapist, desk, client], conversation, ['here again']);
      expect((await computers(therapist)).length).toBe(2);

      // Killed before the person said anything: nothing was signed, and the code is of no use.
      const third = await another();
      await meet(therapist, third);
      await therapist.kill();
      await therapist.start();
      await therapist.online();
      await third.call('linking.same', {});
      expect((await computers(therapist)).length).toBe(2);
      expect((await therapist.call('linking.status', {})).state).toBe('idle');
    },
  );
});

/** All of them are in the group. */
async function allIn(people: readonly Person[], conversation: string): Promise<void> {
  await Promise.all(people.map((person) => letIn(person, conversation)));
}
