/** The end of an account everywhere: real engines over a real service whose clock is moved past the seven days. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { erasureGraceMs } from '../../contract/domain/erasure-times.ts';
import { receiptFileSchema } from '../../contract/domain/receipt.ts';
import { findReceiptFlaw, isCountersigned } from '../../contract/domain/receipt-check.ts';
import { crashPoints } from '../../main/engine/crash-points.ts';
import { loadSodium } from '../../main/engine/crypto/primitives.ts';
import { receiptCrypto } from '../../main/engine/privacy/receipts/crypto.ts';
import { readConfig } from '../../service/config.ts';
import { openDatabase } from '../../service/db/open.ts';
import { createErasures } from '../../service/erasure/job.ts';
import { scheduleErasure } from '../../service/erasure/schedule.ts';
import { createLog } from '../../service/log.ts';
import type { RunningService } from '../../service/start.ts';
import { type KeychainEntries, keychainEntries } from '../support/keychain-entries.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { link } from '../support/linking.ts';
import { confirm, invite, join as joinPractice, openPractice, pair } from '../support/pairing.ts';
import { Person } from '../support/person.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { userFolder } from '../support/service.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let keyring: Keyring;
let entries: KeychainEntries;
let postgres: TestPostgres;
let service: RunningService;
/** The erasure job's alone: everybody else lives in the present. */
let clock: TestClock;
let folder: string;
let erase: () => Promise<number | null>;
let database: Awaited<ReturnType<typeof openDatabase>>;
let people: Person[] = [];

beforeAll(async () => {
  await loadSodium();
  [keyring, postgres] = await Promise.all([startKeyring(), startTestPostgres()]);
  entries = keychainEntries(keyring, 'o7-therapy-scenario');
  folder = userFolder('o7-erasure-');
  service = await startInProcess(postgres.url, new TestClock(), {
    O7_DATA_DIR: folder,
    O7_RATE_SCALE: '1000',
  });
  database = await openDatabase(postgres.url, createLog('silent'));
});
beforeEach(async () => {
  clock = new TestClock();
  const { db } = database;
  const config = readConfig({ O7_DATA_DIR: folder });
  erase = createErasures({ clock, db, config, log: createLog('silent') });
  await erase();
});
afterEach(async () => {
  for (const person of people) await person.stop();
  for (const person of people) rmSync(person.profileDir, { recursive: true, force: true });
  people = [];
});
afterAll(async () => {
  await database.close();
  await service.close();
  await postgres.remove();
  await keyring.stop();
  rmSync(folder, { recursive: true, force: true });
});

function newPerson(): Person {
  const person = new Person({ serviceUrl: service.origin, env: keyring.env });
  people.push(person);
  return person;
}
const started = () => newPerson().start();

const statusOf = (person: Person) => person.call('profile.status', {});
const untilErasure = (person: Person, state: string) =>
  person.until(
    () => person.call('erasure.view', {}),
    (view) => view.state === state,
    `erasure: ${state}`,
  );
/** The profile is closed before its files go: their end is waited for as well. */
const untilGone = async (person: Person) => {
  const look = async () => ({
    status: await statusOf(person),
    vaults: readdirSync(person.profileDir).filter((name) => name.startsWith('vault')),
  });
  const { status } = await person.until(
    look,
    (seen) => seen.status.state === 'new' && seen.vaults.length === 0,
    'nothing is here any more',
  );
  return status;
};
/** The seven days go by, and the job runs. */
async function sevenDays(): Promise<void> {
  clock.advance(erasureGraceMs);
  expect(await erase()).toBe(1);
}
const untilOpen = (all: readonly Person[], id: string) =>
  Promise.all(
    all.map((person) =>
      person.until(
        () => person.call('conversations.list', {}),
        ({ conversations }) => conversations.some((one) => one.id === id && one.state === 'open'),
        'open',
      ),
    ),
  );
const notices = async (person: Person, conversation: string) =>
  (await person.messages(conversation)).flatMap(({ notice }) => (notice === null ? [] : [notice]));
