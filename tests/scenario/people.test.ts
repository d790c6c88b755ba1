/** Whom one writes with: comparing, a changed account key with and without, blocking both ways, reports, a lost computer. And the operator's policy. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyView } from '../../contract/bridge/policy-view.ts';
import type { ConversationView, PersonView } from '../../contract/bridge/views.ts';
import { firstPolicy } from '../../contract/policy/bundled.ts';
import { policyPlainText } from '../../contract/policy/document.ts';
import { runAdmin } from '../../service/admin/run.ts';
import { openDatabase } from '../../service/db/open.ts';
import { createExpiry } from '../../service/jobs/expiry.ts';
import { createLog } from '../../service/log.ts';
import { type Keyring, startKeyring } from '../support/keyring.ts';
import { confirm, invite, pair } from '../support/pairing.ts';
import { Person } from '../support/person.ts';
import { policyDraft } from '../support/policy.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { TestClock } from '../support/service-in-process.ts';

const operator = generateKeyPairSync('x25519');
const operatorKey = operator.publicKey.export({ format: 'jwk' }).x ?? '';

let keyring: Keyring;
let postgres: TestPostgres;
let service: TestService;
const started: Person[] = [];

beforeAll(async () => {
  keyring = await startKeyring();
  postgres = await startTestPostgres();
  service = await startTestService({ env: { O7_OPERATOR_KEY: operatorKey, DATABASE_URL: postgres.url } });
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((person) => person.stop()));
});
afterAll(async () => {
  await service?.remove();
  await postgres?.remove();
  await keyring?.stop();
});

/** What the operator reads with this key file. */
async function openReports(keyFile: string): Promise<readonly unknown[]> {
  return (await operate('reports', keyFile)).map((line) => JSON.parse(line));
}

/** What a command of the operator prints. */
async function operate(...args: string[]): Promise<readonly string[]> {
  const said: string[] = [];
  const note = () => undefined;
  const env = { DATABASE_URL: postgres.url };
  expect(await runAdmin(args, { env, note, print: (line) => said.push(line) })).toBe(0);
  return said;
}

async function start(): Promise<Person> {
  const person = await new Person({ serviceUrl: service.origin, env: keyring.env }).start();
  started.push(person);
  return person;
}

const hearsIn = (person: Person, conversation: string, text: string) =>
  person.until(
    () => person.texts(conversation),
    (texts) => texts.includes(text),
    text,
  );

async function meet() {
  const [therapist, client] = await Promise.all([start(), start()]);
  const { conversation } = await pair(therapist, client);
  const view = async (person: Person): Promise<ConversationView> => {
    const { conversations } = await person.call('conversations.list', {});
    const found = conversations.find(({ id }) => id === conversation);
    if (found === undefined) throw new Error('the conversation is there');
    return found;
  };
  const other = async (person: Person): Promise<PersonView> => {
    const [found] = (await view(person)).people;
    if (found === undefined) throw new Error('a pair has another person');
    return found;
  };
  const hears = (person: Person, text: string) => hearsIn(person, conversation, text);
  const notices = async (person: Person) =>
    (await person.messages(conversation)).flatMap(({ notice }) => (notice === null ? [] : [notice.code]));
  return { therapist, client, conversation, view, other, hears, notices };
}

describe('comparing safety numbers', () => {
  it('shows both the same digits, marks who said so, and takes it back', async () => {
    const { therapist, client, other } = await meet();
    const account = (await other(therapist)).account;
    const mine = await therapist.call('people.safetyNumber', { account });
    const theirs = await client.call('people.safetyNumber', { account: (await other(client)).account });
    expect(mine.digits).toBe(theirs.digits);
    const wrong = mine.digits.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    await expect(therapist.call('people.verify', { account, digits: wrong })).rejects.toThrow(
      'safety.changed',
    );
    expect((await other(therapist)).verifiedAt).toBeNull();
    await therapist.call('people.verify', { account, digits: mine.digits });
    expect((await other(therapist)).verifiedAt).not.toBeNull();
    expect((await other(client)).verifiedAt).toBeNull();
    await therapist.call('people.unverify', { account });
    expect((await other(therapist)).verifiedAt).toBeNull();
  });
});

