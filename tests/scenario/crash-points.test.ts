/** Every named crash point in turn: the engine dies there as in a power cut; afterwards all is as before or as meant, and every acknowledged message is there once. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CrashPoint, crashPoints } from '../../main/engine/crash-points.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { decodeKeyFile } from '../../main/engine/keys/key-file.ts';
import { crash as crashAt } from '../support/crashing.ts';
import { readDecrypted } from '../support/decrypted-pages.ts';
import { type KeychainEntries, keychainEntries } from '../support/keychain-entries.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { makeKit } from '../support/kit.ts';
import { invite, join as joinPractice, openPractice, pair } from '../support/pairing.ts';
import { freshId, Person } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openKeysOf } from '../support/vault-keys.ts';

// Many real starts each; a machine that does other things besides is slow.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let keyring: Keyring;
let service: TestService;
let entries: KeychainEntries;
let made: Person[] = [];
const tried = new Set<CrashPoint>();

beforeAll(async () => {
  await loadSodium();
  [keyring, service] = await Promise.all([
    startKeyring(),
    startTestService({ env: { O7_RATE_SCALE: '1000' } }),
  ]);
  entries = keychainEntries(keyring, 'o7-therapy-scenario');
});
async function removeAll(people: readonly Person[]): Promise<void> {
  for (const person of people) await person.stop();
  for (const person of people) rmSync(person.profileDir, { recursive: true, force: true });
}
afterEach(async () => {
  await removeAll(made);
  made = [];
});
afterAll(async () => {
  await service.remove();
  await keyring.stop();
});

const newPerson = (): Person => {
  const person = new Person({ serviceUrl: service.origin, env: keyring.env });
  made.push(person);
  return person;
};

/** Dies there, and the point counts as tried. */
async function crash(person: Person, point: CrashPoint, lead: () => Promise<unknown>): Promise<void> {
  await crashAt(person, point, lead);
  tried.add(point);
}

const vaultOf = (person: Person) => join(person.profileDir, 'vault');
const readKeyFile = (person: Person) =>
  decodeKeyFile(readFileSync(join(vaultOf(person), 'key.json'), 'utf8'));

const stateOf = async (person: Person) => (await person.call('profile.status', {})).state;

/** The keychain holds what this profile needs and nothing that a crash left behind. */
function expectTidyKeychain(person: Person): void {
  const { profile } = readKeyFile(person);
  expect(Object.keys(entries.list()).toSorted()).toEqual([`device-secret:${profile}`, `starts:${profile}`]);
}