const filesOf = (person: Person) =>
  readdirSync(person.profileDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('an account that its person erases', () => {
  it('S5: is kept by one click from another of its computers on the sixth day', async () => {
    const rana = await started();
    await openPractice(rana);
    const home = await started();
    await link(rana, home);
    const asked = await rana.call('erasure.ask', { passcode: null });
    expect(asked).toMatchObject({
      erasure: { state: 'pending', mine: true },
      receipt: { act: 'erasure.asked' },
    });
    expect(await untilErasure(home, 'pending')).toEqual(asked.erasure);
    clock.advance(6 * 24 * 60 * 60 * 1000);
    expect(await erase()).toBe(0);
    const kept = await home.call('erasure.cancel', {});
    expect(kept).toMatchObject({ erasure: { state: 'none' }, receipt: { act: 'erasure.cancelled' } });
    await untilErasure(rana, 'none');
    clock.advance(2 * 24 * 60 * 60 * 1000);
    expect(await erase()).toBe(0);
    await home.call('connection.retry', {});
    await home.online();
  });

  it('S5: is gone from the service and from all of its computers, and the other person keeps what is theirs', async () => {
    const [rana, sara] = [await started(), await started()];
    const { conversation } = await pair(rana, sara);
    const omar = await started();
    await joinPractice(omar, await invite(rana, 'Omar'), 'Omar');
    await confirm(rana, omar);
    const known = await rana.call('conversations.list', {});
    const accounts = known.conversations.flatMap((one) => one.people.map(({ account }) => account));
    const { id: group } = await rana.call('groups.create', { title: 'Thursdays', people: accounts });
    await untilOpen([rana, sara, omar], group);
    const home = await started();
    await link(sara, home);
    await sara.write(conversation, 'the heron at the water');
    await rana.until(
      () => rana.texts(conversation),
      (texts) => texts.length === 1,
      'the line',
    );
    await sara.call('erasure.ask', { passcode: null });
    await untilErasure(home, 'pending');
    // In the seven days nothing is taken away: both can still write.
    await rana.write(conversation, 'take care');
    await sara.until(
      () => sara.texts(conversation),
      (texts) => texts.includes('take care'),
      'a line in the seven days',
    );
    await home.stop();
    const before = filesOf(sara);
    expect(before).toContain('key.json');
    await sevenDays();
    expect(await untilGone(sara)).toMatchObject({ farewell: { erasedAt: clock.now() } });
    expect(filesOf(sara).filter((name) => before.includes(name) && name !== 'appearance.json')).toEqual([]);

    // What is left to save is signed by the device that is gone, and by the service.
    const place = join(mkdtempSync(join(tmpdir(), 'o7r-')), 'receipt.json');
    await sara.callAsShell('erasure.writeReceipt', { file: place });
    const file = receiptFileSchema.parse(JSON.parse(readFileSync(place, 'utf8')));
    expect(file.receipt).toMatchObject({
      act: 'erasure.done',
      method: 'automatic',
      details: { erasedAt: clock.now() },
    });
    expect(findReceiptFlaw(file.receipt, receiptCrypto)).toBeNull();
    const { countersignature } = file;
    expect(countersignature !== null && isCountersigned(file.receipt, countersignature, receiptCrypto)).toBe(
      true,
    );
    expect(await sara.call('erasure.leave', {})).toEqual({ state: 'new' });

    // A computer that was off learns it when it comes back.
    await home.start();
    await untilGone(home);
    await rana.until(
      () => notices(rana, conversation),
      (found) => found.some(({ code }) => code === 'person.erased'),
      'the therapist is told',
    );
    expect(await rana.texts(conversation)).toEqual(['the heron at the water', 'take care']);
    const { conversations } = await rana.call('conversations.list', {});
    expect(conversations.find(({ id }) => id === conversation)).toMatchObject({ state: 'ended' });
    // Her place in the group is empty, its keys are new, and it goes on.
    await rana.until(
      () => rana.call('conversations.list', {}),
      (list) =>
        list.conversations
          .find(({ id }) => id === group)
          ?.people.map(({ nickname }) => nickname)
          .join() === 'Omar',
      'out of the group',
    );
    await rana.write(group, 'the two of us');
    await omar.until(
      () => omar.texts(group),
      (texts) => texts.includes('the two of us'),
      'the group goes on',
    );
    await expect(rana.write(conversation, 'are you there?')).rejects.toMatchObject({
      code: 'conversation.ended',
    });
  });

  it('by another’s word alone loses nothing here: it is said, and stays to be read', async () => {
    const [rana, sara] = [await started(), await started()];
    const { conversation } = await pair(rana, sara);
    await sara.write(conversation, 'mine to keep');
    const { account } = await database.db
      .selectFrom('conversation_members as member')
      .innerJoin('conversations as one', 'one.id', 'member.conversation')
      .select('member.account')
      .where('one.id', '=', Buffer.from(conversation, 'base64url'))
      .whereRef('member.account', '!=', 'one.founder')
      .executeTakeFirstOrThrow();
    await database.db
      .transaction()
      .execute((tx) => scheduleErasure(tx, { account, reason: 'operator', now: clock.now() }));
    await sara.stop();
    await sara.start();
    expect(await untilErasure(sara, 'pending')).toMatchObject({ mine: false, reason: 'operator' });
    await expect(sara.call('erasure.cancel', {})).rejects.toMatchObject({ code: 'erasure.notYours' });
    await sevenDays();
    expect(await untilErasure(sara, 'gone')).toMatchObject({ reason: 'operator' });
    expect(await sara.texts(conversation)).toEqual(['mine to keep']);
    expect(await statusOf(sara)).toMatchObject({ state: 'open' });
    // Nobody showed the therapist's app the person's own wish: it says whose word it is, and ends nothing.
    await rana.until(
      () => notices(rana, conversation),
      (found) => found.some(({ code }) => code === 'person.saidErased'),
      'the service’s word',
    );
    const { conversations } = await rana.call('conversations.list', {});
    expect(conversations.find(({ id }) => id === conversation)).toMatchObject({ state: 'open' });
  });
});

describe('a power cut', () => {
  const points = crashPoints.filter((point) => point.startsWith('erasure.') || point.startsWith('forget.'));

  it.each(points)('S5: at %s leaves an erasure that finishes by itself', async (point) => {
    const rana = newPerson();
    const isAsking = point === 'erasure.asked';
    const before = Object.keys(entries.list());
    await rana.start(isAsking ? { crashAt: point } : {});
    await openPractice(rana);
    const asked = rana.call('erasure.ask', { passcode: null });
    if (isAsking) {
      await expect(asked).rejects.toMatchObject({ code: 'engine.restarted' });
      await rana.start();
      await untilErasure(rana, 'pending');
      await rana.call('erasure.cancel', {});
      return;
    }
    await asked;
    await rana.stop();
    await sevenDays();
    await rana.start({ crashAt: point }).catch(() => undefined);
    await rana.gone();
    expect(rana.diedOf).toBe('SIGKILL');
    await rana.start();
    await untilGone(rana);
    expect(existsSync(join(rana.profileDir, 'vault'))).toBe(false);
    expect(readdirSync(rana.profileDir).filter((name) => name.startsWith('vault'))).toEqual([]);
    expect(Object.keys(entries.list()).filter((name) => !before.includes(name))).toEqual([]);
  });
});
