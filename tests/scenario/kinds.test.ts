/** Two engines, the real service: answers, edits, lines taken back, marks, reading and typing told or not told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MessageView } from '../../contract/bridge/views.ts';
import { fromBase64Url } from '../../contract/encoding/base64url.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { decodeKeyFile } from '../../main/engine/keys/key-file.ts';
import { unwrapDataKey } from '../../main/engine/keys/wrap.ts';
import { readDecrypted } from '../support/decrypted-pages.ts';
import { keychainEntries } from '../support/keychain-entries.ts';
import { pair } from '../support/pairing.ts';
import { freshId, type Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

const scene = setScene();
beforeAll(loadSodium);

const everywhere = { conversation: null, from: null, until: null, before: null, limit: 10 } as const;

/** The line as it stands with a person once it is as meant. */
const lineOf = (
  person: Person,
  conversation: string,
  id: string,
  fits: (line: MessageView | undefined) => boolean,
  what: string,
) =>
  person
    .until(
      () => person.messages(conversation),
      (messages) => fits(messages.find((one) => one.id === id)),
      what,
    )
    .then((messages) => messages.find((one) => one.id === id));

const arrived = (line: MessageView | undefined): boolean => line !== undefined;

/** All that is in a stopped person's database and its log, decrypted. */
function readEverything(person: Person): Buffer {
  const vault = join(person.profileDir, 'vault');
  const keyFile = decodeKeyFile(readFileSync(join(vault, 'key.json'), 'utf8'));
  const entries = keychainEntries(scene.keyring, 'o7-therapy-scenario').list();
  const secret = fromBase64Url(entries[`device-secret:${keyFile.profile}`] ?? '');
  return readDecrypted(join(vault, keyFile.database), unwrapDataKey(keyFile, secret, null, null));
}

