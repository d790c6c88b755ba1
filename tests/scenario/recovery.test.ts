/** The recovery kit: what its words bring back on this computer and on a new one, and that a crash at any point leaves a kit that works. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { makeRecoveryKey, toCard, toWords } from '../../main/engine/recovery/recovery-key.ts';
import { makeKit, recordStored, usual } from '../support/kit.ts';
import { openPractice, pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';
import { talkOn } from '../support/talking.ts';

beforeAll(loadSodium);
const scene = setScene();

const fileIn = (person: Person, name: string) => joinPath(person.profileDir, 'vault', name);
const stateOf = async (person: Person) => (await person.call('profile.status', {})).state;

describe('a kit', () => {
  it('is nothing until three of its words are given back', async () => {
    const person = scene.therapist;
    await openPractice(person);
    expect(await person.call('recovery.status', {})).toEqual({ kit: null });
    await expect(
      person.call('recovery.confirm', { answers: [1, 2, 3].map((position) => ({ position, word: 'zoo' })) }),
    ).rejects.toMatchObject({ code: 'recovery.notBegun' });
    const { words, groups, card, ask } = await person.call('recovery.begin', { passcode: null });
    expect(words).toHaveLength(24);
    expect(card).toContain(groups.join(' '));
    const right = ask.map((position) => ({ position, word: words[position - 1] ?? '' }));
    const wrong = right.with(1, { position: ask[1] ?? 0, word: words[(ask[1] ?? 1) % 24] ?? '' });
    if (wrong[1]?.word !== right[1]?.word) {
      await expect(person.call('recovery.confirm', { answers: wrong })).rejects.toMatchObject({
        code: 'recovery.wrongAnswer',
        fields: { position: ask[1] },
      });
    }
    expect(existsSync(fileIn(person, 'recovery.json'))).toBe(false);
    const short = right.map(({ position, word }) => ({
      position,
      word: ` ${word.slice(0, 4).toUpperCase()} `,
    }));
    const { kit } = await person.call('recovery.confirm', { answers: short });
    expect(kit).not.toBeNull();
    expect(existsSync(fileIn(person, 'recovery.json'))).toBe(true);
    await recordStored(person);
    await person.call('recovery.begin', { passcode: null });
    await person.call('recovery.giveUp', {});
    await expect(person.call('recovery.confirm', { answers: right })).rejects.toMatchObject({
      code: 'recovery.notBegun',
    });
  });

  it('binds the key to this machine, and its words open the folder on another one', async () => {
    const { therapist, client } = scene;
    const { conversation } = await pair(therapist, client);
    await client.write(conversation, 'kept');
    const words = await makeKit(client);
    expect((await client.call('device.view', {})).machineBinding).toBe('on');
    await client.stop();
    const elsewhere = scene.newPerson({
      profileDir: client.profileDir,
      machineId: 'another machine, and its id',
    });
    await elsewhere.start();
    expect(await elsewhere.call('profile.status', {})).toMatchObject({
      state: 'problem',
      error: { code: 'keyFile.otherMachine' },
      ways: expect.arrayContaining(['words']),
    });
    const protection = { ...usual, passcode: 'a good passcode' };
    expect(await elsewhere.call('recovery.unlock', { words, protection })).toMatchObject({
      state: 'open',
      lock: { passcode: true },
    });
    expect(await elsewhere.texts(conversation)).toEqual(['kept']);
    await talkOn(elsewhere, therapist, conversation);
  });
});

/** What befalls the keys of this computer. */
const losses: readonly (readonly [string, string, (person: Person) => void])[] = [
  ['the key file is gone', 'keyFile.missing', (person) => rmSync(fileIn(person, 'key.json'))],
  [
    'the key file is damaged',
    'keyFile.damaged',
    (person) => {
      const bytes = readFileSync(fileIn(person, 'key.json'));
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      writeFileSync(fileIn(person, 'key.json'), bytes);
    },
  ],
];