describe('a lost computer', () => {
  it('gives the account a key that verified contacts must say yes to, and others read in a line', async () => {
    const { therapist, client, conversation, other, hears, notices } = await meet();
    await therapist.write(conversation, 'before');
    await hears(client, 'before');
    const account = (await other(therapist)).account;
    const { digits } = await therapist.call('people.safetyNumber', { account });
    await therapist.call('people.verify', { account, digits });

    const report = await client.call('lost.begin', { passcode: null });
    expect(report).toMatchObject({ removed: [], people: 1, conversations: 1, hadKit: false });
    await client.until(
      () => client.call('lost.report', {}),
      (answer) => answer.report?.isTold === true,
      'the service knows',
    );
    const changed = await therapist.until(
      () => other(therapist),
      (person) => person.keyChangedAt !== null,
      'a changed key',
    );
    expect(changed.verifiedAt).toBeNull();
    expect(await notices(therapist)).toContain('key.changed');
    const now = await therapist.call('people.safetyNumber', { account });
    expect(now.digits).not.toBe(digits);
    expect(
      (await client.call('people.safetyNumber', { account: (await other(client)).account })).digits,
    ).toBe(now.digits);

    // Full stop: what is written waits, whatever else happens.
    const held = await therapist.write(conversation, 'held back');
    await therapist.call('connection.retry', {});
    await therapist.online();
    expect((await therapist.messages(conversation)).find(({ id }) => id === held.id)?.delivery).toBe(
      'waiting',
    );
    expect(await client.texts(conversation)).not.toContain('held back');

    await expect(therapist.call('people.verify', { account, digits })).rejects.toThrow('safety.changed');
    await therapist.call('people.verify', { account, digits: now.digits });
    await hears(client, 'held back');
    await client.write(conversation, 'and back');
    await hears(therapist, 'and back');

    // Now the other way round: the client never compared, reads a line, and nothing stops.
    await invite(therapist, 'Nobody yet');
    await therapist.call('lost.begin', { passcode: null });
    const { invitations } = await therapist.call('pairing.listInvitations', {});
    expect(invitations.map(({ state }) => state)).toEqual(['revoked', 'used']);
    await client.until(
      () => notices(client),
      (codes) => codes.includes('key.changed'),
      'a line',
    );
    expect((await other(client)).keyChangedAt).toBeNull();
    await client.write(conversation, 'goes on');
    await hears(therapist, 'goes on');
  });
});

describe('blocking', () => {
  it('holds here at once, at the service as soon as it hears, is not announced, and ends with a line', async () => {
    const { therapist, client, conversation, other, hears, notices } = await meet();
    const account = (await other(client)).account;
    await service.stop();
    await therapist.until(
      () => therapist.call('connection.status', {}),
      ({ state }) => state === 'offline',
    );
    await client.call('people.block', { account, blocked: true });
    await expect(client.write(conversation, 'no')).rejects.toThrow('person.blocked');
    await service.start();
    await client.until(
      () => postgres.query<{ n: string }>('SELECT count(*) AS n FROM blocks'),
      ([row]) => row?.n === '1',
      'the service knows',
    );
    const isSent = async (text: string) => {
      const sent = await therapist.write(conversation, text);
      const [line] = await therapist.until(
        async () => (await therapist.messages(conversation)).filter(({ id }) => id === sent.id),
        ([found]) => found?.delivery !== 'waiting',
        'sent',
      );
      expect(line?.delivery).toBe('sent');
    };
    await isSent('kept by the service');
    // A service that forgets it, or never learned it: what is delivered is dropped here.
    await postgres.query('DELETE FROM blocks');
    client.attention = null;
    await isSent('dropped here');
    await client.until(
      async () => client.attention,
      (told) => told !== null,
      'what came was taken in',
    );
    expect(client.attention).toEqual({ unread: 0, arrived: false });

    await client.call('people.block', { account, blocked: false });
    expect(await notices(client)).toContain('person.unblocked');
    await client.write(conversation, 'here again');
    await hears(therapist, 'here again');
    await therapist.write(conversation, 'good');
    await hears(client, 'good');
    expect(await client.texts(conversation)).toEqual(['here again', 'good']);
  });

  it('says nothing about a muted conversation', async () => {
    const { therapist, client, conversation, hears } = await meet();
    await client.call('people.mute', { conversation, until: Date.now() + 60_000 });
    await therapist.write(conversation, 'quietly');
    await hears(client, 'quietly');
    expect(client.attention).toEqual({ unread: 0, arrived: false });
    await client.call('people.mute', { conversation, until: null });
    expect(client.attention).toEqual({ unread: 1, arrived: false });
  });
});

