/** What keeps a profile closed, and that nothing on disk changes then; what lies in its files; who may open it. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { profileStatusSchema } from '../../contract/bridge/views.ts';
import { type DataClassId, dataClasses } from '../../contract/domain/data-classes.ts';
import { isRegistered, settingRows } from '../../contract/domain/storage-register.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { decodeKeyFile, encodeKeyFile, type KeyFile } from '../../main/engine/keys/key-file.ts';
import { listFiles } from '../../main/engine/profile/files.ts';
import { findText, formsOf } from '../support/canary.ts';
import { openBeside, openServiceDatabase } from '../support/direct-count.ts';
import { keychainEntries } from '../support/keychain-entries.ts';
import { invite, join, openPractice, pair } from '../support/pairing.ts';
import { freshId, type Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';

beforeAll(loadSodium);
const scene = setScene();

const vaultOf = (person: Person) => joinPath(person.profileDir, 'vault');
const keyFileOf = (person: Person) => joinPath(vaultOf(person), 'key.json');
const databaseOf = (person: Person) => joinPath(vaultOf(person), 'o7.db');

/** Forms of the word found in any file of the profile. */
const findInProfile = (profileDir: string, word: string) =>
  listFiles(profileDir).flatMap((file) => findText(readFileSync(joinPath(profileDir, file.path)), word));

/** Every file of the profile and what is in it. */
const photograph = (person: Person) =>
  listFiles(person.profileDir).map((file) => [
    file.path,
    createHash('sha256')
      .update(readFileSync(joinPath(person.profileDir, file.path)))
      .digest('hex'),
  ]);

async function expectProblem(person: Person, code: string): Promise<void> {
  const before = photograph(person);
  await person.start();
  const status = profileStatusSchema.parse(await person.call('profile.status', {}));
  expect(status).toMatchObject({ state: 'problem', error: { code } });
  await expect(person.call('conversations.list', {})).rejects.toMatchObject({ code });
  expect(photograph(person)).toEqual(before);
}

/** Changes fields of the key file as a program would that knows its form: whole, and not what was wrapped. */
const rewritten = (change: (file: KeyFile) => Partial<KeyFile>) => (person: Person) => {
  const file = decodeKeyFile(readFileSync(keyFileOf(person), 'utf8'));
  writeFileSync(keyFileOf(person), encodeKeyFile({ ...file, ...change(file) }));
};

describe('a profile that cannot be opened', () => {
  it('names a locked keychain, changes nothing, and opens once it is unlocked', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.stop();
    await scene.keyring.lock();
    await expectProblem(scene.therapist, 'keychain.locked');
    await scene.keyring.kill();
    await scene.keyring.start();
    await scene.therapist.stop();
    await scene.therapist.start();
    expect(await scene.therapist.call('profile.status', {})).toMatchObject({ state: 'open' });
  });

  it('names a missing keychain service', async () => {
    await openPractice(scene.therapist);
    await scene.therapist.stop();
    await scene.keyring.kill();
    try {
      await expectProblem(scene.therapist, 'keychain.unavailable');
    } finally {
      await scene.keyring.start();
    }
  });

  it('refuses to make a profile without a keychain, and leaves nothing behind', async () => {
    await scene.keyring.kill();
    try {
      const typed = { practiceName: 'Nile Practice', nickname: 'Rana', enrolment: '' };
      await expect(scene.therapist.call('profile.openPractice', typed)).rejects.toMatchObject({
        code: 'keychain.unavailable',
      });
      expect(listFiles(scene.therapist.profileDir)).toEqual([]);
    } finally {
      await scene.keyring.start();
    }
  });

  it.each([
    ['keyFile.missing', (person: Person) => renameSync(keyFileOf(person), `${keyFileOf(person)}.away`)],
    ['keyFile.damaged', (person: Person) => writeFileSync(keyFileOf(person), '{"version":1')],
    [
      'keyFile.newer',
      (person: Person) =>
        writeFileSync(
          keyFileOf(person),
          readFileSync(keyFileOf(person), 'utf8').replace(/"version": \d/, '"version": 9'),
        ),
    ],
    ['keyFile.wrongKey', rewritten((file) => ({ wrap: { ...file.wrap, secretTag: 'A'.repeat(22) } }))],
    ['keychain.weak', rewritten((file) => ({ wrap: { ...file.wrap, backend: 'macos-keychain' } }))],
    ['keychain.entryMissing', rewritten(() => ({ profile: freshId() }))],
    ['store.missing', (person: Person) => renameSync(databaseOf(person), `${databaseOf(person)}.away`)],
    [
      'store.damaged',
      (person: Person) => {
        const bytes = readFileSync(databaseOf(person));
        bytes.fill(0, 0, 4096);
        writeFileSync(databaseOf(person), bytes);
        rmSync(`${databaseOf(person)}-wal`);
      },
    ],
  ])('names %s and changes nothing', async (code, damage) => {
    await openPractice(scene.therapist);
    await scene.therapist.stop();
    damage(scene.therapist);
    await expectProblem(scene.therapist, code);
  });

  it('refuses a second engine on the same profile', async () => {
    await openPractice(scene.therapist);
    const second = scene.newPerson();
    rmSync(second.profileDir, { recursive: true });
    cpSync(scene.therapist.profileDir, second.profileDir, { recursive: true });
    const twin = Object.assign(scene.newPerson(), { profileDir: scene.therapist.profileDir });
    await twin.start();
    expect(await twin.call('profile.status', {})).toMatchObject({
      state: 'problem',
      error: { code: 'profile.inUse' },
    });
    expect(await scene.therapist.call('profile.status', {})).toMatchObject({ state: 'open' });
  });
});

