/** Backups and what they bring back: whole, damaged anywhere, cancelled, on a full disk, and with a crash at every named point. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { makeRecoveryKey, toWords } from '../../main/engine/recovery/recovery-key.ts';
import { makeKit, recordStored, usual } from '../support/kit.ts';
import { openPractice, pair } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { setScene } from '../support/scene.ts';
import { makeSmallDisk } from '../support/small-disk.ts';
import { talkOn } from '../support/talking.ts';

beforeAll(loadSodium);
const scene = setScene();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), 'o7b-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const backupFile = () => joinPath(folder, 'mine.o7backup');
const stateOf = async (person: Person) => (await person.call('profile.status', {})).state;

/** A pair that wrote, of whom `role` has a kit and a backup. */
async function backedUp(role: 'client' | 'therapist' = 'client') {
  const { conversation } = await pair(scene.therapist, scene.client);
  const [person, other] =
    role === 'client' ? [scene.client, scene.therapist] : [scene.therapist, scene.client];
  await other.write(conversation, 'a line of theirs');
  await person.write(conversation, 'سطر لي');
  await person.until(
    () => person.messages(conversation),
    (messages) => messages.length === 2 && messages.every((line) => line.number !== null),
  );
  const words = await makeKit(person);
  await recordStored(person);
  await person.call('drafts.keep', { conversation, text: 'not finished yet' });
  await person.callAsShell('backup.write', { file: backupFile() });
  return { conversation, person, other, words };
}

const restoring = (words: string) => ({ file: backupFile(), words, protection: usual });

describe('a backup', () => {
  it.each(['client', 'therapist'] as const)(
    'of a %s brings everything back on a new computer, and both talk on',
    async (role) => {
      const { conversation, person, other, words } = await backedUp(role);
      const status = await person.call('backup.status', {});
      expect(status).toMatchObject({
        running: null,
        problem: null,
        backups: [{ name: 'mine.o7backup', place: 'file', messages: 2, superseded: false }],
      });
      await person.write(conversation, 'written after the backup');
      await other.until(
        () => other.texts(conversation),
        (texts) => texts.length === 3,
      );
      await person.stop();

      const fresh = await scene.newPerson().start();
      expect(await fresh.callAsShell('restore.inspect', { file: backupFile() })).toMatchObject({
        name: 'mine.o7backup',
        bytes: status.backups[0]?.bytes,
        madeAt: status.backups[0]?.at,
      });
      expect(await fresh.callAsShell('restore.from', restoring(words))).toMatchObject({
        state: 'open',
        me: { role },
      });
      expect((await fresh.texts(conversation)).toSorted()).toEqual(['a line of theirs', 'سطر لي'].toSorted());
      expect((await fresh.call('drafts.list', {})).drafts).toEqual([
        { conversation, text: 'not finished yet' },
      ]);
      const { hits } = await fresh.call('search.messages', {
        query: 'theirs',
        conversation: null,
        from: null,
        until: null,
        before: null,
        limit: 10,
      });
      expect(hits).toHaveLength(1);
      const [back] = (await fresh.call('conversations.list', {})).conversations;
      expect(back).toMatchObject({ id: conversation, restoredAt: expect.any(Number) });
      await talkOn(fresh, other, conversation);
      expect((await fresh.call('backup.status', {})).backups).toMatchObject([
        { name: 'mine.o7backup', superseded: true },
      ]);
      // The same words hold for what came back.
      await fresh.stop();
      rmSync(joinPath(fresh.profileDir, 'vault/key.json'));
      await fresh.start();
      expect(await fresh.call('recovery.unlock', { words, protection: usual })).toMatchObject({
        state: 'open',
      });
    },
  );

  it('holds no text, name or key that can be read, and no device of its own', async () => {
    const { person, conversation } = await backedUp();
    const bytes = readFileSync(backupFile());
    for (const text of ['a line of theirs', 'سطر لي', 'Rana', 'Nile Practice', conversation]) {
      expect(bytes.includes(text), text).toBe(false);
      expect(bytes.includes(Buffer.from(text, 'utf16le')), text).toBe(false);
    }
    expect(readdirSync(folder)).toEqual(['mine.o7backup']);
    await person.stop();
  });

  it('needs a kit, and is superseded by a new kit and by new keys', async () => {
    const person = scene.therapist;
    await openPractice(person);
    await expect(person.callAsShell('backup.write', { file: backupFile() })).rejects.toMatchObject({
      code: 'recovery.noKit',
    });
    await makeKit(person);
    const superseded = async () =>
      (await person.call('backup.status', {})).backups.map((one) => one.superseded);
    await person.callAsShell('backup.write', { file: backupFile() });
    await makeKit(person);
    expect(await superseded()).toEqual([true]);
    await person.callAsShell('backup.write', { file: backupFile() });
    expect(await superseded()).toEqual([false, true]);
    await person.call('device.changeKeys', { passcode: null });
    expect(await superseded()).toEqual([true, true]);
  });
});