describe('a report', () => {
  it('leaves sealed with the ticked messages alone, once, and the operator’s key opens it', async () => {
    const { therapist, client, conversation, other, hears } = await meet();
    await therapist.write(conversation, 'fine');
    const bad = await therapist.write(conversation, 'something cruel');
    await hears(client, 'something cruel');
    const chosen = { conversation, messages: [bad.id], words: 'This frightened me.' };
    const shown = await client.until(
      () => client.call('abuse.preview', chosen).catch(() => null),
      (answer) => answer !== null,
      'an operator',
    );
    expect(shown?.report.messages.map(({ text }) => text)).toEqual(['something cruel']);
    await service.stop();
    const made = await client.call('abuse.report', chosen);
    expect(made.sentAt).toBeNull();
    await service.start();
    await client.until(
      () => client.call('abuse.list', { conversation }),
      ({ reports }) => reports[0]?.sentAt != null,
      'a receipt',
    );
    const keyFile = join(mkdtempSync(join(tmpdir(), 'o7-key-')), 'operator.pem');
    writeFileSync(keyFile, operator.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const opened = await openReports(keyFile);
    expect(opened).toHaveLength(1);
    expect(opened[0]).toMatchObject({
      report: made.id,
      words: 'This frightened me.',
      others: [(await other(client)).account],
      messages: [{ message: bad.id, text: 'something cruel' }],
    });
    const stranger = join(mkdtempSync(join(tmpdir(), 'o7-key-')), 'other.pem');
    writeFileSync(
      stranger,
      generateKeyPairSync('x25519').privateKey.export({ format: 'pem', type: 'pkcs8' }),
    );
    expect(await openReports(stranger)).toEqual([{ report: made.id, error: 'not opened by this key' }]);
  });
});

describe('an account whose data is only stored', () => {
  it('S10: is paused in words, loses nothing in seventy days and a kill, and gets everything in order afterwards', async () => {
    const { therapist, client, conversation, view, other, hears } = await meet();
    await therapist.write(conversation, 'before');
    await hears(client, 'before');

    const { receipt } = await client.call('choices.restrict', { scope: 'everything', language: 'en' });
    expect(receipt).toMatchObject({ act: 'restricted', details: { scope: 'everything' } });
    await expect(client.call('choices.restrict', { scope: 'everything', language: 'en' })).rejects.toThrow(
      'request.invalid',
    );
    const standing = () => client.call('choices.view', {});
    await client.until(
      standing,
      ({ restriction }) => restriction?.isTold === true,
      'the service keeps to it',
    );
    await therapist.until(
      () => other(therapist),
      ({ pausedSince }) => pausedSince === receipt.at,
      'paused by this person',
    );

    const sends = async (text: string) => {
      const { id } = await therapist.write(conversation, text);
      await therapist.until(
        () => therapist.messages(conversation),
        (lines) => lines.find((line) => line.id === id)?.delivery === 'sent',
        `${text} is at the service`,
      );
    };
    await sends('one');
    await client.kill();
    await sends('two');
    await client.start();
    await client.online();
    await sends('three');
    await client.write(conversation, 'mine');

    const clock = new TestClock();
    const opened = await openDatabase(postgres.url, createLog('silent'));
    const expire = createExpiry({ clock, db: opened.db, log: createLog('silent') });
    clock.advance(70 * 24 * 60 * 60 * 1000);
    expect(await expire()).not.toBeNull();
    await opened.close();
    expect(await client.texts(conversation)).toEqual(['before', 'mine']);
    expect((await client.messages(conversation)).at(-1)?.delivery).toBe('waiting');
    expect(await therapist.texts(conversation)).not.toContain('mine');

    await client.call('choices.lift', { language: 'ar' });
    await hears(client, 'three');
    await hears(therapist, 'mine');
    const arrived = (await client.texts(conversation)).filter((text) => text !== 'mine');
    expect(arrived).toEqual(['before', 'one', 'two', 'three']);
    await therapist.until(
      () => other(therapist),
      ({ pausedSince }) => pausedSince === null,
      'no more',
    );
    expect((await view(client)).trouble).toBeNull();
    expect((await client.messages(conversation)).some((line) => line.missingBefore > 0)).toBe(false);
    const { receipts } = await client.until(
      () => client.call('receipts.list', {}),
      (list) => list.receipts.every(({ countersignedAt }) => countersignedAt !== null),
      'countersigned',
    );
    expect(receipts.map(({ act, text }) => [act, text?.name, text?.language])).toEqual([
      ['unrestricted', 'restriction.everything', 'ar'],
      ['restricted', 'restriction.everything', 'en'],
    ]);
  });
});

describe('an age that a therapist reports, and writing to the operator', () => {
  it('S20: pauses the account, which can still write to the operator and is answered; a mistake is taken back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'o7-inbox-'));
    const keyFile = join(folder, 'operator.pem');
    writeFileSync(keyFile, operator.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    const admin = async (...args: string[]): Promise<readonly string[]> => {
      const said: string[] = [];
      const print = (line: string) => said.push(line);
      expect(
        await runAdmin(args, { env: { DATABASE_URL: postgres.url }, print, note: () => undefined }),
      ).toBe(0);
      return said;
    };
    const { therapist, client, conversation, hears } = await meet();
    await expect(client.call('age.report', { conversation, age: 'under18' })).rejects.toMatchObject({
      code: 'age.notYourClient',
    });
    const reported = await therapist.call('age.report', { conversation, age: 'under18' });
    expect((await therapist.call('age.list', {})).reports).toEqual([reported]);
    const { error } = await client.until(
      () => client.call('connection.status', {}),
      (status) => status.error?.code === 'account.paused',
      'a pause',
    );
    expect(error?.fields).toEqual({ dueAt: reported.dueAt });

    const made = await client.call('contact.send', { words: 'I am 31.', reply: { kind: 'app' } });
    expect(made).toMatchObject({ words: 'I am 31.', inMemory: false });
    const own = async () => (await client.call('contact.list', {})).messages[0];
    await client.until(own, (one) => one?.sentAt != null, 'a message that was handed in');
    expect((await admin('inbox', keyFile)).join('')).toContain('I am 31.');
    const answer = join(folder, 'answer.txt');
    writeFileSync(answer, 'Your practice takes it back.');
    await admin('inbox', 'answer', keyFile, made.id, answer);

    await therapist.call('age.takeBack', { conversation });
    // Opened again, the app looks for the answer at once.
    await client.stop();
    await client.start();
    await client.write(conversation, 'Here I am again');
    await hears(therapist, 'Here I am again');
    const answered = await client.until(own, (one) => one?.answer != null, 'an answer');
    expect(answered?.answer?.text).toBe('Your practice takes it back.');
    await client.call('contact.remove', { id: made.id });
    expect(await own()).toBeUndefined();
    const { entries } = await therapist.call('audit.list', { before: null, limit: 20 });
    expect(entries.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['age.reported', 'age.takenBack']),
    );
  });
});