/** The service's rows of some classes, by SQL that knows nothing of how the service counts. */
async function countAtService(tables: Awaited<ReturnType<typeof openServiceDatabase>>) {
  const mine = 'WHERE account = $1';
  const among = `IN (SELECT conversation FROM conversation_members ${mine})`;
  return {
    account: await tables.count('accounts WHERE id = $1', 'relations WHERE $1 IN (low, high)'),
    deviceKeys: await tables.count(`devices ${mine}`, `device_lists ${mine}`),
    practice: await tables.count(`practices ${mine}`, 'enrolment_codes WHERE used_by = $1'),
    invitations: await tables.count('invitations WHERE $1 IN (account, used_by)'),
    conversations: await tables.count(`conversations WHERE id ${among}`, `conversation_members ${mine}`),
    deliveryRecords: await tables.count(`envelopes WHERE conversation ${among}`),
    handshakeLog: await tables.count(`log_entries WHERE conversation ${among}`),
    blocks: await tables.count('blocks WHERE $1 IN (account, blocked)'),
  } satisfies Partial<Record<DataClassId, number>>;
}

describe('a profile on disk', () => {
  it('S4: holds nothing of a conversation in clear, in any encoding, and nothing outside the storage register', async () => {
    const canary = 'nightingale-over-the-corniche-48151623';
    const planted = scene.newPerson().profileDir;
    for (const [at, { bytes }] of formsOf(canary).entries()) writeFileSync(joinPath(planted, `${at}`), bytes);
    writeFileSync(joinPath(planted, 'gzip'), gzipSync(`before ${canary} after`));
    const forms = [...formsOf(canary).map(({ form }) => form), 'gzip'];
    expect([...new Set(findInProfile(planted, canary))].toSorted()).toEqual([...new Set(forms)].toSorted());

    const { conversation } = await pair(scene.therapist, scene.client);
    await scene.client.write(conversation, `My secret: ${canary}`);
    await scene.therapist.until(
      () => scene.therapist.messages(conversation),
      (messages) => messages.length === 1,
    );
    for (const person of [scene.therapist, scene.client]) {
      expect(findInProfile(person.profileDir, canary)).toEqual([]);
      await person.kill();
      expect(findInProfile(person.profileDir, canary)).toEqual([]);
      expect(listFiles(person.profileDir).filter(({ path }) => !isRegistered(path))).toEqual([]);
    }
    const secrets = Object.keys(keychainEntries(scene.keyring, 'o7-therapy-scenario').list());
    expect(secrets.filter((name) => !/^(device-secret|starts):/.test(name))).toEqual([]);
  });

  it('S2: what we hold is what a second look at the files and at the service’s tables counts', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    for (const text of ['one', 'two', 'three']) await scene.client.write(conversation, text);
    await scene.therapist.until(
      () => scene.therapist.messages(conversation),
      (messages) => messages.length === 3,
    );
    await scene.therapist.call('drafts.keep', { conversation, text: 'not sent yet' });

    const entries = keychainEntries(scene.keyring, 'o7-therapy-scenario');
    const opened = openBeside(scene.therapist, entries);
    const [account] = opened.values<Buffer | string>('SELECT id FROM account');
    const names = opened.values<string>('SELECT name FROM setting');
    opened.close();
    expect(names.filter((name) => !Object.hasOwn(settingRows, name))).toEqual([]);
    const id = typeof account === 'string' ? Buffer.from(account, 'base64url') : Buffer.from(account ?? '');
    const tables = await openServiceDatabase(scene.service, id);

    /** What the app shows and what is there besides, read anew; mail still moves, so the two may be of different moments. */
    const look = async () => {
      const { holdings, serviceError } = await scene.therapist.call('privacy.whatWeHold', {});
      const shown = (dataClass: DataClassId) => holdings.find((one) => one.dataClass === dataClass);
      const beside = openBeside(scene.therapist, entries);
      const differences: unknown[] = serviceError === null ? [] : [serviceError];
      for (const { dataClass, device } of holdings) {
        const counted = dataClasses[dataClass].deviceTables.map(
          (table) => [table, beside.count(table)] as const,
        );
        const rows = counted.reduce((sum, [, count]) => sum + count, 0);
        if (device.count !== rows || device.bytes > 0 !== rows > 0)
          differences.push({ dataClass, device, here: counted });
      }
      beside.close();
      const direct = await countAtService(tables);
      for (const [dataClass, rows] of Object.entries(direct)) {
        const service = shown(dataClass as DataClassId)?.service;
        if (service?.count !== rows) differences.push({ dataClass, service, there: rows });
      }
      return { differences, messages: shown('messages')?.device.count, records: direct.deliveryRecords };
    };
    try {
      const seen = await scene.therapist.until(
        look,
        ({ differences }) => differences.length === 0,
        'a moment of equal counts',
      );
      expect(seen.messages).toBeGreaterThan(3);
      expect(seen.records).toBeGreaterThanOrEqual(3);
    } finally {
      await tables.close();
    }
  });

  it('S1: before a nickname is given no request leaves and nothing is written; Send in the contact form is the first', async () => {
    const nobody = await scene.newPerson().start();
    const requests: string[] = [];
    scene.relay.hooks = {
      onRequest: ({ route, body }) => {
        requests.push(route);
        return body;
      },
    };
    const code = 'ABCD-EFGH-JKMN-PQRS';
    expect(await nobody.call('profile.status', {})).toEqual({ state: 'new' });
    expect(await nobody.call('contact.list', {})).toEqual({ messages: [] });
    expect((await nobody.call('connection.status', {})).state).toBe('idle');
    for (const nickname of ['', ' ', '...'])
      await expect(
        nobody.call('pairing.lookUp', { code, nickname, ageBand: '18plus' }),
      ).rejects.toMatchObject({ code: 'nickname.empty' });
    const empty = { words: ' \n ', reply: { kind: 'none' } } as const;
    await expect(nobody.call('contact.send', empty)).rejects.toMatchObject({ code: 'contact.empty' });
    expect(requests).toEqual([]);
    expect(listFiles(nobody.profileDir)).toEqual([]);

    // Here the operator takes no messages, and that is what the person reads.
    await nobody.call('contact.send', { words: 'My code does not open', reply: { kind: 'none' } });
    const [held] = (
      await nobody.until(
        () => nobody.call('contact.list', {}),
        ({ messages }) => messages[0]?.trouble !== null,
        'an answer of the service',
      )
    ).messages;
    expect(held).toMatchObject({ inMemory: true, sentAt: null, trouble: { code: 'contact.notOffered' } });
    expect(requests).toEqual(['contact.key']);
    expect(listFiles(nobody.profileDir)).toEqual([]);
    await nobody.stop();
  });

  it('S20: does not come to exist for somebody under 18, and under 13 nothing leads on in this run of the app', async () => {
    await openPractice(scene.therapist);
    const code = await invite(scene.therapist);
    const as = (ageBand: 'under13' | '13to17' | '18plus') => ({ code, nickname: 'Nour', ageBand });
    const requests: string[] = [];
    scene.relay.hooks = {
      onRequest: ({ route, body }) => {
        requests.push(route);
        return body;
      },
    };
    await expect(scene.client.call('pairing.lookUp', as('13to17'))).rejects.toMatchObject({
      code: 'age.notYet',
    });
    expect(await scene.client.call('profile.status', {})).toEqual({ state: 'new' });
    // Not even a nickname that would be refused comes before the age.
    await expect(
      scene.client.call('pairing.lookUp', { ...as('under13'), nickname: '' }),
    ).rejects.toMatchObject({ code: 'age.tooYoung' });
    const tries = [
      () => scene.client.call('pairing.lookUp', as('18plus')),
      () => scene.client.call('pairing.join', as('18plus')),
      () =>
        scene.client.call('profile.openPractice', { practiceName: 'Nile', nickname: 'Nour', enrolment: '' }),
    ];
    for (const isNextEngine of [false, true]) {
      if (isNextEngine) {
        await scene.client.stop();
        await scene.client.start();
      }
      expect(await scene.client.call('profile.status', {})).toEqual({ state: 'new', ageRefused: true });
      for (const tried of tries) await expect(tried()).rejects.toMatchObject({ code: 'age.tooYoung' });
    }
    expect(requests).not.toContain('invitations.fetch');
    expect(requests).not.toContain('accounts.openPractice');
    expect(listFiles(scene.client.profileDir)).toEqual([]);
    // Started again by the person, the app asks again.
    await scene.client.stop();
    scene.client.ageRefused = false;
    await scene.client.start();
    expect(await scene.client.call('profile.status', {})).toEqual({ state: 'new' });
  });
});