describe('a backup that cannot be brought back', () => {
  it('says why, and leaves no trace', async () => {
    const { words, person } = await backedUp();
    await person.stop();
    const fresh = await scene.newPerson().start();
    const whole = readFileSync(backupFile());
    const size = whole.length;
    const attempt = async (bytes: Buffer, typed = words) => {
      writeFileSync(backupFile(), bytes);
      return fresh.callAsShell('restore.from', restoring(typed)).then(
        () => 'restored',
        (error: { code: string; fields: { offset?: number } }) => ({ code: error.code, ...error.fields }),
      );
    };
    const flipped = (at: number) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      return bytes;
    };
    const headerEnd = 16 + whole.readUInt32BE(12) + 32 + 24;
    const cases: readonly (readonly [string, Buffer, object])[] = [
      ['magic', flipped(3), { code: 'backup.damaged', offset: 0, size }],
      ['version', flipped(11), { code: 'backup.damaged', offset: 0, size }],
      ['length', flipped(13), { code: 'backup.damaged', offset: 12, size }],
      ['header', flipped(60), { code: 'backup.damaged', offset: 0, size }],
      ['stream header', flipped(headerEnd - 3), { code: 'backup.damaged', offset: headerEnd, size }],
      ['first chunk', flipped(headerEnd + 50), { code: 'backup.damaged', offset: headerEnd, size }],
      ['signature', flipped(size - 70), { code: 'backup.damaged', offset: size - 80, size }],
      ['signature check', flipped(size - 1), { code: 'backup.damaged', offset: size - 80, size }],
      ['cut in the middle', whole.subarray(0, size - 500), { code: 'backup.damaged', size: size - 500 }],
      ['cut at the start', whole.subarray(0, 40), { code: 'backup.damaged', size: 40 }],
      ['empty', Buffer.alloc(0), { code: 'backup.notABackup' }],
      ['something else', Buffer.from('%PDF-1.7 hello, this is another file'), { code: 'backup.notABackup' }],
    ];
    for (const [name, bytes, expected] of cases) expect(await attempt(bytes), name).toMatchObject(expected);
    expect(await attempt(whole, toWords(makeRecoveryKey()).join(' '))).toMatchObject({
      code: 'recovery.wrongWords',
    });
    expect(await attempt(whole, 'abandon abandon')).toMatchObject({ code: 'recovery.malformed' });
    expect(await stateOf(fresh)).toBe('new');
    expect(readdirSync(fresh.profileDir).filter((name) => name.startsWith('vault'))).toEqual([]);
    expect(await attempt(whole)).toBe('restored');
  });

  it('leaves a damaged profile as it was, and keeps it aside when one comes back', async () => {
    const { words, person, other, conversation } = await backedUp();
    await person.stop();
    const vault = joinPath(person.profileDir, 'vault');
    const database = readdirSync(vault).find((name) => /^o7.*\.db$/.test(name)) ?? '';
    const bytes = readFileSync(joinPath(vault, database));
    bytes.fill(7, 0, 4096);
    writeFileSync(joinPath(vault, database), bytes);
    await person.start();
    expect(await person.call('profile.status', {})).toMatchObject({
      state: 'problem',
      error: { code: 'store.damaged' },
      ways: expect.arrayContaining(['restore']),
    });
    const before = readdirSync(vault).map((name) => [
      name,
      readFileSync(joinPath(vault, name)).toString('base64'),
    ]);
    const strange = toWords(makeRecoveryKey()).join(' ');
    await expect(person.callAsShell('restore.from', restoring(strange))).rejects.toMatchObject({
      code: 'recovery.wrongWords',
    });
    expect(
      readdirSync(vault).map((name) => [name, readFileSync(joinPath(vault, name)).toString('base64')]),
    ).toEqual(before);
    expect(await person.callAsShell('restore.from', restoring(words))).toMatchObject({ state: 'open' });
    const aside = joinPath(person.profileDir, 'vault.aside-1');
    expect(readFileSync(joinPath(aside, database)).equals(bytes)).toBe(true);
    await talkOn(person, other, conversation);
    const { stored } = await person.call('storage.list', {});
    expect(stored.find((one) => one.item === 'vaultAside')).toMatchObject({ present: true });
    await person.call('device.forget', { passcode: null });
    expect(readdirSync(person.profileDir).filter((name) => name.startsWith('vault'))).toEqual([]);
  });

  it('comes back while the service is away, and registers once it is there', async () => {
    const { words, person, other, conversation } = await backedUp();
    await person.stop();
    await scene.service.kill();
    const fresh = await scene.newPerson().start();
    expect(await fresh.callAsShell('restore.from', restoring(words))).toMatchObject({ state: 'open' });
    expect(await fresh.texts(conversation)).toHaveLength(2);
    await fresh.write(conversation, 'waits here');
    await scene.service.start();
    await other.until(
      () => other.texts(conversation),
      (texts) => texts.includes('waits here'),
    );
  });
});