describe('rights', () => {
  it('S10: a correction and a request reach the practice through kills, its answer comes back, and both hold signed receipts', async () => {
    const { therapist, client, conversation, other, view } = await meet();
    // Nothing is lost with the process: the correction and the request wait on the disk.
    await client.call('rights.correct', { nickname: 'moonlight', gender: 'woman' });
    const asked = await client.call('rights.ask', {
      conversation,
      kind: 'copy',
      words: 'of May',
      law: 'gdpr',
    });
    await client.kill();
    await client.start();
    const requests = async (person: Person) => (await person.call('rights.requests', {})).requests;
    const [task] = await therapist.until(
      () => requests(therapist),
      ([first]) => first !== undefined,
      'the task',
    );
    expect(task).toMatchObject({
      id: asked.id,
      mine: false,
      words: 'of May',
      due: asked.due,
      state: 'running',
    });
    expect((await other(therapist)).nickname).toBe('moonlight');
    expect((await view(therapist)).details).toEqual({ gender: 'woman', birthDate: null });
    const answer = {
      request: asked.id,
      outcome: 'partly',
      ground: 'othersRights',
      words: 'by post',
    } as const;
    await therapist.call('rights.answer', answer);
    await therapist.kill();
    await therapist.start();
    await client.until(
      () => requests(client),
      ([first]) => first?.state === 'settled',
      'the answer',
    );
    expect((await requests(client))[0]?.answers).toMatchObject([
      { ground: 'othersRights', words: 'by post' },
    ]);
    // An address is at the service only while it is given.
    const { db, close } = await openDatabase(postgres.url, createLog('silent'));
    const addresses = () => db.selectFrom('account_emails').select('address').execute();
    await client.call('rights.correctEmail', { email: 'sara@example.org' });
    expect(await addresses()).toEqual([{ address: 'sara@example.org' }]);
    const { holdings } = await client.call('privacy.whatWeHold', {});
    expect(holdings.find(({ dataClass }) => dataClass === 'emailAddress')?.service?.count).toBe(1);
    await client.call('rights.correctEmail', { email: '' });
    expect(await addresses()).toEqual([]);
    await close();
    const signed = async (person: Person, acts: readonly string[]) => {
      const { receipts } = await person.until(
        () => person.call('receipts.list', {}),
        (list) => list.receipts.every(({ countersignedAt }) => countersignedAt !== null),
        'signed by the service too',
      );
      expect(receipts.map(({ act }) => act).sort()).toEqual(acts);
    };
    await signed(therapist, ['request.answered', 'request.sent']);
    await signed(client, [...Array<string>(4).fill('corrected'), 'request.answered', 'request.sent']);
  });
});

