/** Planted words: what two real engines write through the real service, and where they write from, stands in no table, file or log line of it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findText, scanFolder } from '../support/canary.ts';
import { type Forwarder, startForwarder } from '../support/forwarder.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { confirm, invite, join as joinPractice } from '../support/pairing.ts';
import { Person } from '../support/person.ts';
import { TestService, userFolder } from '../support/service.ts';
import { dump } from '../support/traces.ts';

/** A loopback address nobody else uses. */
const address = '127.66.77.88';
/** The one thing here that the service is meant to read: people with an invitation see it before they join. */
const practiceName = 'Kingfisher Practice Zamalek';
const secrets = {
  therapistNickname: 'Perihan Qrnwyx',
  clientNickname: 'Sulafa Vbtkzj',
  label: 'Wednesdays Hgfrdw',
  text: 'the heron stood in the water all night xqzvjw',
  arabicText: 'وقف مالك الحزين في الماء طول الليل قخثصض',
  waitingText: 'nobody has collected this yet wjvzqx',
  userAgent: 'CanaryBrowser-kzjvbt/7.1',
  malformedBody: 'a body that is not JSON pnmlkt',
  unknownKey: 'unknownKeyRtplmq',
  token: 'Tk7canaryTokenTk7canaryTokenTk7canaryTokenT',
} as const;

let service: TestService;
let forwarder: Forwarder;
let keyring: Keyring;
let people: readonly [Person, Person];
let folder: string;

/** Every row of every table as text, bytes as hex. */
async function dumpTables(): Promise<Buffer> {
  const lock = JSON.parse(readFileSync(join(folder, 'service.lock'), 'utf8')) as { socketFolder: string };
  const password = readFileSync(join(folder, 'postgres-password'), 'utf8');
  const url = `postgres://o7:${password}@/postgres?host=${encodeURIComponent(lock.socketFolder)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // Everything that only stood in memory goes to the files before they are scanned.
  await client.query('CHECKPOINT');
  await client.end();
  return Buffer.from([...(await dump(url)).values()].join('\n'));
}

/** What a careless or hostile client leaves in headers and bodies. */
async function knock(): Promise<void> {
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': secrets.userAgent,
    'X-Forwarded-For': address,
    Authorization: `Bearer ${secrets.token}`,
  };
  const bodies = [secrets.malformedBody, JSON.stringify({ v: 1, [secrets.unknownKey]: secrets.text })];
  for (const route of ['health', 'messages.send', 'invitations.fetch', secrets.unknownKey]) {
    for (const body of bodies) {
      await (
        await fetch(`${forwarder.origin}/v1/${route}?${secrets.unknownKey}`, {
          method: 'POST',
          headers,
          body,
        })
      ).text();
    }
  }
}

beforeAll(async () => {
  folder = userFolder('o7-canary-');
  // The port must be known before the start: the forwarder's own address is part of every login.
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as { port: number };
  await new Promise((done) => probe.close(done));
  forwarder = await startForwarder(() => port, address);
  service = new TestService({ port, dataFolder: folder, env: { O7_ORIGIN: forwarder.origin } });
  [keyring] = await Promise.all([startKeyring(), service.start()]);
  const place = { serviceUrl: forwarder.origin, env: keyring.env };
  const therapist = new Person(place);
  const client = new Person(place);
  people = [therapist, client];
  await Promise.all([therapist.start(), client.start()]);
  const opening = { practiceName, nickname: secrets.therapistNickname, enrolment: '' };
  await therapist.call('profile.openPractice', opening);
  await therapist.online();
  await joinPractice(client, await invite(therapist, secrets.label), secrets.clientNickname);
  const { conversation } = await confirm(therapist, client);
  await client.write(conversation, secrets.text);
  await therapist.write(conversation, secrets.arabicText);
  await client.until(
    () => client.texts(conversation),
    (texts) => texts.includes(secrets.arabicText),
  );
  await client.kill();
  await therapist.write(conversation, secrets.waitingText);
  await therapist.until(
    () => therapist.messages(conversation),
    (messages) => messages.some((one) => one.text === secrets.waitingText && one.delivery === 'sent'),
  );
  await knock();
});
afterAll(async () => {
  for (const person of people) {
    await person.stop();
    rmSync(person.profileDir, { recursive: true, force: true });
  }
  await forwarder.close();
  await service.remove();
  await keyring.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the scanner', () => {
  it.each([
    ['utf8', (word: Buffer) => word],
    ['utf16le', (word: Buffer) => Buffer.from(word.toString(), 'utf16le')],
    ['utf16be', (word: Buffer) => Buffer.from(word.toString(), 'utf16le').swap16()],
    ['hex', (word: Buffer) => Buffer.from(word.toString('hex'))],
    ['base64', (word: Buffer) => Buffer.from(word.toString('base64'))],
    [
      'base64',
      (word: Buffer) => Buffer.from(Buffer.concat([Buffer.from('x'), word, word]).toString('base64')),
    ],
    ['base64', (word: Buffer) => Buffer.from(Buffer.concat([Buffer.from('xy'), word]).toString('base64'))],
    ['base64url', (word: Buffer) => Buffer.from(word.toString('base64url'))],
    ['gzip', (word: Buffer) => Buffer.concat([Buffer.from('before'), gzipSync(word)])],
  ] as const)('finds a word that was planted as %s', (form, disguise) => {
    const planted = join(folder, 'planted');
    for (const word of [secrets.text, secrets.arabicText, address]) {
      const noise = Buffer.alloc(5_000, 'noise ');
      writeFileSync(planted, Buffer.concat([noise, disguise(Buffer.from(word))]));
      const hits = scanFolder(folder, word).hits.filter((hit) => hit.file === planted);
      expect(hits[0]?.forms).toContain(form);
    }
    rmSync(planted);
  });

  it('reads the live files: it finds the one name that the service may read', async () => {
    const dump = await dumpTables();
    expect(findText(dump, practiceName)).toContain('utf8');
    const files = scanFolder(folder, practiceName).hits.map(({ file }) => file);
    expect(files.some((file) => file.includes('pg_wal'))).toBe(true);
    expect(files.some((file) => file.includes('base'))).toBe(true);
  });

  it('reads a real log', () => {
    expect(service.log()).toContain('"route":"messages.send"');
    expect(service.log()).toContain('"status":400');
  });
});

describe.each(Object.entries({ ...secrets, address }))('%s', (_name, word) => {
  it('stands in no table', async () => {
    expect(findText(await dumpTables(), word)).toEqual([]);
  });

  it('stands in no file of the database, its write-ahead log included', () => {
    expect(scanFolder(folder, word).hits).toEqual([]);
  });

  it('stands in no line of the log', () => {
    expect(findText(Buffer.from(service.log()), word)).toEqual([]);
  });
});

it('logs nothing about a request but its route, status, duration and a random id', () => {
  const lines = service
    .log()
    .split('\n')
    .filter((line) => line.includes('"route"'))
    .map((line) => Object.keys(JSON.parse(line) as object).toSorted());
  expect(lines.length).toBeGreaterThan(20);
  for (const keys of lines) expect(keys).toEqual(['id', 'level', 'ms', 'route', 'status', 'time']);
});