describe('what people type', () => {
  it.each([
    ['', 'nickname.empty'],
    [' \u3000 ', 'nickname.empty'],
    ['...', 'nickname.empty'],
    ['x'.repeat(41), 'nickname.tooLong'],
    ['Sa\u202era', 'nickname.forbiddenCharacter'],
    ['Sara\u0007', 'nickname.forbiddenCharacter'],
  ])('is refused as a nickname before anything is written: %j', async (nickname, code) => {
    const joining = { code: '0000-0000-0000-0000', nickname, ageBand: '18plus' } as const;
    await expect(scene.client.call('pairing.lookUp', joining)).rejects.toMatchObject({ code });
    expect(existsSync(vaultOf(scene.client))).toBe(false);
  });

  it('is told apart: a wrong, used, expired and revoked invitation', async () => {
    await openPractice(scene.therapist);
    const read = (code: string) =>
      scene.client
        .call('pairing.lookUp', { code, nickname: 'Sara', ageBand: '18plus' })
        .catch((error: { code: string }) => error.code);
    expect(await read('ABCD-EFGH-JKMN-PQR')).toBe('invitation.malformed');
    expect(await read('ABCD-EFGH-JKMN-PQRS')).toBe('invitation.unknown');

    const used = await invite(scene.therapist);
    await join(await scene.newPerson().start(), used);
    expect(await read(used)).toBe('invitation.used');

    const { id, code } = await scene.therapist.call('pairing.createInvitation', { label: '' });
    await scene.therapist.call('pairing.revokeInvitation', { id });
    expect(await read(code ?? '')).toBe('invitation.revoked');
  });

  it('is refused as a message when it is empty or over the limit, and the limit itself goes through', async () => {
    const { conversation } = await pair(scene.therapist, scene.client);
    await expect(scene.client.write(conversation, ' \n ')).rejects.toMatchObject({ code: 'message.empty' });
    await expect(scene.client.write(conversation, 'é'.repeat(16_385))).rejects.toMatchObject({
      code: 'message.tooLong',
    });
    const longest = 'ب'.repeat(16_384);
    await scene.client.write(conversation, longest);
    await scene.therapist.until(
      () => scene.therapist.texts(conversation),
      (texts) => texts[0] === longest,
    );
  });
});
