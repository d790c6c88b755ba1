/** A couple, a family and their therapist in one conversation, on real engines: who comes, goes, is told, and cannot be smuggled in. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConversationView } from '../../contract/bridge/views.ts';
import { fromBase64Url, toBase64Url } from '../../contract/encoding/base64url.ts';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { generateSignatureKeyPair, loadSodium } from '../../main/engine/crypto/primitives.ts';
import { createDevice, signDeviceList } from '../../main/engine/keys/identity.ts';
import { setDataKey } from '../../main/engine/store/cipher.ts';
import { forgedItems } from '../support/forging.ts';
import { keychainEntries } from '../support/keychain-entries.ts';
import { confirm, invite, join as joinPractice, openPractice } from '../support/pairing.ts';
import { freshId, type Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';
import { openKeysOf } from '../support/vault-keys.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const scene = setScene();
beforeAll(() => loadSodium());

/** A therapist and people of theirs, each with an open conversation of two. */
class Practice {
  readonly people = new Map<string, Person>();
  readonly pairs = new Map<string, string>();
  readonly accounts = new Map<string, string>();

  static async open(...names: readonly string[]): Promise<Practice> {
    const practice = new Practice();
    await openPractice(scene.therapist);
    for (const [at, name] of names.entries()) {
      const person = at === 0 ? scene.client : await scene.newPerson().start();
      await joinPractice(person, await invite(scene.therapist, name), name);
      const { conversation } = await confirm(scene.therapist, person);
      practice.people.set(name, person);
      practice.pairs.set(name, conversation);
      practice.accounts.set(name, (await viewOf(scene.therapist, conversation))?.people[0]?.account ?? '');
    }
    return practice;
  }

  get(name: string): Person {
    const person = this.people.get(name);
    if (person === undefined) throw new Error(name);
    return person;
  }

  account = (name: string): string => this.accounts.get(name) ?? '';
  pair = (name: string): string => this.pairs.get(name) ?? '';

  async group(title: string, ...names: readonly string[]): Promise<string> {
    const people = names.map(this.account);
    return (await scene.therapist.call('groups.create', { title, people })).id;
  }

  /** Resolves once it is open for all of these and for the therapist. */
  async opened(group: string, ...names: readonly string[]): Promise<void> {
    for (const person of [scene.therapist, ...names.map((name) => this.get(name))])
      await until(person, group, (view) => view?.state === 'open', 'an open group');
  }
}

async function viewOf(person: Person, id: string): Promise<ConversationView | undefined> {
  return (await person.call('conversations.list', {})).conversations.find((one) => one.id === id);
}

const until = (
  person: Person,
  id: string,
  fits: (view: ConversationView | undefined) => boolean,
  what: string,
) => person.until(() => viewOf(person, id), fits, what);

const namesIn = (view: ConversationView | undefined) =>
  view?.people.map(({ nickname }) => nickname).toSorted();

/** What people wrote, without the lines of the app. */
const said = async (person: Person, id: string): Promise<readonly string[]> =>
  (await person.messages(id)).filter((one) => one.notice === null).map(({ text }) => text);

/** Resolves once this text stands there; the conversation itself may still have to come. */
async function hears(person: Person, id: string, text: string): Promise<void> {
  await until(person, id, (view) => view !== undefined, 'the conversation');
  await person.until(
    () => said(person, id),
    (texts) => texts.includes(text),
    `"${text}"`,
  );
}

const notices = async (person: Person, id: string) =>
  (await person.messages(id)).flatMap(({ notice }) =>
    notice === null ? [] : [[notice.code, ...notice.names]],
  );

/** Changes rows of somebody's store, as an app of their own making would; the engine must be stopped. */
function tamper(person: Person, change: (store: Database.Database) => void): void {
  const entries = keychainEntries(scene.keyring, 'o7-therapy-scenario');
  const { keyFile, dataKey } = openKeysOf(person, entries);
  const store = new Database(join(person.profileDir, 'vault', keyFile.database));
  setDataKey(store, dataKey);
  change(store);
  store.close();
}