describe('messages', () => {
  let rana: Person;
  let sara: Person;
  let conversation: string;
  let expected: string[];

  beforeAll(async () => {
    [rana, sara] = [newPerson(), newPerson()];
    made = [];
    await Promise.all([rana.start(), sara.start()]);
    ({ conversation } = await pair(rana, sara));
    expected = [];
  });
  afterAll(() => removeAll([rana, sara]));

  async function expectAll(): Promise<void> {
    for (const person of [rana, sara]) {
      const texts = await person.until(
        () => person.allTexts(conversation),
        (found) => found.length >= expected.length,
        'every message',
      );
      expect(texts.toSorted()).toEqual(expected.toSorted());
    }
    const { conversations } = await rana.call('conversations.list', {});
    expect(conversations.find(({ id }) => id === conversation)).toMatchObject({
      trouble: null,
      restoredAt: null,
    });
  }

  it.each(['write.stored', 'send.sealed', 'send.accepted'] as const)(
    'written when the engine dies at %s are there once, also tried again under the same id',
    async (point) => {
      const [id, text] = [freshId(), `written until ${point}`];
      await crash(rana, point, () => rana.write(conversation, text, id));
      await rana.start();
      expect(await rana.write(conversation, text, id)).toMatchObject({ id, text });
      expected.push(text);
      await expectAll();
    },
  );

  it.each(['receive.stored', 'receive.read'] as const)(
    'that come when the engine dies at %s are there once',
    async (point) => {
      const text = `sent until ${point}`;
      await crash(rana, point, () => sara.write(conversation, text));
      await rana.start();
      expected.push(text);
      await expectAll();
    },
  );

  it('that were cut on their way are marked delivered in the end', async () => {
    await rana.until(
      () => rana.messages(conversation),
      (messages) => messages.filter(({ mine }) => mine).every(({ delivery }) => delivery === 'delivered'),
      'receipts',
    );
    await expectAll();
  });

  it('of a conversation whose opening was cut at commit.accepted go through', async () => {
    const omar = await newPerson().start();
    await joinPractice(omar, await invite(rana, 'Sundays'), 'Omar');
    const { conversations } = await rana.until(
      () => rana.call('conversations.list', {}),
      (list) => list.conversations.some(({ state }) => state === 'toConfirm'),
    );
    const second = conversations.find(({ state }) => state === 'toConfirm')?.id ?? '';
    await crash(rana, 'commit.accepted', () => rana.call('pairing.confirm', { conversation: second }));
    await rana.start();
    await rana.until(
      () => rana.call('conversations.list', {}),
      (list) => list.conversations.some(({ id, state }) => id === second && state === 'open'),
      'the conversation opens',
    );
    await rana.write(second, 'after the cut');
    await omar.until(
      () => omar.texts(second),
      (texts) => texts.includes('after the cut'),
      'its first line',
    );
    await expectAll();
  });

  it.each(['edit.stored', 'erase.stored'] as const)(
    'changed or taken back when the engine dies at %s are so on both sides in the end',
    async (point) => {
      const canary = `nightjar-${freshId()}`;
      const { id } = await rana.write(conversation, canary);
      await sara.until(
        () => sara.texts(conversation),
        (texts) => texts.includes(canary),
        'the line',
      );
      const isEdit = point === 'edit.stored';
      const text = isEdit ? 'changed at the cut' : '';
      await crash(rana, point, () =>
        isEdit
          ? rana.call('messages.edit', { conversation, message: id, text })
          : rana.call('messages.eraseForAll', { conversation, messages: [id] }),
      );
      await rana.start();
      for (const person of [rana, sara])
        await person.until(
          () => person.messages(conversation),
          (messages) => messages.some((one) => one.id === id && one.text === text && one.erased === !isEdit),
          point,
        );
      expected.push(text);
      if (isEdit) return;
      await rana.quit();
      const { keyFile, dataKey } = openKeysOf(rana, entries);
      const bytes = readDecrypted(join(vaultOf(rana), keyFile.database), dataKey);
      expect(bytes.includes(expected[0] ?? '')).toBe(true);
      expect(bytes.includes(canary)).toBe(false);
      await rana.start();
    },
  );

  it.each(['delete.hidden', 'delete.erased', 'delete.cleared'] as const)(
    'deleted when the engine dies at %s are gone, from the file too',
    async (point) => {
      const canary = `kingfisher-${freshId()}`;
      const { id } = await rana.write(conversation, canary);
      await sara.until(
        () => sara.texts(conversation),
        (texts) => texts.includes(canary),
      );
      await crash(rana, point, async () => {
        const deleted = rana.call('messages.delete', { conversation, messages: [id] });
        if (point === 'delete.hidden') return deleted;
        await deleted;
        // Nothing can be taken back once the app is closed: it erases now.
        return rana.quit();
      });
      await rana.start();
      expect(await rana.texts(conversation)).not.toContain(canary);
      if (point === 'delete.hidden') await rana.quit();
      else await rana.kill();
      const { keyFile, dataKey } = openKeysOf(rana, entries);
      const bytes = readDecrypted(join(vaultOf(rana), keyFile.database), dataKey);
      // The positive control: what is still here is found.
      expect(bytes.includes(expected[0] ?? '')).toBe(true);
      expect(bytes.includes(canary)).toBe(false);
      await rana.start();
      expect(await rana.texts(conversation)).toEqual(expected);
    },
  );
});

describe('a profile', () => {
  it.each(['create.keyFileWritten', 'create.filled', 'create.inPlace', 'start.counted'] as const)(
    'whose making was cut at %s is whole or was never there, and leaves no key behind',
    async (point) => {
      const rana = newPerson();
      for (const name of Object.keys(entries.list())) entries.remove(name);
      await crash(rana, point, () => openPractice(rana));
      await rana.start();
      const isThere = point === 'create.inPlace' || point === 'start.counted';
      expect(await stateOf(rana)).toBe(isThere ? 'open' : 'new');
      if (!isThere) await openPractice(rana);
      await rana.online();
      const { entries: log } = await rana.call('audit.list', { before: null, limit: 50 });
      expect(log.map(({ code }) => code)).not.toContain('profile.renewed');
      await rana.stop();
      expectTidyKeychain(rana);
      expect(existsSync(join(rana.profileDir, 'vault.new'))).toBe(false);
      await rana.start();
      expect(await stateOf(rana)).toBe('open');
    },
  );

  it('that is an older copy and died at renew.stored is the new device, and its conversation goes on', async () => {
    const [rana, sara] = [newPerson(), newPerson()];
    await Promise.all([rana.start(), sara.start()]);
    const { conversation } = await pair(rana, sara);
    await rana.stop();
    const copy = mkdtempSync(join(tmpdir(), 'o7x-'));
    cpSync(vaultOf(rana), copy, { recursive: true });
    await rana.start();
    await rana.write(conversation, 'after the copy');
    await sara.until(
      () => sara.texts(conversation),
      (texts) => texts.length === 1,
    );
    await rana.stop();
    rmSync(vaultOf(rana), { recursive: true });
    cpSync(copy, vaultOf(rana), { recursive: true });
    rmSync(copy, { recursive: true });
    await crash(rana, 'renew.stored', () => Promise.resolve());
    await rana.start();
    await rana.write(conversation, 'as a new device');
    const texts = await sara.until(
      () => sara.texts(conversation),
      (found) => found.length === 2,
    );
    expect(texts).toEqual(['after the copy', 'as a new device']);
  });
});

