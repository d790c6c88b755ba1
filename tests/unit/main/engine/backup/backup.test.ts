import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../../../contract/encoding/base64url.ts';
import { isDue } from '../../../../../main/engine/backup/backups.ts';
import { makeBackup } from '../../../../../main/engine/backup/making.ts';
import {
  isBackupOf,
  openBackup,
  unsealFileKey,
  verifyBackup,
} from '../../../../../main/engine/backup/reading.ts';
import { jsonRecord } from '../../../../../main/engine/backup/records.ts';
import { restoreVault } from '../../../../../main/engine/backup/restoring.ts';
import { beginBackup } from '../../../../../main/engine/backup/writing.ts';
import { loadSodium, randomBytes } from '../../../../../main/engine/crypto/primitives.ts';
import type { Keychain } from '../../../../../main/engine/keys/keychain.ts';
import { makeProfile } from '../../../../../main/engine/profile/sign-up.ts';
import { makeKit } from '../../../../../main/engine/recovery/kit.ts';
import { makeRecoveryKey } from '../../../../../main/engine/recovery/recovery-key.ts';
import { deriveRecoveryKeys, type RecoveryKeys } from '../../../../../main/engine/recovery/recovery-keys.ts';
import {
  attachmentPath,
  isAttachmentWhole,
  listAttachmentFiles,
  putAttachment,
  readAttachment,
  sweepAttachments,
} from '../../../../../main/engine/store/attachments.ts';
import { openStore, type Store } from '../../../../../main/engine/store/database.ts';
import { migrations, newestVersion } from '../../../../../main/engine/store/migrations/index.ts';
import {
  getAccount,
  putAccount,
  putDevice,
  putPracticeName,
} from '../../../../../main/engine/store/repositories/account.ts';
import {
  backupPlans,
  readMessageSlice,
  readShortTables,
} from '../../../../../main/engine/store/repositories/backup-rows.ts';
import { listTables } from '../../../../../main/engine/store/repositories/holdings.ts';
import { findKit, putKit } from '../../../../../main/engine/store/repositories/recovery.ts';

/** Holds secrets as the system's does; nothing here is about keychains. */
function memoryKeychain(): Keychain {
  const held = new Map<string, string>();
  return {
    backend: 'libsecret',
    read: async (name) => held.get(name) ?? '',
    write: async (name, secret) => void held.set(name, secret),
    remove: async (name) => void held.delete(name),
  };
}

const noted = { signal: new AbortController().signal, progress: () => {} };
let folder: string;
let store: Store;
let keys: RecoveryKeys;
const messages = 300;
const path = () => join(folder, 'one.o7backup');
const source = () => ({ store, vault: join(folder, 'vault'), appVersion: '0.0.0', now: 1_700_000_000_000 });

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
}