describe('the words, on this computer', () => {
  it.each(losses)('bring everything back when %s', async (_what, code, lose) => {
    const { therapist, client } = scene;
    const { conversation } = await pair(therapist, client);
    await client.write(conversation, 'before');
    await therapist.until(
      () => therapist.texts(conversation),
      (texts) => texts.length === 1,
    );
    const words = await makeKit(client);
    await client.stop();
    lose(client);
    await client.start();
    expect(await client.call('profile.status', {})).toMatchObject({ state: 'problem', error: { code } });
    const strange = toWords(makeRecoveryKey()).join(' ');
    await expect(client.call('recovery.unlock', { words: strange, protection: usual })).rejects.toMatchObject(
      {
        code: 'recovery.wrongWords',
      },
    );
    await expect(
      client.call('recovery.unlock', { words: 'abandon', protection: usual }),
    ).rejects.toMatchObject({
      code: 'recovery.malformed',
    });
    expect(await stateOf(client)).toBe('problem');
    expect(await client.call('recovery.unlock', { words, protection: usual })).toMatchObject({
      state: 'open',
    });
    expect(await client.texts(conversation)).toEqual(['before']);
    await talkOn(client, therapist, conversation);
    // It opens by itself again, and the same words still help.
    await client.quit();
    await client.start();
    expect(await stateOf(client)).toBe('open');
    await client.stop();
    lose(client);
    await client.start();
    expect(await client.call('recovery.unlock', { words, protection: usual })).toMatchObject({
      state: 'open',
    });
  });

  it('open what a forgotten passcode locks, and hold for new keys', async () => {
    const person = scene.therapist;
    await openPractice(person);
    const words = await makeKit(person);
    await person.call('device.changeKeys', { passcode: null });
    await person.call('lock.setPasscode', { current: null, next: 'forgotten soon' });
    await person.stop();
    await person.start();
    expect(await person.call('profile.status', {})).toMatchObject({ state: 'locked', hasKit: true });
    expect(await person.call('recovery.unlock', { words, protection: usual })).toMatchObject({
      state: 'open',
      lock: { passcode: false },
    });
  });

  it('of an earlier kit open nothing any more, here or at the service', async () => {
    const person = scene.therapist;
    await openPractice(person);
    const [earlier, present] = [await makeKit(person), await makeKit(person)];
    await recordStored(person);
    await person.stop();
    rmSync(fileIn(person, 'key.json'));
    await person.start();
    await expect(person.call('recovery.unlock', { words: earlier, protection: usual })).rejects.toMatchObject(
      {
        code: 'recovery.wrongWords',
      },
    );
    await expect(
      scene.client.call('recovery.identity', { words: earlier, protection: usual }),
    ).rejects.toMatchObject({ code: 'recovery.unknown' });
    expect(await stateOf(scene.client)).toBe('new');
    expect(await person.call('recovery.unlock', { words: present, protection: usual })).toMatchObject({
      state: 'open',
    });
  });
});