describe('the privacy policy', () => {
  const policy = { version: 1, language: 'ar' } as const;
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');
  const view = (person: Person) => person.call('policy.view', {});
  const restart = async (person: Person) => {
    await person.stop();
    await person.start();
  };
  const sees = (person: Person, fits: (seen: PolicyView) => boolean) =>
    person.until(() => view(person), fits, 'the policy');

  /** Everybody was shown version 1 when they signed up. */
  async function meetShown() {
    const [therapist, client] = await Promise.all([start(), start()]);
    await therapist.call('profile.openPractice', {
      ...{ practiceName: 'Nile Practice', nickname: 'Rana', enrolment: '', policy },
    });
    await therapist.online();
    const joining = { code: await invite(therapist), nickname: 'Sara', ageBand: '18plus' } as const;
    await client.call('pairing.join', { ...joining, policy });
    return { therapist, client, ...(await confirm(therapist, client)) };
  }

  it('S22: S23: reaches every app signed and with its days; going on is no yes, a no keeps reading, a yes comes back', async () => {
    const { therapist, client, conversation } = await meetShown();
    const shown = await sees(client, ({ receipt }) => receipt?.countersignedAt != null);
    expect(shown).toMatchObject({ standing: { kind: 'settled' }, current: 1, acknowledged: 1 });
    expect(shown.receipt).toMatchObject({
      act: 'policy.acknowledged',
      text: {
        name: 'privacy-policy',
        version: '1',
        language: 'ar',
        hash: sha256(policyPlainText(firstPolicy, 'ar')),
      },
    });

    // The service publishes while one of them is away.
    await client.stop();
    const today = new Date().toISOString().slice(0, 10);
    const file = join(mkdtempSync(join(tmpdir(), 'o7-policy-')), 'draft.json');
    writeFileSync(file, JSON.stringify({ ...policyDraft(2), urgent: { en: 'A law.', ar: 'قانون.' } }));
    await operate('policy', 'publish', file, '--effective', today);
    await Promise.all([restart(therapist), client.start()]);
    for (const person of [therapist, client]) {
      expect(await sees(person, ({ asked }) => asked === 2)).toMatchObject({
        standing: { kind: 'due' },
        current: 2,
        acknowledged: 1,
        versions: [{ version: 1 }, { version: 2, published: today, effective: today }],
      });
    }
    const text = await client.call('policy.read', { version: 2 });

    // Writing on while it has no answer is no yes.
    await therapist.write(conversation, 'before any answer');
    expect((await view(therapist)).standing.kind).toBe('due');
    const yes = { version: 2, language: 'en', answer: 'acknowledged' } as const;
    const answered = await therapist.call('policy.answer', yes);
    expect(answered).toMatchObject({
      standing: { kind: 'settled' },
      receipt: { text: { version: '2', language: 'en', hash: sha256(policyPlainText(text, 'en')) } },
    });
    expect((await therapist.call('policy.answer', yes)).receipt?.id).toBe(answered.receipt?.id);

    const declined = await client.call('policy.answer', { ...yes, answer: 'declined' });
    const { standing } = declined;
    if (standing.kind !== 'declined') throw new Error(`declined, and stands ${standing.kind}`);
    expect(standing.until - standing.from).toBe(30 * 86_400_000);
    await expect(client.write(conversation, 'too late')).rejects.toThrow('policy.declined');
    await hearsIn(client, conversation, 'before any answer');
    await expect(client.call('policy.answer', { ...yes, version: 1 })).rejects.toThrow('policy.over');
    expect((await client.call('policy.answer', yes)).standing.kind).toBe('settled');
    await client.write(conversation, 'here again');
    await hearsIn(therapist, conversation, 'here again');

    // What the known key did not sign is not believed, whatever the service stores.
    await postgres.query(
      `INSERT INTO policies SELECT 3, replace(document, '"version":2', '"version":3'), signature, effective_at, published_at
       FROM policies WHERE version = 2`,
    );
    await restart(client);
    expect(await sees(client, ({ refused }) => refused)).toMatchObject({
      asked: 2,
      standing: { kind: 'settled' },
    });
    await expect(client.call('policy.read', { version: 3 })).rejects.toThrow('policy.unknown');
  });
});