beforeAll(loadSodium);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'o7v-'));
  mkdirSync(join(folder, 'vault'));
  store = openStore({ file: join(folder, 'vault', 'o7.db'), dataKey: randomBytes(32), mode: 'create' });
  const { account, device } = makeProfile('client', 'Sara', 1_600_000_000_000);
  putAccount(store, { ...account, registration: null });
  putDevice(store, device);
  putPracticeName(store, 'Nile');
  const recoveryKey = makeRecoveryKey();
  keys = deriveRecoveryKeys(recoveryKey);
  putKit(store, makeKit(store, recoveryKey, 1));
  store
    .prepare(
      `INSERT INTO contact (account, account_key, nickname, label, practice_name, device_list, created_at) VALUES ('a', x'00ff', 'Rana', NULL, 'Nile', ?, 1)`,
    )
    .run(JSON.stringify(account.deviceList));
  store.exec(`INSERT INTO conversation (id, kind, contact, generation, state, created_at, activity_at) VALUES ('c', 'pair', 'a', 1, 'open', 1, 1);
    INSERT INTO setting VALUES ('idle-minutes', '15'), ('backup-folder', '/somewhere');
    INSERT INTO outbox (conversation, message, type, at, counter, envelope, epoch, generation, bytes)
      VALUES ('c', 'm1', 'text', 1, 7, 'e', 1, 1, x'aa'), ('c', 'gone', 'text', 1, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO key_package VALUES (x'01', x'02', x'03', 0, 1, 1, 9)`);
  const insert = store.prepare(`INSERT INTO message
    (id, conversation, sort_key, mine, sender_account, sender_device, body_text, at, received_at, delivery, delete_at)
    VALUES (?, 'c', ?, 1, 'x', 'y', ?, 5, 5, 'sent', ?)`);
  for (let at = 1; at <= messages; at++) insert.run(`m${at}`, at, `سطر ${at} 🌿`, at === 9 ? 99 : null);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('what goes into a backup', () => {
  it('was decided for every table', () => {
    const decided = Object.keys(backupPlans);
    const tables = listTables(store).filter((name) => !/^word_index_/.test(name));
    expect(tables.filter((name) => !decided.includes(name))).toEqual([]);
  });

  it('comes back as it was, without what must not', async () => {
    const content = randomBytes(200_000);
    const stored = await putAttachment(
      store,
      join(folder, 'vault'),
      { message: 'm3', name: 'خطة.pdf', type: 'application/pdf', createdAt: 3 },
      pieces(content),
    );
    const backup = await makeBackup(source(), { path: path(), place: 'file' }, noted);
    expect(backup.messages).toBe(messages - 1);
    expect(readFileSync(path())).toHaveLength(backup.bytes);

    const { place, clock } = emptyPlace('elsewhere');
    const { profileDir } = place;
    const vault = await restoreVault({ place, clock }, path(), keys, protection, noted);
    const all = (sql: string) => vault.store.prepare(sql).all();
    const here = (sql: string) => store.prepare(sql).all();
    try {
      expect(vault.store.pragma('user_version', { simple: true })).toBe(newestVersion);
      const lines = 'SELECT * FROM message WHERE delete_at IS NULL ORDER BY id';
      expect(all(lines)).toEqual(here(lines));
      expect(all('SELECT nickname, account_key FROM contact')).toEqual(
        here('SELECT nickname, account_key FROM contact'),
      );
      expect(all('SELECT state, restored_at FROM conversation')).toEqual([
        { state: 'awaiting', restored_at: 1_800_000_000_000 },
      ]);
      expect(all('SELECT message, counter, envelope, bytes FROM outbox')).toEqual([
        { message: 'm1', counter: null, envelope: null, bytes: null },
      ]);
      const settings = all('SELECT name FROM setting') as { name: string }[];
      expect(settings.map((one) => one.name)).toContain('idle-minutes');
      expect(settings.map((one) => one.name)).not.toContain('backup-folder');
      expect(all(`SELECT 1 FROM key_package WHERE ref = x'01'`)).toEqual([]);
      expect(all('SELECT id FROM device')).not.toEqual(here('SELECT id FROM device'));
      expect(all('SELECT public_key FROM account')).toEqual(here('SELECT public_key FROM account'));
      const back: Uint8Array[] = [];
      for await (const part of readAttachment(vault.store, join(profileDir, 'vault'), stored.file))
        back.push(part);
      expect(Buffer.concat(back).equals(content)).toBe(true);
    } finally {
      vault.store.close();
    }
    expect(await isBackupOf(path(), 'AAAAAAAAAAAAAAAAAAAAAA')).toBe(false);
  });
});

/** Where nothing is yet. */
function emptyPlace(name: string) {
  const profileDir = join(folder, name);
  mkdirSync(profileDir);
  return {
    place: { profileDir, keychain: memoryKeychain(), machineId: () => null },
    clock: { now: () => 1_800_000_000_000 },
  };
}
const protection = { passcode: null, shared: false, withoutKeychain: false };