describe('a group', () => {
  it('is made, talks, takes in, lets go and is left; nobody reads what is not theirs', async () => {
    const practice = await Practice.open('Sara', 'Omar', 'Lena');
    const [rana, sara, omar, lena] = [
      scene.therapist,
      practice.get('Sara'),
      practice.get('Omar'),
      practice.get('Lena'),
    ];
    // Omar is away while it comes to be.
    await omar.stop();
    const group = await practice.group('Sara and Omar', 'Sara', 'Omar');
    await practice.opened(group, 'Sara');
    expect(await viewOf(sara, group)).toMatchObject({
      kind: 'group',
      nickname: 'Sara and Omar',
      isFounder: false,
      practiceName: 'Nile Practice',
    });
    expect(namesIn(await viewOf(sara, group))).toEqual(['Omar', 'Rana']);
    expect(await notices(sara, group)).toEqual([['group.added', null]]);
    expect(await notices(rana, group)).toEqual([['group.created', null]]);

    const { id: first } = await rana.write(group, 'welcome, both');
    await hears(sara, group, 'welcome, both');
    const byOne = await rana.until(
      async () => (await rana.messages(group)).find(({ id }) => id === first),
      (line) => line?.receipts?.delivered === 1,
      'a receipt of one',
    );
    expect(byOne).toMatchObject({ delivery: 'sent', receipts: { delivered: 1, read: 0, of: 2 } });
    await omar.start();
    await hears(omar, group, 'welcome, both');
    const byBoth = await rana.until(
      async () => (await rana.messages(group)).find(({ id }) => id === first),
      (line) => line?.delivery === 'delivered',
      'delivered to all',
    );
    expect(byBoth?.receipts).toEqual({ delivered: 2, read: 0, of: 2 });
    await omar.write(group, 'good to be here');
    await hears(sara, group, 'good to be here');
    const line = (await sara.messages(group)).find(({ text }) => text === 'good to be here');
    expect(line).toMatchObject({ author: 'Omar', mine: false, missingBefore: 0 });

    // Lena comes later: she is told who is there, and reads nothing from before.
    await rana.call('groups.add', { conversation: group, people: [practice.account('Lena')] });
    await practice.opened(group, 'Lena');
    await lena.write(group, 'hello from Lena');
    for (const person of [rana, sara, omar]) await hears(person, group, 'hello from Lena');
    expect(await said(lena, group)).toEqual(['hello from Lena']);
    expect(namesIn(await viewOf(lena, group))).toEqual(['Omar', 'Rana', 'Sara']);
    expect(await notices(omar, group)).toContainEqual(['group.added', 'Lena']);
    await sara.write(group, 'now we are four');
    await hears(lena, group, 'now we are four');
    const late = (await lena.messages(group)).find(({ text }) => text === 'now we are four');
    expect(late).toMatchObject({ author: 'Sara', missingBefore: 0 });
    const { members } = await lena.call('groups.members', { conversation: group });
    expect(
      members.map(({ nickname, isFounder, isSelf }) => [nickname, isFounder, isSelf]).toSorted(),
    ).toEqual([
      ['Lena', false, true],
      ['Omar', false, false],
      ['Rana', true, false],
      ['Sara', false, false],
    ]);

    // A member says nothing about who is in, and the founder does not leave.
    const notTheirs = sara.call('groups.remove', { conversation: group, account: practice.account('Omar') });
    await expect(notTheirs).rejects.toMatchObject({ code: 'group.notFounder' });
    await expect(rana.call('conversations.leave', { conversation: group })).rejects.toMatchObject({
      code: 'group.founderStays',
    });
    await rana.call('groups.rename', { conversation: group, title: 'The family' });
    await until(sara, group, (view) => view?.nickname === 'The family', 'the new name');

    // Omar is taken out: from then on the wire carries each line to two devices, and none to him.
    await rana.call('groups.remove', { conversation: group, account: practice.account('Omar') });
    await until(omar, group, (view) => view?.state === 'ended', 'the end for Omar');
    expect((await notices(omar, group)).at(-1)).toEqual(['group.removed', null]);
    await until(sara, group, (view) => namesIn(view)?.join() === 'Lena,Rana', 'Omar gone');
    await until(lena, group, (view) => namesIn(view)?.join() === 'Rana,Sara', 'Omar gone');
    const before = (await rana.messages(group)).length;
    const carried: string[] = [];
    scene.relay.hooks = forgedItems((items) => {
      for (const item of items)
        if (item.kind === 'message' && item.conversation === group) carried.push(item.envelope);
      return items;
    });
    const { id: after } = await rana.write(group, 'without Omar');
    for (const person of [sara, lena]) await hears(person, group, 'without Omar');
    const row = await rana.call('transparency.lastMessage', { conversation: group });
    expect(carried.filter((envelope) => envelope === row?.row.envelope)).toHaveLength(2);
    scene.relay.hooks = {};
    await expect(omar.write(group, 'still here?')).rejects.toMatchObject({ code: 'conversation.ended' });
    expect(await said(omar, group)).not.toContain('without Omar');
    tamperedCount(omar, await stopped(omar), group);
    await omar.start();
    expect((await rana.messages(group)).length).toBeGreaterThan(before);
    await rana.until(
      async () => (await rana.messages(group)).find(({ id }) => id === after),
      (one) => one?.delivery === 'delivered',
      'delivered to who is in',
    );

    // Lena leaves without a connection: over for her at once, told when there is one.
    scene.relay.hooks = { onRequest: () => null };
    scene.relay.cut();
    expect(await lena.call('conversations.leave', { conversation: group })).toMatchObject({ state: 'ended' });
    expect(await viewOf(rana, group)).toMatchObject({ people: [{}, {}] });
    scene.relay.hooks = {};
    await until(rana, group, (view) => namesIn(view)?.join() === 'Sara', 'Lena gone');
    await until(sara, group, (view) => namesIn(view)?.join() === 'Rana', 'Lena gone');
    expect(await notices(rana, group)).toContainEqual(['group.left', 'Lena']);
    await sara.write(group, 'the two of us');
    await hears(rana, group, 'the two of us');
    expect(await said(lena, group)).not.toContain('the two of us');
    await expect(
      rana.call('groups.add', { conversation: group, people: [practice.account('Lena')] }),
    ).rejects.toMatchObject({ code: 'group.leftByChoice' });

    // Omar comes back by a new introduction and reads what comes from then on.
    await rana.call('groups.add', { conversation: group, people: [practice.account('Omar')] });
    await practice.opened(group, 'Omar', 'Sara');
    await sara.write(group, 'welcome back');
    await hears(omar, group, 'welcome back');
    expect(await said(omar, group)).not.toContain('the two of us');
    expect((await omar.messages(group)).every((one) => one.missingBefore === 0)).toBe(true);

    // A pair is left by either side.
    await omar.call('conversations.leave', { conversation: practice.pair('Omar') });
    await until(rana, practice.pair('Omar'), (view) => view?.state === 'ended', 'the end of the pair');
    expect(await notices(rana, practice.pair('Omar'))).toEqual([['person.left', 'Omar']]);
    await expect(rana.write(practice.pair('Omar'), 'are you there?')).rejects.toMatchObject({
      code: 'conversation.ended',
    });
  });

  async function stopped(person: Person): Promise<Person> {
    await person.stop();
    return person;
  }

  /** Whoever was taken out keeps no key of the group. */
  function tamperedCount(_who: Person, person: Person, group: string): void {
    tamper(person, (store) => {
      const count = (table: string) =>
        store.prepare(`SELECT count(*) AS n FROM ${table} WHERE conversation = ?`).get(group);
      expect(count('message')).not.toEqual({ n: 0 });
      for (const table of ['mls_group', 'mls_row', 'mls_pending', 'outbox'])
        expect([table, count(table)]).toEqual([table, { n: 0 }]);
    });
  }

  it('opens once, and lets go once, when the founder’s app dies in between', async () => {
    const practice = await Practice.open('Sara', 'Omar');
    const rana = scene.therapist;
    let group = '';
    for (const point of crashPoints.filter((one) => one.startsWith('group.'))) {
      await rana.stop();
      await rana.start({ crashAt: point });
      await rana.online();
      if (point === 'group.told') group = await practice.group('Both', 'Sara', 'Omar');
      else await rana.call('groups.remove', { conversation: group, account: practice.account('Omar') });
      await rana.gone();
      expect(rana.diedOf).toBe('SIGKILL');
      await rana.start();
      if (point === 'group.told') await practice.opened(group, 'Sara', 'Omar');
    }
    await until(practice.get('Omar'), group, (view) => view?.state === 'ended', 'the end for Omar');
    await rana.write(group, 'after two deaths');
    await hears(practice.get('Sara'), group, 'after two deaths');
    expect(await notices(rana, group)).toEqual([
      ['group.created', null],
      ['group.removed', 'Omar'],
    ]);
    // The service let go of him too.
    const token = practice.get('Omar').write(practice.pair('Omar'), 'his own conversation goes on');
    await token;
    await hears(rana, practice.pair('Omar'), 'his own conversation goes on');
  });
});