describe('a line', () => {
  it('is answered, changed and taken back on both sides, and only by who wrote it', async () => {
    const { therapist: rana, client: sara } = scene;
    const { conversation } = await pair(rana, sara);
    const first = await rana.write(conversation, 'Shall we meet at the Kingfisher?');
    await lineOf(sara, conversation, first.id, arrived, 'the question');
    const answer = await sara.call('messages.send', {
      conversation,
      message: freshId(),
      text: 'Yes, at four.',
      replyTo: first.id,
    });
    expect(answer.quote).toMatchObject({
      kind: 'line',
      mine: false,
      text: 'Shall we meet at the Kingfisher?',
    });
    const there = await lineOf(rana, conversation, answer.id, arrived, 'the answer');
    expect(there?.quote).toMatchObject({ kind: 'line', mine: true, message: first.id });

    await rana.call('messages.edit', {
      conversation,
      message: first.id,
      text: 'Shall we meet at the Nightjar?',
    });
    await rana.call('messages.edit', {
      conversation,
      message: first.id,
      text: 'Shall we meet at the Sandpiper?',
    });
    const edited = await lineOf(
      sara,
      conversation,
      first.id,
      (line) => line?.text === 'Shall we meet at the Sandpiper?',
      'new words',
    );
    expect(edited?.edited?.firstText).toBe('Shall we meet at the Kingfisher?');
    const found = async (words: string) =>
      (await sara.call('search.messages', { ...everywhere, query: words })).hits.length;
    expect([await found('Sandpiper'), await found('Kingfisher')]).toEqual([1, 0]);
    await expect(
      sara.call('messages.edit', { conversation, message: first.id, text: 'Never' }),
    ).rejects.toMatchObject({ code: 'message.notYours' });
    await expect(
      sara.call('messages.eraseForAll', { conversation, messages: [answer.id, first.id] }),
    ).rejects.toMatchObject({ code: 'message.notYours' });

    await rana.call('messages.eraseForAll', { conversation, messages: [first.id] });
    for (const person of [rana, sara]) {
      const gone = await lineOf(
        person,
        conversation,
        first.id,
        (line) => line?.erased === true,
        'taken back',
      );
      expect(gone).toMatchObject({ text: '', edited: null, quote: null });
      const quoting = await lineOf(person, conversation, answer.id, arrived, 'the answer');
      expect(quoting?.quote).toEqual({ kind: 'gone', message: first.id });
    }
    // The positive control is the answer: what still stands is found.
    for (const person of [rana, sara]) {
      await person.kill();
      const bytes = readEverything(person);
      expect(bytes.includes('Yes, at four.')).toBe(true);
      for (const word of ['Kingfisher', 'Nightjar', 'Sandpiper', 'kingfisher', 'sandpiper'])
        expect([word, bytes.includes(word)]).toEqual([word, false]);
      await person.start();
    }
  });

  it('that waits here is changed without a trace and never sent once it is taken back', async () => {
    const { therapist: rana, client: sara } = scene;
    const { conversation } = await pair(rana, sara);
    await scene.service.kill();
    await sara.until(
      () => sara.call('connection.status', {}),
      ({ state }) => state === 'offline',
      'offline',
    );
    const changed = await sara.write(conversation, 'I am angry with you');
    const dropped = await sara.write(conversation, 'Forget it all');
    expect(
      await sara.call('messages.edit', { conversation, message: changed.id, text: 'I am sad today' }),
    ).toMatchObject({ text: 'I am sad today', edited: null });
    await sara.call('messages.eraseForAll', { conversation, messages: [dropped.id] });
    expect(await sara.texts(conversation)).toEqual(['I am sad today']);
    await scene.service.restart();
    const line = await lineOf(rana, conversation, changed.id, arrived, 'the changed line');
    expect(line).toMatchObject({ text: 'I am sad today', edited: null });
    await sara.write(conversation, 'after');
    await rana.until(
      () => rana.texts(conversation),
      (texts) => texts.length === 2,
      'both',
    );
    expect(await rana.texts(conversation)).toEqual(['I am sad today', 'after']);
    await sara.kill();
    const bytes = readEverything(sara);
    expect(bytes.includes('I am sad today')).toBe(true);
    for (const words of ['angry', 'Forget it all']) expect(bytes.includes(words)).toBe(false);
  });

  it('that comes after what is said about it stands as its author left it', async () => {
    const { therapist: rana, client: sara } = scene;
    const { conversation } = await pair(rana, sara);
    const before = await sara.write(conversation, 'before');
    // Nothing else is on its way: what the relay turns round below is Rana's mail alone.
    await lineOf(sara, conversation, before.id, (line) => line?.delivery === 'delivered', 'a receipt');
    await rana.stop();
    const edited = await sara.write(conversation, 'first words');
    const erased = await sara.write(conversation, 'gone words');
    for (const { id } of [edited, erased])
      await lineOf(sara, conversation, id, (line) => line?.delivery === 'sent', 'sent');
    await sara.call('messages.edit', { conversation, message: edited.id, text: 'second words' });
    await sara.call('messages.eraseForAll', { conversation, messages: [erased.id] });
    await sara.until(
      () => sara.call('connection.status', {}),
      ({ waiting }) => waiting === 0,
    );
    // The service turns round the order of what waits.
    type Item = { seq: number };
    const held: Item[] = [];
    scene.relay.hooks = {
      onFrame(text) {
        const frame = JSON.parse(text) as { t: string; items?: Item[] };
        if (frame.t !== 'deliver') return [text];
        held.push(...(frame.items ?? []));
        if (held.length < 4) return [];
        const items = held.toReversed().map((item, at) => ({ ...item, seq: held[at]?.seq }));
        scene.relay.hooks = {};
        return [JSON.stringify({ ...frame, items })];
      },
    };
    await rana.start();
    const line = await lineOf(rana, conversation, edited.id, arrived, 'the edited line');
    expect(line).toMatchObject({ text: 'second words', edited: { firstText: 'first words' } });
    const gone = await lineOf(rana, conversation, erased.id, arrived, 'the line taken back');
    expect(gone).toMatchObject({ text: '', erased: true });
    await lineOf(sara, conversation, edited.id, (one) => one?.delivery === 'delivered', 'a receipt');
  });
});