describe('making one', () => {
  it('can be cancelled, and leaves no file', async () => {
    const person = scene.therapist;
    await openPractice(person);
    await makeKit(person);
    writeFileSync(backupFile(), 'of before');
    const made = person.callAsShell('backup.write', { file: backupFile() });
    await person.call('backup.cancel', {});
    await expect(made).rejects.toMatchObject({ code: 'backup.cancelled' });
    expect(readFileSync(backupFile(), 'utf8')).toBe('of before');
    expect(readdirSync(folder)).toEqual(['mine.o7backup']);
    expect(await person.call('backup.status', {})).toMatchObject({
      backups: [],
      problem: null,
      running: null,
    });
  });

  it('names a folder that cannot be written or is gone', async () => {
    const person = scene.therapist;
    await openPractice(person);
    await makeKit(person);
    chmodSync(folder, 0o500);
    await expect(person.callAsShell('backup.write', { file: backupFile() })).rejects.toMatchObject({
      code: 'backup.notWritable',
    });
    chmodSync(folder, 0o700);
    await expect(
      person.callAsShell('backup.write', { file: joinPath(folder, 'unplugged', 'x.o7backup') }),
    ).rejects.toMatchObject({ code: 'backup.notWritable' });
    expect((await person.call('backup.status', {})).problem?.code).toBe('backup.notWritable');
    await person.callAsShell('backup.write', { file: backupFile() });
    expect((await person.call('backup.status', {})).problem).toBeNull();
    expect(execFileSync('ls', [folder], { encoding: 'utf8' }).trim()).toBe('mine.o7backup');
  });

  it('names a full disk, leaves the backup of before and no part of the new one', async () => {
    const disk = await makeSmallDisk(256);
    try {
      const person = await scene.newPerson({ enter: disk.enter }).start();
      await openPractice(person);
      await makeKit(person);
      const file = joinPath(disk.path, 'mine.o7backup');
      await person.callAsShell('backup.write', { file });
      const before = readFileSync(joinPath(disk.seen, 'mine.o7backup'));
      const empty = await disk.fill();
      await expect(person.callAsShell('backup.write', { file })).rejects.toMatchObject({
        code: 'backup.diskFull',
      });
      await empty();
      expect(readdirSync(disk.seen)).toEqual(['mine.o7backup']);
      expect(readFileSync(joinPath(disk.seen, 'mine.o7backup')).equals(before)).toBe(true);
      await disk.setReadOnly(true);
      await expect(person.callAsShell('backup.write', { file })).rejects.toMatchObject({
        code: 'backup.notWritable',
      });
      await disk.setReadOnly(false);
      await person.callAsShell('backup.write', { file });
      await person.stop();
    } finally {
      await disk.remove();
    }
  });

  it('daily keeps the seven newest of its own and touches no other file', async () => {
    const person = scene.therapist;
    await openPractice(person);
    await makeKit(person);
    const foreign = ['O7 Therapy backup 2020-01-01 0000.o7backup', 'holiday.jpg'];
    for (const name of foreign) writeFileSync(joinPath(folder, name), 'not ours to delete');
    for (let made = 0; made < 9; made++) await person.callAsShell('backup.useFolder', { folder });
    const names = readdirSync(folder);
    expect(names.filter((name) => !foreign.includes(name))).toHaveLength(7);
    expect(names).toEqual(expect.arrayContaining(foreign));
    const status = await person.call('backup.status', {});
    expect(status.backups).toHaveLength(7);
    expect(folder.endsWith(status.dailyFolder ?? '-')).toBe(true);
    expect(status.backups.map((one) => one.name).toSorted()).toEqual(
      names.filter((name) => !foreign.includes(name)).toSorted(),
    );
    expect((await person.call('backup.stopDaily', {})).dailyFolder).toBeNull();
  });
});