describe('keys', () => {
  async function practice(): Promise<{ rana: Person; sara: Person; conversation: string; texts: string[] }> {
    for (const name of Object.keys(entries.list())) entries.remove(name);
    const [rana, sara] = [newPerson(), newPerson()];
    await Promise.all([rana.start(), sara.start()]);
    const { conversation } = await pair(rana, sara);
    await rana.write(conversation, 'under the first keys');
    await sara.until(
      () => sara.texts(conversation),
      (texts) => texts.length === 1,
    );
    return { rana, sara, conversation, texts: ['under the first keys'] };
  }

  it.each(['rewrap.beforeWrite', 'rewrap.afterWrite'] as const)(
    'under a passcode whose change died at %s open with the old or the new one',
    async (point) => {
      const { rana, conversation, texts } = await practice();
      const [old, next] = ['the old passcode', 'the new passcode'];
      await rana.call('lock.setPasscode', { current: null, next: old });
      await crash(rana, point, async () => {
        await rana.call('lock.unlock', { passcode: old });
        await rana.call('lock.setPasscode', { current: old, next });
      });
      const [right, wrong] = point === 'rewrap.beforeWrite' ? [old, next] : [next, old];
      await rana.start();
      await expect(rana.call('lock.unlock', { passcode: wrong })).rejects.toMatchObject({
        code: 'passcode.wrong',
      });
      expect(await rana.call('lock.unlock', { passcode: right })).toMatchObject({ state: 'open' });
      expect(await rana.texts(conversation)).toEqual(texts);
    },
  );

  it.each(crashPoints.filter((point) => point.startsWith('keys.')))(
    'whose change died at %s open everything, and the words of the kit too',
    async (point) => {
      const { rana, sara, conversation, texts } = await practice();
      const words = await makeKit(rana);
      await crash(rana, point, () => rana.call('device.changeKeys', { passcode: null }));
      await rana.start();
      expect(await stateOf(rana)).toBe('open');
      expect(await rana.texts(conversation)).toEqual(texts);
      await rana.write(conversation, 'after the cut');
      await sara.until(
        () => sara.texts(conversation),
        (found) => found.length === 2,
      );
      await rana.stop();
      const { profile } = readKeyFile(rana);
      const ofOthers = readKeyFile(sara).profile;
      const own = Object.keys(entries.list()).filter((name) => !name.endsWith(ofOthers));
      expect(own.toSorted()).toEqual([`device-secret:${profile}`, `starts:${profile}`]);
      // Without the key file only the words are left.
      rmSync(join(vaultOf(rana), 'key.json'));
      await rana.start();
      const protection = { passcode: null, shared: false, withoutKeychain: false };
      expect(await rana.call('recovery.unlock', { words, protection })).toMatchObject({ state: 'open' });
      expect(await rana.texts(conversation)).toEqual([...texts, 'after the cut']);
    },
  );
});

/** Where the other points are tried: each file takes them from the same list. */
const elsewhere = {
  'erasure.': 'erasure.test.ts',
  'forget.': 'erasure.test.ts',
  'file.': 'files.test.ts',
  'upload.': 'files.test.ts',
  'download.': 'files.test.ts',
  'group.': 'groups.test.ts',
  'generation.': 'hostile-generations.test.ts',
  'history.': 'history.test.ts',
  'kit.': 'recovery.test.ts',
  'link.': 'two-computers.test.ts',
  'move.': 'moving.test.ts',
  'export.': 'files.test.ts',
  'import.': 'files.test.ts',
  'migration.': 'earlier-version.test.ts',
  'earlierCopy.': 'earlier-version.test.ts',
  'backup.': 'backup.test.ts',
  'vault.': 'backup.test.ts',
};

it('is a complete list: every point that the code names is tried', () => {
  const others = Object.entries(elsewhere).flatMap(([start, file]) => {
    expect(readFileSync(join(import.meta.dirname, file), 'utf8')).toContain(`startsWith('${start}')`);
    return crashPoints.filter((point) => point.startsWith(start));
  });
  expect([...tried, ...others].toSorted()).toEqual([...crashPoints].toSorted());
});
