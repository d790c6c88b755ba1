/** What the privacy centre promises, between people and a service with an operator: data only stored, a reported age, corrections and requests, the policy. */
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PolicyView } from '../../contract/bridge/policy-view.ts';
import { firstPolicy } from '../../contract/policy/bundled.ts';
import { policyPlainText } from '../../contract/policy/document.ts';
import { openDatabase } from '../../service/db/open.ts';
import { createExpiry } from '../../service/jobs/expiry.ts';
import { createLog } from '../../service/log.ts';
import { keyFileOf, setOperatedScene } from '../support/operated-scene.ts';
import { confirm, invite } from '../support/pairing.ts';
import type { Person } from '../support/person.ts';
import { policyDraft } from '../support/policy.ts';
import { TestClock } from '../support/service-in-process.ts';
import { hearsIn } from '../support/talking.ts';

const scene = setOperatedScene();

describe('an account whose data is only stored', () => {
  it('S10: is paused in words, loses nothing in seventy days and a kill, and gets everything in order afterwards', async () => {
    const { therapist, client, conversation, view, other, hears } = await scene.meet();
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
    const opened = await openDatabase(scene.postgres.url, createLog('silent'));
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
    const keyFile = keyFileOf(scene.operatorKey);
    const { therapist, client, conversation, hears } = await scene.meet();
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
    expect((await scene.operate('inbox', keyFile)).join('')).toContain('I am 31.');
    const answer = join(dirname(keyFile), 'answer.txt');
    writeFileSync(answer, 'Your practice takes it back.');
    await scene.operate('inbox', 'answer', keyFile, made.id, answer);

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
    const { therapist, client, conversation, other, view } = await scene.meet();
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
    const { db, close } = await openDatabase(scene.postgres.url, createLog('silent'));
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
    const [therapist, client] = await Promise.all([scene.start(), scene.start()]);
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
    await scene.operate('policy', 'publish', file, '--effective', today);
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
    await scene.postgres.query(
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
