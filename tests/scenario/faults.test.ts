/** Faults of a real keyring and of real files: each is named, three starts change no byte, and after the repair all is there once. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromBase64Url } from '../../contract/encoding/base64url.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { decodeKeyFile } from '../../main/engine/keys/key-file.ts';
import { unwrapDataKey } from '../../main/engine/keys/wrap.ts';
import { openStore } from '../../main/engine/store/database.ts';
import { newestVersion } from '../../main/engine/store/migrations/index.ts';
import { type Entries, type KeychainEntries, keychainEntries } from '../support/keychain-entries.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { makeKit } from '../support/kit.ts';
import { pair } from '../support/pairing.ts';
import { Person } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { expectAll, expectShut, photograph } from '../support/shut.ts';

// Many real starts each; a machine that does other things besides is slow.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const keychainService = 'o7-therapy-scenario';
const thisMachine = 'machine-of-the-practice-1';
const otherMachine = 'machine-of-somebody-else-2';

let keyring: Keyring;
let service: TestService;
let entries: KeychainEntries;
const made: Person[] = [];

const newPerson = (place: Partial<ConstructorParameters<typeof Person>[0]> = {}): Person => {
  const person = new Person({ serviceUrl: service.origin, env: keyring.env, ...place });
  made.push(person);
  return person;
};

beforeAll(async () => {
  await loadSodium();
  [keyring, service] = await Promise.all([
    startKeyring(),
    startTestService({ env: { O7_RATE_SCALE: '1000' } }),
  ]);
  entries = keychainEntries(keyring, keychainService);
});
afterAll(async () => {
  for (const person of made) await person.stop();
  for (const person of made) rmSync(person.profileDir, { recursive: true, force: true });
  await service.remove();
  await keyring.stop();
});

const isAll = (expected: readonly string[]) => (texts: readonly string[]) => texts.length === expected.length;

describe('keys and keychain', () => {
  let rana: Person;
  let sara: Person;
  let conversation: string;
  let vault: string;
  let spare: string;
  let before: Entries;
  let secretName: string;
  const written: string[] = [];

  beforeAll(async () => {
    rana = newPerson({ machineId: thisMachine });
    sara = newPerson();
    await Promise.all([rana.start(), sara.start()]);
    ({ conversation } = await pair(rana, sara));
    await makeKit(rana);
    expect((await rana.call('device.view', {})).machineBinding).toBe('on');
    for (const [who, text] of [
      [rana, 'one'],
      [sara, 'two'],
      [rana, 'three'],
    ] as const) {
      await who.write(conversation, text);
      written.push(text);
      await rana.until(() => rana.texts(conversation), isAll(written));
    }
    await rana.stop();
    vault = join(rana.profileDir, 'vault');
    const { profile } = decodeKeyFile(readFileSync(join(vault, 'key.json'), 'utf8'));
    secretName = `device-secret:${profile}`;
    spare = mkdtempSync(join(tmpdir(), 'o7t-'));
  });
  afterAll(() => rmSync(spare, { recursive: true }));

  beforeEach(() => {
    cpSync(vault, spare, { recursive: true });
    before = entries.list();
    expect(Object.keys(before)).toContain(secretName);
  });

  /** Everything is as it was before the fault, and opens with every message; one more comes through. */
  async function expectRepaired(): Promise<void> {
    await rana.start();
    await expectAll(rana, conversation, written);
    const text = `after fault ${written.length}`;
    await sara.write(conversation, text);
    written.push(text);
    await expectAll(rana, conversation, written);
    await rana.stop();
  }

  it('entry deleted: says so, changes nothing, and opens once it is back', async () => {
    entries.remove(secretName);
    const without = entries.list();
    await expectShut(rana, 'keychain.entryMissing');
    expect(entries.list()).toEqual(without);
    entries.set(secretName, before[secretName] ?? '');
    await expectRepaired();
  });

  it('all entries deleted: the same, without a trace of the question', async () => {
    for (const name of Object.keys(before)) entries.remove(name);
    await expectShut(rana, 'keychain.entryMissing');
    expect(entries.list()).toEqual({});
    for (const [name, value] of Object.entries(before)) entries.set(name, value);
    await expectRepaired();
  });

  it.each([
    ['another secret', Buffer.alloc(32, 7).toString('base64url')],
    ['a shorter one', Buffer.alloc(16, 7).toString('base64url')],
    ['something else', 'not of this app at all'],
  ])(
    'value changed to %s: the key does not fit, and nothing is put right by itself',
    async (_what, value) => {
      entries.set(secretName, value);
      const changed = entries.list();
      await expectShut(rana, 'keyFile.wrongKey');
      expect(entries.list()).toEqual(changed);
      entries.set(secretName, before[secretName] ?? '');
      await expectRepaired();
    },
  );

  it('keychain stopped: is told from a missing entry', async () => {
    await keyring.kill();
    try {
      await expectShut(rana, 'keychain.unavailable');
    } finally {
      await keyring.start();
    }
    expect(entries.list()).toEqual(before);
    await expectRepaired();
  });

  it('keychain locked: is told from a missing one', async () => {
    await keyring.lock();
    try {
      await expectShut(rana, 'keychain.locked');
    } finally {
      await keyring.kill();
      await keyring.start();
    }
    expect(entries.list()).toEqual(before);
    await expectRepaired();
  });

  it('another machine: a copied folder with its keychain entry does not open elsewhere', async () => {
    const elsewhere = newPerson({ profileDir: rana.profileDir, machineId: otherMachine });
    await expectShut(elsewhere, 'keyFile.otherMachine');
    expect(entries.list()).toEqual(before);
    await expectRepaired();
  });

  describe('key file', () => {
    const file = () => join(vault, 'key.json');
    const whole = () => readFileSync(join(spare, 'key.json'));

    it('with any one bit flipped is never read as anything', () => {
      const bytes = whole();
      expect(decodeKeyFile(bytes.toString('utf8'))).toMatchObject({ version: 2 });
      const codes = new Map<string, number>();
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        let code = 'opened';
        try {
          decodeKeyFile(flipped.toString('utf8'));
        } catch (thrown) {
          code = (thrown as { code?: string }).code ?? String(thrown);
        }
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      // Only the version's digit can become that of a later one.
      expect([...codes.keys()].toSorted()).toEqual(['keyFile.damaged', 'keyFile.newer']);
      expect(codes.get('keyFile.newer')).toBeLessThanOrEqual(8);
    });

    it('with a bit flipped in any field is named damaged by the engine, and no byte changes', async () => {
      const text = whole().toString('utf8');
      const fields = [...text.matchAll(/"(\w+)": "?(?=[^\s{])/g)].map((found) => ({
        name: found[1] ?? '',
        at: found.index + found[0].length,
      }));
      expect(fields.map(({ name }) => name)).toEqual([
        ...['version', 'cipher', 'profile', 'createdAt', 'keysAt', 'shared', 'database'],
        ...['id', 'backend', 'secretTag', 'machine', 'passcode', 'sealed', 'check'],
      ]);
      for (const { name, at } of fields) {
        const flipped = whole();
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        writeFileSync(file(), flipped);
        const photo = photograph(vault);
        await rana.start();
        const code = name === 'version' ? 'keyFile.newer' : 'keyFile.damaged';
        const problem = { state: 'problem', error: { code } };
        expect(await rana.call('profile.status', {}), name).toMatchObject(problem);
        expect(await rana.call('profile.retry', {}), name).toMatchObject(problem);
        await rana.stop();
        expect(photograph(vault), name).toEqual(photo);
      }
      expect(entries.list()).toEqual(before);
      writeFileSync(file(), whole());
      await expectRepaired();
    });

    it('of a later app is refused as such', async () => {
      const later = { ...(JSON.parse(whole().toString('utf8')) as object), version: 9, news: true };
      writeFileSync(file(), JSON.stringify(later));
      await expectShut(rana, 'keyFile.newer');
      writeFileSync(file(), whole());
      await expectRepaired();
    });

    it('cut, emptied or away is named', async () => {
      writeFileSync(file(), whole().subarray(0, 200));
      await expectShut(rana, 'keyFile.damaged');
      writeFileSync(file(), '');
      await expectShut(rana, 'keyFile.damaged');
      rmSync(file());
      await expectShut(rana, 'keyFile.missing');
      writeFileSync(file(), whole());
      await expectRepaired();
    });
  });

  it('database of a later app: refused, not touched', async () => {
    const keyFile = decodeKeyFile(readFileSync(join(vault, 'key.json'), 'utf8'));
    const secret = fromBase64Url(before[secretName] ?? '');
    const dataKey = unwrapDataKey(keyFile, secret, thisMachine, null);
    const store = openStore({ file: join(vault, keyFile.database), dataKey, mode: 'open' });
    store.pragma(`user_version = ${newestVersion + 10}`);
    store.close();
    await expectShut(rana, 'store.newer');
    rmSync(vault, { recursive: true });
    cpSync(spare, vault, { recursive: true });
    await expectRepaired();
  });

  it.each(['audit-head.json', 'attempts.json', 'recovery.json'])(
    '%s damaged: is no reason not to open',
    async (name) => {
      writeFileSync(join(vault, name), '{"half');
      await expectRepaired();
      expect(existsSync(join(vault, 'key.json'))).toBe(true);
    },
  );

  it('older copy put back: everything acknowledged is there once, as a new device', async () => {
    await rana.start();
    const text = 'written after the copy';
    await rana.write(conversation, text);
    written.push(text);
    await sara.until(() => sara.texts(conversation), isAll(written));
    await rana.stop();
    rmSync(vault, { recursive: true });
    cpSync(spare, vault, { recursive: true });
    await rana.start();
    const [found] = (
      await rana.until(
        () => rana.call('conversations.list', {}),
        ({ conversations }) => conversations[0]?.restoredAt != null && conversations[0].state === 'open',
        'a conversation that knows it was put back',
      )
    ).conversations;
    expect(found?.restoredAt).not.toBeNull();
    // What was written here after the copy is with the other person, who has every line once.
    await rana.write(conversation, 'after the older copy');
    written.push('after the older copy');
    const texts = await sara.until(() => sara.allTexts(conversation), isAll(written));
    expect(texts.toSorted()).toEqual(written.toSorted());
    const here = await rana.allTexts(conversation);
    expect(new Set(here).size).toBe(here.length);
    expect(here).toEqual(expect.arrayContaining(written.filter((one) => one !== text)));
    await rana.stop();
  });
});