/** A backup as an app made it whose database was of this version: by its own tables, under the present kit. */
async function writeOfVersion(schema: number): Promise<void> {
  const old = openStore({
    file: join(folder, `v${schema}.db`),
    dataKey: randomBytes(32),
    mode: 'create',
    version: Math.min(schema, newestVersion),
  });
  const account = getAccount(store);
  putAccount(old, account);
  // Until version 80 every conversation was one of two.
  const kind = schema < 80 ? { name: '', value: '' } : { name: 'kind, ', value: `'pair', ` };
  old.exec(`INSERT INTO contact (account, account_key, nickname, label, practice_name, device_list, created_at) VALUES ('a', x'00ff', 'Rana', NULL, 'Nile', '${JSON.stringify(account.deviceList)}', 1);
    INSERT INTO conversation (id, ${kind.name}contact, generation, state, created_at, activity_at)
      VALUES ('c', ${kind.value}'a', 1, 'open', 1, 1);
    INSERT INTO message (id, conversation, sort_key, mine, sender_account, sender_device, body_text, at, received_at, delivery)
      VALUES ('m', 'c', 1, 0, 'a', 'd', 'من زمان', 1, 1, 'sent')`);
  const kit = findKit(store);
  if (kit === undefined) throw new Error('there is a kit');
  const handle = await open(path(), 'w');
  const writer = await beginBackup(handle, {
    createdAt: 1,
    appVersion: '0.0.1',
    schema,
    account: account.id,
    accountKey: account.key.publicKey,
    kit: kit.kit,
    recoveryKey: kit.publicKey,
    vouch: kit.vouch,
  });
  const slices = [...readShortTables(old), readMessageSlice(old, 0, 99, 9).slice].filter(
    (one) => one.rows.length > 0,
  );
  for (const slice of slices) await writer.add(jsonRecord('rows', slice));
  const rows = Object.fromEntries(slices.map((slice) => [slice.table, slice.rows.length]));
  await writer.add(jsonRecord('end', { rows, files: 0 }));
  await writer.finish(account.key.privateKey);
  await handle.close();
  old.close();
}

describe('a backup of another version', () => {
  it.each(migrations.map((one) => one.version).filter((version) => version >= 30))(
    'of the database (%i) opens here, and its lines are found',
    async (version) => {
      await writeOfVersion(version);
      const { place, clock } = emptyPlace(`of-${version}`);
      const vault = await restoreVault({ place, clock }, path(), keys, protection, noted);
      try {
        expect(vault.store.pragma('user_version', { simple: true })).toBe(newestVersion);
        expect(vault.store.prepare('SELECT body_text FROM message').pluck().all()).toEqual(['من زمان']);
        expect(
          vault.store
            .prepare(`SELECT count(*) FROM word_index WHERE word_index MATCH '"زمان"'`)
            .pluck()
            .get(),
        ).toBe(1);
      } finally {
        vault.store.close();
      }
    },
  );

  it('that is not known here is named so, before any words', async () => {
    await writeOfVersion(newestVersion + 10);
    await expect(openBackup(path())).rejects.toMatchObject({ code: 'backup.newer' });
  });
});

it('stops bringing back where it is told to, and leaves nothing', async () => {
  await makeBackup(source(), { path: path(), place: 'file' }, noted);
  const { place, clock } = emptyPlace('cancelled');
  const controller = new AbortController();
  controller.abort();
  const run = { signal: controller.signal, progress: () => {} };
  await expect(restoreVault({ place, clock }, path(), keys, protection, run)).rejects.toMatchObject({
    code: 'backup.cancelled',
  });
  // Once more, when half is in the new vault already.
  const late = new AbortController();
  const lateRun = {
    signal: late.signal,
    progress: (done: number, total: number) => done > total / 2 && late.abort(),
  };
  await restoreVault({ place, clock }, path(), keys, protection, lateRun).then(
    (vault) => vault.store.close(),
    (error: unknown) => expect(error).toMatchObject({ code: 'backup.cancelled' }),
  );
  expect(readdirSync(place.profileDir).filter((name) => name === 'vault.new')).toEqual([]);
});

