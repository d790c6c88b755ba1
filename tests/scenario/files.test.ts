/** Files between two engines over a real service: whole both ways, cleaned, resumed after a crash, refused when changed, gone when deleted. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { openArchive } from '../../main/engine/portability/opening.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { confirm, invite, join as joinPractice, openPractice, pair } from '../support/pairing.ts';
import { freshId, Person } from '../support/person.ts';
import { Relay } from '../support/relay.ts';
import { findFreePort } from '../support/scene.ts';
import { attachmentsOf, codeOf, isHere, sentFiles } from '../support/sent-files.ts';
import { TestService } from '../support/service.ts';
import { makeSmallDisk } from '../support/small-disk.ts';
import { plainJpeg, tagJpeg, telling } from '../support/tagged-files.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let keyring: Keyring;
let service: TestService;
let rana: Person;
let sara: Person;
let conversation: string;
let relay: Relay;
const folder = mkdtempSync(join(tmpdir(), 'o7f-'));

beforeAll(async () => {
  [keyring, relay] = await Promise.all([startKeyring(), Relay.start()]);
  const port = await findFreePort();
  relay.pointAt(port);
  service = new TestService({ port, env: { O7_ORIGIN: relay.origin, O7_RATE_SCALE: '1000' } });
  await service.start();
  const place = { serviceUrl: relay.origin, env: keyring.env };
  rana = await new Person(place).start();
  sara = await new Person(place).start();
  ({ conversation } = await pair(rana, sara));
});
afterAll(async () => {
  for (const person of [rana, sara]) {
    await person.stop();
    rmSync(person.profileDir, { recursive: true, force: true });
  }
  rmSync(folder, { recursive: true, force: true });
  await relay.stop();
  await service.remove();
  await keyring.stop();
});

const { makeFile, send, list, until, fetchWhole, save } = sentFiles(folder, () => conversation);

it('goes whole both ways, is found by its name, and says nothing of it in the clear', async () => {
  const large = makeFile('Treatment plan.bin', 20 * 1024 * 1024 + 333);
  const sent = await send(rana, [large.path], 'Here it is');
  expect(sent.files[0]).toMatchObject({
    name: 'Treatment plan.bin',
    bytes: large.bytes.length,
    state: 'waiting',
  });
  const file = await fetchWhole(sara, sent.id);
  expect((await save(sara, file.id)).equals(large.bytes)).toBe(true);
  expect((await until(rana, sent.id, isHere, 'a sent file')).done).toBe(large.bytes.length);
  const small = makeFile('note.txt', 10);
  const empty = join(folder, 'empty.dat');
  writeFileSync(empty, '');
  const back = await send(sara, [small.path, empty]);
  expect((await save(rana, (await fetchWhole(rana, back.id)).id)).equals(small.bytes)).toBe(true);
  expect(await save(rana, (await fetchWhole(rana, back.id, 1)).id)).toHaveLength(0);
  const asked = { conversation: null, from: null, until: null, before: null, limit: 10 };
  const { hits } = await sara.call('search.messages', { query: 'treatm', ...asked });
  expect(hits.map((hit) => hit.message.id)).toEqual([sent.id]);
});

it('cleans a photograph before it is sealed, and says what it took out', async () => {
  const path = join(folder, 'walk.jpg');
  writeFileSync(path, tagJpeg(plainJpeg));
  const prepared = await sara.callAsShell('files.take', { path });
  expect(prepared).toMatchObject({ cleaned: true, type: 'image/jpeg' });
  expect(prepared.removed).toContain('location');
  const message = freshId();
  await sara.call('messages.send', { conversation, message, text: '', files: [prepared.id] });
  const file = await fetchWhole(rana, message);
  expect(file).toMatchObject({ width: 30, height: 40 });
  const got = (await save(rana, file.id)).toString('latin1');
  for (const word of telling) expect(got).not.toContain(word);
  const folderCode = codeOf(sara.callAsShell('files.take', { path: folder }));
  expect([
    await folderCode,
    await codeOf(sara.callAsShell('files.take', { path: join(folder, 'nowhere') })),
  ]).toEqual(['file.unreadable', 'file.unreadable']);
});

it('holds back what was written after it, and nobody else is held up: receipts and other files go on', async () => {
  const large = makeFile('slow.bin', 3 * 1024 * 1024);
  const held = Promise.withResolvers<void>();
  relay.hooks = {
    onRequest: async ({ route, body }) => {
      if (route === 'blobs.put') await held.promise;
      return body;
    },
  };
  const first = await send(rana, [large.path]);
  const second = freshId();
  await rana.call('messages.send', { conversation, message: second, text: 'after the file' });
  const back = freshId();
  await sara.call('messages.send', { conversation, message: back, text: 'meanwhile' });
  await sara.until(
    list(sara),
    (lines) => lines.some(({ id, delivery }) => id === back && delivery === 'delivered'),
    'a receipt that did not wait',
  );
  expect((await list(sara)()).some(({ id }) => id === second)).toBe(false);
  held.resolve();
  relay.hooks = {};
  const lines = await sara.until(list(sara), (found) => found.some(({ id }) => id === second), 'both lines');
  const order = lines.map(({ id }) => id).filter((id) => id === first.id || id === second);
  expect(order).toEqual([first.id, second]);
});

it('that was changed on its way is thrown away and never shown', async () => {
  const { path } = makeFile('changed.bin', 700_000);
  const sent = await send(rana, [path]);
  await until(rana, sent.id, isHere, 'a sent file');
  const before = attachmentsOf(sara).length;
  relay.hooks = {
    onAnswer: ({ route, body }) => {
      if (route !== 'blobs.read') return body;
      const answer = JSON.parse(body) as { bytes: string };
      const bytes = Buffer.from(answer.bytes, 'base64url');
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      return JSON.stringify({ ...answer, bytes: bytes.toString('base64url') });
    },
  };
  const { id: file } = await until(sara, sent.id, () => true, 'an offered file');
  await sara.call('files.fetch', { file });
  const failed = await until(sara, sent.id, ({ state }) => state === 'failed', 'a refused file');
  expect(failed.problem).toBe('file.damaged');
  expect(await codeOf(sara.callAsShell('files.begin', { file }))).toBe('file.notHere');
  expect(attachmentsOf(sara)).toHaveLength(before);
  // Another length is refused at the first piece.
  relay.hooks = {
    onAnswer: ({ route, body }) => (route === 'blobs.read' ? body.replace(/"size":\d+/, '"size":9') : body),
  };
  await sara.call('files.fetch', { file });
  await until(sara, sent.id, ({ state }) => state === 'failed', 'a refused file again');
  relay.hooks = {};
  expect((await save(sara, (await fetchWhole(sara, sent.id)).id)).length).toBe(700_000);
});

it('is cancelled either way: what came is gone, what was to go never goes', async () => {
  const { path } = makeFile('unwanted.bin', 2 * 1024 * 1024);
  const sent = await send(rana, [path]);
  await until(rana, sent.id, isHere, 'a sent file');
  const before = attachmentsOf(sara).length;
  const second = Promise.withResolvers<void>();
  let reads = 0;
  relay.hooks = {
    onRequest: async ({ route, body }) => {
      if (route === 'blobs.read' && ++reads > 1) await second.promise;
      return body;
    },
  };
  const { id: file } = await until(sara, sent.id, () => true, 'an offered file');
  await sara.call('files.fetch', { file });
  await until(sara, sent.id, ({ done }) => done > 0, 'a first piece');
  await sara.call('files.cancel', { file });
  second.resolve();
  await until(sara, sent.id, ({ state, done }) => state === 'offered' && done === 0, 'a cancelled file');
  expect(attachmentsOf(sara)).toHaveLength(before);

  const stop = Promise.withResolvers<void>();
  let puts = 0;
  const removed: string[] = [];
  relay.hooks = {
    onRequest: async ({ route, body }) => {
      if (route === 'blobs.put' && ++puts > 1) await stop.promise;
      if (route === 'blobs.remove') removed.push(body);
      return body;
    },
  };
  const never = await send(rana, [path], 'never');
  const going = await until(rana, never.id, ({ done }) => done > 0, 'a first piece');
  await rana.call('files.cancel', { file: going.id });
  stop.resolve();
  const after = freshId();
  await rana.call('messages.send', { conversation, message: after, text: 'instead' });
  await sara.until(list(sara), (lines) => lines.some(({ id }) => id === after), 'the next line');
  expect((await list(sara)()).some(({ id }) => id === never.id)).toBe(false);
  // When the deletion cannot be taken back any more, the service lets go of what came.
  await rana.until(
    async () => removed.length,
    (count) => count > 0,
    'a removed blob',
  );
  relay.hooks = {};
});

it('leaves no byte behind when its message is deleted', async () => {
  const { path } = makeFile('forget me.bin', 100_000);
  const before = attachmentsOf(rana).length;
  const sent = await send(rana, [path]);
  await until(rana, sent.id, isHere, 'a sent file');
  expect(attachmentsOf(rana)).toHaveLength(before + 1);
  await rana.call('messages.delete', { conversation, messages: [sent.id] });
  await rana.until(
    async () => attachmentsOf(rana).length,
    (count) => count === before,
    'a folder without it',
  );
  const asked = { conversation: null, from: null, until: null, before: null, limit: 10 };
  expect((await rana.call('search.messages', { query: 'forget', ...asked })).hits).toEqual([]);
});

const startsWith = (start: string) => crashPoints.filter((point) => point.startsWith(start));

it.each([...startsWith('file.'), ...startsWith('upload.'), ...startsWith('download.')])(
  'goes on after a crash at %s, and comes whole once',
  async (point) => {
    const made = makeFile(`crash at ${point}`, 3 * 1024 * 1024);
    const mine = point.startsWith('download.') ? sara : rana;
    let message = '';
    if (mine === sara) {
      message = (await send(rana, [made.path])).id;
      await until(sara, message, () => true, 'an offered file');
    }
    await mine.stop();
    await mine.start({ crashAt: point.endsWith('piece') ? `${point}*2` : point });
    const lead = mine === sara ? fetchWhole(sara, message) : send(rana, [made.path]);
    await lead.then(
      (sent) => {
        message = sent.id;
      },
      (thrown: { code?: string }) => expect(thrown.code).toBe('engine.restarted'),
    );
    await mine.gone();
    expect(mine.diedOf).toBe('SIGKILL');
    const before = attachmentsOf(mine).length;
    await mine.start();
    if (point === 'file.taken') {
      // Nothing names it: it was swept at the start.
      await mine.until(
        async () => attachmentsOf(mine).length,
        (count) => count === before - 1,
        'a swept folder',
      );
      message = (await send(rana, [made.path])).id;
    }
    const id = mine === sara ? message : (await list(rana)()).findLast(({ files }) => files.length > 0)?.id;
    const file =
      mine === sara ? await until(sara, id ?? '', isHere, 'a file') : await fetchWhole(sara, id ?? '');
    expect((await save(sara, file.id)).equals(made.bytes)).toBe(true);
    expect((await list(sara)()).filter((line) => line.id === id)).toHaveLength(1);
  },
);

/** Paths and hashes of what another installation takes over. */
async function dataOf(path: string, passphrase: string | null): Promise<Record<string, string>> {
  const { manifest, close } = await openArchive(path, passphrase);
  await close();
  const taken = manifest.files.filter((file) => /^(data|files)\//.test(file.path));
  return Object.fromEntries(taken.map((file) => [file.path, file.sha256]));
}

it('S10: everything is exported and brought along elsewhere with equal hashes, whole or not at all wherever the engine dies', async () => {
  await loadSodium();
  const sent = await send(sara, [makeFile('plan, second: draft.bin', 70_000).path], 'to take along');
  await sara.until(
    async () => (await list(sara)()).find(({ id }) => id === sent.id)?.number ?? null,
    (number) => number !== null,
    'a sent line',
  );
  await sara.call('messages.edit', { conversation, message: sent.id, text: 'to take along, edited' });
  const [plain, sealed, again] = ['mine.zip', 'mine.o7export', 'again.zip'].map((name) => join(folder, name));
  const wanted = { file: plain ?? '', passphrase: null, language: 'en' } as const;
  const passphrase = 'four words of my own';
  for (const point of crashPoints.filter((one) => one.startsWith('export.'))) {
    await sara.stop();
    await sara.start({ crashAt: point });
    expect(await codeOf(sara.callAsShell('portability.write', wanted))).toBe('engine.restarted');
    expect(existsSync(wanted.file)).toBe(point === 'export.afterRename');
    await sara.start();
    expect((await sara.call('profile.status', {})).state).toBe('open');
    expect(existsSync(`${wanted.file}.part`)).toBe(false);
  }
  const made = await sara.callAsShell('portability.write', { ...wanted, file: sealed ?? '', passphrase });
  expect(made.receipt).toMatchObject({ act: 'exported', details: { sealed: 'sealed', lines: made.lines } });
  const first = await dataOf(sealed ?? '', passphrase);
  expect(await dataOf(wanted.file, null)).toEqual(first);

  const noor = new Person({ serviceUrl: relay.origin, env: keyring.env });
  try {
    await noor.start();
    await openPractice(noor, 'Noor');
    const points = crashPoints.filter((one) => one.startsWith('import.'));
    for (const point of points) {
      const isLast = point === points.at(-1);
      const taken = isLast ? { file: sealed ?? '', passphrase } : { file: wanted.file, passphrase: null };
      await noor.stop();
      await noor.start({ crashAt: point });
      expect(await codeOf(noor.callAsShell('portability.take', taken))).toBe('engine.restarted');
      await noor.start();
      const { mayImport } = await noor.until(
        () => noor.call('portability.status', {}),
        (status) => status.mayImport !== isLast,
        'an import taken back',
      );
      expect(mayImport).toBe(!isLast);
      expect((await noor.call('conversations.list', {})).conversations).toHaveLength(isLast ? 1 : 0);
      if (!isLast) expect(attachmentsOf(noor)).toEqual([]);
    }
    const [brought] = (await noor.call('conversations.list', {})).conversations;
    expect(brought).toMatchObject({ state: 'ended', kind: 'pair', nickname: 'Rana', unread: 0 });
    expect(await codeOf(send(noor, [], 'back'))).toBe('conversation.ended');
    await noor.callAsShell('portability.write', { ...wanted, file: again ?? '' });
    expect(await dataOf(again ?? '', null)).toEqual(first);
    expect((await list(noor)()).find(({ id }) => id === sent.id)).toMatchObject({
      text: 'to take along, edited',
      edited: { firstText: 'to take along' },
    });
  } finally {
    await noor.stop();
    rmSync(noor.profileDir, { recursive: true, force: true });
  }
});

it('stops with its reason where the disk is full, leaves nothing of itself there, and comes once there is room', async () => {
  const disk = await makeSmallDisk(8 * 1024);
  const noha = new Person({
    serviceUrl: relay.origin,
    env: keyring.env,
    profileDir: disk.path,
    enter: disk.enter,
  });
  try {
    await noha.start();
    await joinPractice(noha, await invite(rana, 'Noha'), 'Noha');
    ({ conversation } = await confirm(rana, noha));
    const made = makeFile('too much.bin', 12 * 1024 * 1024);
    const sent = await send(rana, [made.path]);
    const { id: file } = await until(noha, sent.id, () => true, 'an offered file');
    await noha.call('files.fetch', { file });
    const failed = await until(noha, sent.id, ({ state }) => state === 'failed', 'a file that has no room');
    expect(failed.problem).toBe('store.diskFull');
    expect(readdirSync(join(disk.seen, 'vault', 'attachments'))).toEqual([]);
    await disk.resize(64 * 1024);
    await noha.call('files.fetch', { file });
    await until(noha, sent.id, isHere, 'a file that has room');
    expect((await noha.callAsShell('files.begin', { file })).bytes).toBe(made.bytes.length);
  } finally {
    await noha.stop();
    await disk.remove();
  }
});