describe('a crash', () => {
  it.each(crashPoints.filter((point) => point.startsWith('backup.')))(
    'at %s leaves the file of before or the new one, and nothing beside it after the next start',
    async (point) => {
      const { person, words } = await backedUp();
      const before = readFileSync(backupFile());
      await person.stop();
      await person.start({ crashAt: point });
      await expect(person.callAsShell('backup.write', { file: backupFile() })).rejects.toMatchObject({
        code: 'engine.restarted',
      });
      const isOld = readFileSync(backupFile()).equals(before);
      expect(isOld).toBe(point !== 'backup.afterRename');
      await person.start();
      expect(await stateOf(person)).toBe('open');
      expect(readdirSync(folder)).toEqual(['mine.o7backup']);
      await person.stop();
      const fresh = await scene.newPerson().start();
      expect(await fresh.callAsShell('restore.from', restoring(words))).toMatchObject({ state: 'open' });
    },
  );

  it.each(crashPoints.filter((point) => point.startsWith('vault.')))(
    'at %s of a restore leaves the old state or the new one',
    async (point) => {
      const { person, other, conversation, words } = await backedUp();
      await person.stop();
      rmSync(joinPath(person.profileDir, 'vault/key.json'));
      await person.start({ crashAt: point });
      await expect(person.callAsShell('restore.from', restoring(words))).rejects.toMatchObject({
        code: 'engine.restarted',
      });
      await person.start();
      if (point === 'vault.built') {
        expect(await person.call('profile.status', {})).toMatchObject({
          state: 'problem',
          error: { code: 'keyFile.missing' },
        });
        await person.callAsShell('restore.from', restoring(words));
      }
      expect(await stateOf(person)).toBe('open');
      expect(existsSync(joinPath(person.profileDir, 'vault.new'))).toBe(false);
      expect(await person.texts(conversation)).toHaveLength(2);
      await talkOn(person, other, conversation);
    },
  );
});