describe('against a hostile side', () => {
  it('waits for the founder’s word where the relay brings the Welcome before it', async () => {
    const practice = await Practice.open('Sara', 'Omar');
    const held: string[] = [];
    const isIntroduction = (conversation: string) => conversation === practice.pair('Sara');
    let holding = true;
    let welcomes = 0;
    scene.relay.hooks = {
      onFrame: (text) => {
        const frame = JSON.parse(text) as { t: string; items?: { kind: string; conversation?: string }[] };
        if (frame.t !== 'deliver') return [text];
        const mail = frame.items ?? [];
        const told = mail.some((item) => item.kind === 'message' && isIntroduction(item.conversation ?? ''));
        if (holding && told) {
          held.push(text);
          const rest = mail.filter(
            (item) => !(item.kind === 'message' && isIntroduction(item.conversation ?? '')),
          );
          return rest.length === 0 ? [] : [JSON.stringify({ ...frame, items: rest })];
        }
        if (mail.some((item) => item.kind === 'welcome')) welcomes += 1;
        return [text];
      },
    };
    const group = await practice.group('Both', 'Sara', 'Omar');
    await practice.opened(group, 'Omar');
    await scene.therapist.write(group, 'said meanwhile');
    await hears(practice.get('Omar'), group, 'said meanwhile');
    await vi.waitFor(() => expect(welcomes).toBeGreaterThan(1), { timeout: 30_000 });
    // Not one word of a group that nobody announced.
    expect(await viewOf(practice.get('Sara'), group)).toBeUndefined();
    holding = false;
    expect(held.length).toBeGreaterThan(0);
    scene.relay.cut();
    await practice.opened(group, 'Sara');
    await hears(practice.get('Sara'), group, 'said meanwhile');
  });

  it('believes who is in from the founder alone, and nobody under another key', async () => {
    const practice = await Practice.open('Sara', 'Omar', 'Lena');
    const [rana, sara, omar] = [scene.therapist, practice.get('Sara'), practice.get('Omar')];
    const group = await practice.group('Both', 'Sara', 'Omar');
    await practice.opened(group, 'Sara', 'Omar');

    // Omar's app says that only he and the therapist are in, and that the group is called otherwise.
    await omar.stop();
    tamper(omar, (store) => {
      const lists = store.prepare('SELECT nickname, device_list AS list FROM contact').all() as {
        nickname: string;
        list: string;
      }[];
      const own = store.prepare('SELECT device_list AS list FROM account').get() as { list: string };
      const members = [...lists, { nickname: 'Omar', ...own }]
        .filter(({ nickname }) => nickname !== 'Sara')
        .map(({ nickname, list }) => ({ nickname, deviceList: JSON.parse(list) as unknown }));
      store
        .prepare('INSERT INTO outbox (conversation, message, type, payload, at) VALUES (?, ?, ?, ?, ?)')
        .run(
          group,
          freshId(),
          'roster',
          JSON.stringify({ roster: { version: 99, title: 'Mine', members } }),
          Date.now(),
        );
    });
    await omar.start();
    await omar.write(group, 'after the forged roster');
    for (const person of [rana, sara]) {
      await hears(person, group, 'after the forged roster');
      expect(await viewOf(person, group)).toMatchObject({ nickname: 'Both', state: 'open' });
      expect((await viewOf(person, group))?.people).toHaveLength(2);
    }

    // The therapist's app introduces Omar to a second group under keys of its own making.
    await rana.stop();
    tamper(rana, (store) => {
      const key = generateSignatureKeyPair();
      const account = practice.account('Omar');
      const list = signDeviceList(key, account, [createDevice(account, key, Date.now()).entry], null);
      store
        .prepare('UPDATE contact SET device_list = ?, account_key = ? WHERE account = ?')
        .run(JSON.stringify(list), Buffer.from(fromBase64Url(toBase64Url(key.publicKey))), account);
    });
    await rana.start();
    const second = await practice.group('Smuggled', 'Sara', 'Omar');
    await sara.until(
      () => notices(sara, practice.pair('Sara')),
      (found) => found.some(([code]) => code === 'group.refused'),
      'the refusal',
    );
    expect(await notices(sara, practice.pair('Sara'))).toEqual([['group.refused', 'Omar']]);
    expect(await viewOf(sara, second)).toBeUndefined();
  });
});