describe('the words alone, on a new computer', () => {
  it.each(['client', 'therapist'] as const)(
    'bring back who a %s is and whom they write with, and both talk on',
    async (role) => {
      const { conversation } = await pair(scene.therapist, scene.client);
      const [lost, other] =
        role === 'client' ? [scene.client, scene.therapist] : [scene.therapist, scene.client];
      await lost.write(conversation, 'one');
      await lost.write(conversation, 'two');
      await other.write(conversation, 'three');
      await lost.until(
        () => lost.texts(conversation),
        (texts) => texts.length === 3,
      );
      const words = await makeKit(lost);
      await recordStored(lost);
      const { me } = (await lost.call('profile.status', {})) as { me: object };
      await lost.stop();

      const fresh = await scene.newPerson().start();
      const opened = await fresh.call('recovery.identity', { words, protection: usual });
      expect(opened).toMatchObject({ state: 'open', me });
      const [back] = (await fresh.call('conversations.list', {})).conversations;
      expect(back).toMatchObject({ id: conversation, restoredAt: expect.any(Number) });
      await talkOn(fresh, other, conversation);
      // What came before is known to be missing here, and is not named as lost on the way.
      expect((await fresh.messages(conversation)).map((line) => line.missingBefore)).toEqual([0, 0]);
      expect((await fresh.call('recovery.status', {})).kit).not.toBeNull();

      // The words open this computer's vault too, and the lost computer speaks for nobody any more.
      await fresh.stop();
      rmSync(fileIn(fresh, 'key.json'));
      await fresh.start();
      expect(await fresh.call('recovery.unlock', { words, protection: usual })).toMatchObject({
        state: 'open',
      });
      await lost.start();
      const { error } = await lost.until(
        () => lost.call('connection.status', {}),
        (status) => status.error !== null,
        'the lost computer being told',
      );
      expect(error?.code).toBe('device.revoked');
    },
  );

  it('are read as groups or from the card, and fail without a trace', async () => {
    const [person, fresh] = [scene.therapist, scene.client];
    await openPractice(person);
    const { words, card, ask } = await person.call('recovery.begin', { passcode: null });
    await person.call('recovery.confirm', {
      answers: ask.map((position) => ({ position, word: words[position - 1] ?? '' })),
    });
    await recordStored(person);
    const unknown = toCard(makeRecoveryKey());
    await expect(
      fresh.call('recovery.identity', { words: unknown, protection: usual }),
    ).rejects.toMatchObject({
      code: 'recovery.unknown',
    });
    const shared = { ...usual, shared: true };
    await expect(fresh.call('recovery.identity', { words: card, protection: shared })).rejects.toMatchObject({
      code: 'passcode.required',
    });
    await scene.service.kill();
    await expect(fresh.call('recovery.identity', { words: card, protection: usual })).rejects.toMatchObject({
      code: expect.stringMatching(/^network\./),
    });
    await scene.service.start();
    expect(await stateOf(fresh)).toBe('new');
    expect(existsSync(joinPath(fresh.profileDir, 'vault'))).toBe(false);
    expect(await fresh.call('recovery.identity', { words: card, protection: usual })).toMatchObject({
      state: 'open',
      me: { role: 'therapist' },
    });
  });
});

describe('a crash', () => {
  const points = crashPoints.filter((point) => point.startsWith('kit.'));

  it.each(points)('at %s leaves one kit whose words open the vault', async (point) => {
    const person = scene.therapist;
    await openPractice(person);
    const earlier = await makeKit(person);
    await person.stop();
    await person.start({ crashAt: point });
    const { words, ask } = await person.call('recovery.begin', { passcode: null });
    const answers = ask.map((position) => ({ position, word: words[position - 1] ?? '' }));
    await expect(person.call('recovery.confirm', { answers })).rejects.toMatchObject({
      code: 'engine.restarted',
    });
    const made = words.join(' ');
    const [named, other] = point === 'kit.fileWritten' ? [earlier, made] : [made, earlier];
    // Without a start in between that could put things right, and after one.
    for (const _round of [1, 2]) {
      rmSync(fileIn(person, 'key.json'));
      await person.start();
      await expect(person.call('recovery.unlock', { words: other, protection: usual })).rejects.toMatchObject(
        { code: 'recovery.wrongWords' },
      );
      expect(await person.call('recovery.unlock', { words: named, protection: usual })).toMatchObject({
        state: 'open',
      });
      expect(existsSync(fileIn(person, 'recovery.json.next'))).toBe(false);
      await person.stop();
    }
  });

  it('before the words have made it a new device is followed by becoming one', async () => {
    const { therapist, client } = scene;
    const { conversation } = await pair(therapist, client);
    const words = await makeKit(client);
    await client.stop();
    rmSync(fileIn(client, 'key.json'));
    await client.start({ crashAt: 'renew.stored' });
    await expect(client.call('recovery.unlock', { words, protection: usual })).rejects.toMatchObject({
      code: 'engine.restarted',
    });
    await client.start();
    await talkOn(client, therapist, conversation);
    expect((await client.call('conversations.list', {})).conversations[0]?.restoredAt).not.toBeNull();
  });
});