describe('a backup file', () => {
  it('names the place of a flipped bit in whichever chunk, and never gives out a row of it', async () => {
    const { bytes } = await makeBackup(source(), { path: path(), place: 'file' }, noted);
    const whole = readFileSync(path());
    for (const at of [200, 500, Math.floor(bytes / 2), bytes - 200, bytes - 81]) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 1;
      writeFileSync(path(), broken);
      const outcome = openBackup(path()).then((backup) =>
        verifyBackup(backup, unsealFileKey(backup, keys), noted).finally(() => backup.handle.close()),
      );
      await expect(outcome, `byte ${at}`).rejects.toMatchObject({
        code: 'backup.damaged',
        fields: { size: bytes },
      });
    }
  });

  it('is forged when somebody who knows the public key made it for another account', async () => {
    // Everything but the words is in such hands: the kit's public key, and a store of their own.
    const { account } = makeProfile('client', 'Not Sara', 1_600_000_000_000);
    putAccount(store, { ...account, registration: null });
    await makeBackup(source(), { path: path(), place: 'file' }, noted);
    const backup = await openBackup(path());
    expect(() => unsealFileKey(backup, keys)).toThrow('backup.forged');
    await backup.handle.close();
  });

  it('stops where it is told to, and leaves nothing', async () => {
    const controller = new AbortController();
    let steps = 0;
    const run = {
      signal: controller.signal,
      progress: () => {
        steps += 1;
        if (steps === 3) controller.abort();
      },
    };
    await expect(makeBackup(source(), { path: path(), place: 'file' }, run)).rejects.toMatchObject({
      code: 'backup.cancelled',
    });
    expect(readdirSync(folder)).toEqual(['vault']);
    expect(store.prepare(`SELECT 1 FROM setting WHERE name = 'backup-unfinished'`).all()).toEqual([]);
  });

  it('holds what stands at its beginning, whatever comes and goes meanwhile', async () => {
    let isFirst = true;
    const run = {
      signal: noted.signal,
      progress: () => {
        if (!isFirst) return;
        isFirst = false;
        store.exec(`DELETE FROM message WHERE id = 'm${messages}';
          INSERT INTO message (id, conversation, sort_key, mine, sender_account, sender_device, body_text, at, received_at, delivery)
            VALUES ('late', 'c', 999, 1, 'x', 'y', 'too late', 5, 5, 'sent'),
              ('later', 'c', 1000, 1, 'x', 'y', 'too late', 5, 5, 'sent')`);
      },
    };
    const { messages: held } = await makeBackup(source(), { path: path(), place: 'file' }, run);
    // One of those that came took the place of the one that went.
    expect(held).toBe(messages - 1);
  });
});

describe('attachments', () => {
  const add = (message = 'm2', content = randomBytes(70_000)) =>
    putAttachment(
      store,
      join(folder, 'vault'),
      { message, name: 'a', type: 'b', createdAt: 1 },
      pieces(content),
    );

  it('lie encrypted under random names and notice any change', async () => {
    const stored = await add('m2', new Uint8Array(70_000).fill(65));
    const file = attachmentPath(join(folder, 'vault'), stored.file);
    const bytes = readFileSync(file);
    expect(bytes.includes('AAAAAAAA')).toBe(false);
    expect(stored.hash).toEqual(new Uint8Array(createHash('sha256').update(bytes).digest()));
    expect(stored.file).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const [listed] = listAttachmentFiles(store, join(folder, 'vault'));
    if (listed === undefined) throw new Error('an attachment was stored');
    expect(await isAttachmentWhole(listed)).toBe(true);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await isAttachmentWhole(listed)).toBe(false);
    const read = async () => {
      for await (const part of readAttachment(store, join(folder, 'vault'), stored.file))
        expect(part.length).toBe(-1);
    };
    await expect(read()).rejects.toMatchObject({ code: 'store.damaged' });
  });

  it('go with their message, and so does what a crash left', async () => {
    const [kept, gone] = [await add('m1'), await add('m2')];
    store.exec(`DELETE FROM message WHERE id = 'm2'`);
    writeFileSync(attachmentPath(join(folder, 'vault'), toBase64Url(randomBytes(16))), 'half written');
    expect(sweepAttachments(store, join(folder, 'vault'))).toBe(2);
    expect(readdirSync(join(folder, 'vault', 'attachments'))).toEqual([kept.file]);
    expect(gone.file).not.toBe(kept.file);
    expect(sweepAttachments(store, join(folder, 'vault'))).toBe(0);
  });

  it('are exact at every border of a chunk', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072]) {
      const content = randomBytes(size);
      const { file } = await add('m1', content);
      const back: Uint8Array[] = [];
      for await (const part of readAttachment(store, join(folder, 'vault'), file)) back.push(part);
      expect(Buffer.concat(back).equals(content), `${size}`).toBe(true);
    }
  });
});

it('is due a day after the last good one, and when the clock was far ahead', () => {
  const day = 24 * 60 * 60 * 1000;
  expect(isDue(null, 5)).toBe(true);
  expect(isDue(10 * day, 10 * day + day - 1)).toBe(false);
  expect(isDue(10 * day, 11 * day)).toBe(true);
  expect(isDue(20 * day, 10 * day)).toBe(true);
});