describe('what is told of reading and typing', () => {
  it('is nothing at first, mutual once both switch it on, and forgotten when it is switched off', async () => {
    const { therapist: rana, client: sara } = scene;
    const { conversation } = await pair(rana, sara);
    const read = async (person: Person) => {
      const newest = (await person.messages(conversation)).at(-1)?.order ?? 1;
      await person.call('conversations.markRead', { conversation, upTo: newest });
    };
    const comes = async (id: string) => {
      await lineOf(sara, conversation, id, arrived, 'a line');
      await read(sara);
    };
    expect(await sara.call('telling.get', {})).toEqual({ read: false, typing: false });
    await sara.call('telling.set', { read: true, typing: true });
    // Only one of both wants it: nothing is shown.
    const first = await rana.write(conversation, 'one');
    await comes(first.id);
    await sara.call('telling.typing', { conversation, active: true });
    const second = await rana.write(conversation, 'two');
    await lineOf(rana, conversation, second.id, (line) => line?.delivery === 'delivered', 'delivered');
    expect((await rana.messages(conversation)).map(({ delivery }) => delivery)).toEqual([
      'delivered',
      'delivered',
    ]);
    expect(rana.typing).toEqual([]);

    await rana.call('telling.set', { read: true, typing: true });
    const third = await rana.write(conversation, 'three');
    await comes(third.id);
    await lineOf(rana, conversation, third.id, (line) => line?.delivery === 'read', 'read');
    await sara.call('telling.typing', { conversation, active: true });
    await rana.until(
      async () => rana.typing.length,
      (count) => count === 1,
      'typing',
    );
    expect(rana.typing[0]).toMatchObject({ conversation, name: null, active: true });

    await rana.call('telling.set', { read: false });
    expect((await rana.messages(conversation)).map(({ delivery }) => delivery)).not.toContain('read');
  });

  it('leaves nothing with the service for who is away, and what comes after a thousand lost ones is read', async () => {
    const { therapist: rana, client: sara } = scene;
    const { conversation } = await pair(rana, sara);
    await sara.call('telling.set', { typing: true });
    await rana.call('telling.set', { typing: true });
    await rana.stop();
    const waitingBefore = (await sara.call('privacy.whatWeHold', {})).holdings.find(
      ({ dataClass }) => dataClass === 'undelivered',
    )?.service?.count;
    for (let at = 0; at < 1_000; at++) {
      await sara.call('telling.typing', { conversation, active: at % 2 === 0 });
      // Each is to be worth a key of its own: a turn of the connection between them.
      await sara.call('connection.status', {});
    }
    const held = (await sara.call('privacy.whatWeHold', {})).holdings;
    expect(held.find(({ dataClass }) => dataClass === 'undelivered')?.service?.count).toBe(waitingBefore);
    await sara.write(conversation, 'after all that');
    await rana.start();
    await rana.until(
      () => rana.texts(conversation),
      (texts) => texts.includes('after all that'),
      'the line behind',
    );
    expect(rana.typing).toEqual([]);
  });
});

describe('a conversation', () => {
  it('is cleared here, with undo, and the other side keeps its own', async () => {
    const { therapist: rana, client: sara } = scene;
    const { conversation } = await pair(rana, sara);
    const lines = Array.from({ length: 30 }, (_none, at) => `line ${at}`);
    for (const line of lines) await rana.write(conversation, line);
    await sara.until(
      () => sara.texts(conversation),
      (texts) => texts.length === 30,
    );
    const starred = (await rana.messages(conversation))[4]?.id ?? '';
    await rana.call('messages.mark', { conversation, message: starred, starred: true, pinned: true });
    const { until, count } = await rana.call('conversations.clear', { conversation });
    expect(count).toBe(30);
    expect(await rana.texts(conversation)).toEqual([]);
    expect((await rana.call('messages.listStarred', { before: null, limit: 10 })).messages).toEqual([]);
    expect(await rana.call('conversations.undoClear', { conversation, until })).toEqual({ restored: 30 });
    expect(await rana.texts(conversation)).toEqual(lines);
    expect(
      (await rana.call('messages.listPinned', { conversation })).messages.map(({ text }) => text),
    ).toEqual(['line 4']);
    const around = await rana.call('messages.around', { conversation, message: starred, limit: 6 });
    expect(around.messages.map(({ text }) => text)).toEqual([
      'line 1',
      'line 2',
      'line 3',
      'line 4',
      'line 5',
      'line 6',
    ]);
    expect(around).toMatchObject({ older: true, newer: true });

    await rana.call('conversations.clear', { conversation });
    await rana.quit();
    const bytes = readEverything(rana);
    expect(lines.filter((line) => bytes.includes(line))).toEqual([]);
    expect(await sara.texts(conversation)).toEqual(lines);
  });
});
