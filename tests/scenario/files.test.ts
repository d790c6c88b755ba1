/** Files between two engines over a real service: whole both ways, cleaned, resumed after a crash, refused when changed, gone when deleted. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { FileView, MessageView } from '../../contract/bridge/views.ts';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { pair } from '../support/pairing.ts';
import { freshId, Person } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let keyring: Keyring;
let service: TestService;
let rana: Person;
let sara: Person;
let conversation: string;
const folder = mkdtempSync(join(tmpdir(), 'o7f-'));

beforeAll(async () => {
  [keyring, service] = await Promise.all([
    startKeyring(),
    startTestService({ env: { O7_RATE_SCALE: '1000' } }),
  ]);
  const place = { serviceUrl: service.origin, env: keyring.env };
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
  await service.remove();
  await keyring.stop();
});

/** A file of random bytes on this disk. */
function makeFile(name: string, size: number): { readonly path: string; readonly bytes: Buffer } {
  const path = join(folder, name);
  const bytes = randomBytes(size);
  writeFileSync(path, bytes);
  return { path, bytes };
}

async function send(person: Person, paths: readonly string[], text = ''): Promise<MessageView> {
  const files: string[] = [];
  for (const path of paths) files.push((await person.callAsShell('files.take', { path })).id);
  return person.call('messages.send', { conversation, message: freshId(), text, files });
}

const list = (person: Person) => async () =>
  (await person.call('messages.list', { conversation, before: null, limit: 50 })).messages;

/** Waits until a file of a message is as wanted, and answers it. */
async function until(
  person: Person,
  message: string,
  wanted: (file: FileView) => boolean,
  what: string,
  at = 0,
): Promise<FileView> {
  const fileOf = (lines: readonly MessageView[]) => lines.find((one) => one.id === message)?.files[at];
  const lines = await person.until(
    list(person),
    (found) => {
      const file = fileOf(found);
      return file !== undefined && wanted(file);
    },
    what,
  );
  const file = fileOf(lines);
  if (file === undefined) throw new Error('it was there a moment ago');
  return file;
}

const isHere = ({ state }: FileView) => state === 'here';

async function fetchWhole(person: Person, message: string, at = 0): Promise<FileView> {
  const offered = await until(person, message, () => true, 'an offered file', at);
  await person.call('files.fetch', { file: offered.id });
  return until(person, message, isHere, 'a fetched file', at);
}

async function save(person: Person, file: string): Promise<Buffer> {
  const path = join(folder, freshId());
  await person.callAsShell('files.write', { file, path });
  return readFileSync(path);
}

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (thrown: unknown) => (thrown instanceof AppError ? thrown.code : String(thrown)),
  );

const attachmentsOf = (person: Person) => {
  const path = join(person.profileDir, 'vault', 'attachments');
  return existsSync(path) ? readdirSync(path) : [];
};

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
