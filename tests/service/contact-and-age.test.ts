/** Messages to the operator, of which the service knows neither words nor writer; and ages that a practice reports. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasureGraceMs } from '../../contract/domain/erasure-times.ts';
import { limits } from '../../contract/domain/limits.ts';
import { fromBase64Url, toBase64Url } from '../../contract/encoding/base64url.ts';
import { openContactAnswer, sealContact } from '../../main/engine/contact/sealed-contact.ts';
import { x25519PublicKey } from '../../main/engine/crypto/kem.ts';
import { loadSodium, randomBytes } from '../../main/engine/crypto/primitives.ts';
import { makeOperatorKey } from '../../service/admin/operator-key.ts';
import { runAdmin } from '../../service/admin/run.ts';
import { readConfig } from '../../service/config.ts';
import { type Db, openDatabase } from '../../service/db/open.ts';
import { createErasures } from '../../service/erasure/job.ts';
import { createExpiry } from '../../service/jobs/expiry.ts';
import { createLog } from '../../service/log.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { codeOf, randomBytesText, randomId, TestClient } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { joinPractice, openPractice } from '../support/service-people.ts';
import { dump } from '../support/traces.ts';

const folder = mkdtempSync(join(tmpdir(), 'o7-contact-'));
const keyFile = join(folder, 'operator.pem');
const clock = new TestClock();
const log = createLog('silent');
let postgres: TestPostgres;
let service: RunningService;
let db: Db;
let closeDatabase: () => Promise<void>;
let operatorKey: string;
let erase: () => Promise<number | null>;

beforeAll(async () => {
  await loadSodium();
  operatorKey = makeOperatorKey(keyFile);
  postgres = await startTestPostgres();
  service = await startInProcess(postgres.url, clock, {
    O7_OPERATOR_KEY: operatorKey,
    O7_DATA_DIR: folder,
  });
  ({ db, close: closeDatabase } = await openDatabase(postgres.url, log));
  erase = createErasures({ clock, db, log, config: readConfig({ O7_DATA_DIR: folder }) });
  await erase();
});
afterAll(async () => {
  await closeDatabase?.();
  await service?.close();
  await postgres?.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function admin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runAdmin(args, {
    env: { DATABASE_URL: postgres.url, O7_OPERATOR: 'Mona Z.' },
    print: (line) => out.push(line),
    note: (line) => err.push(line),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

// First: the clock of the others goes on.
describe('an age that a practice reports', () => {
  it('is open to the practice that invited the person, and to nobody else', async () => {
    const [therapist, other] = await Promise.all([
      openPractice(service.origin),
      openPractice(service.origin),
    ]);
    const [client, friend] = [await joinPractice(therapist), await joinPractice(therapist)];
    // In a group they are joined by a conversation, and by no invitation.
    await therapist.call('conversations.create', {
      conversation: randomId(),
      members: [client.account, friend.account],
    });
    const report = (who: TestClient, account: string) =>
      codeOf(who.call('age.report', { account, age: 'under13' }));
    await other.login();
    expect(await report(other, client.account)).toBe('age.notYourClient');
    expect(await report(friend, client.account)).toBe('age.notYourClient');
    expect(await report(client, therapist.account)).toBe('age.notYourClient');
    expect(await report(therapist, therapist.account)).toBe('age.notYourClient');
    expect(await report(therapist, randomId())).toBe('age.notYourClient');
    await other.call('age.takeBack', { account: client.account });
    await therapist.call('age.report', { account: client.account, age: 'under18' });
    await other.call('age.takeBack', { account: client.account });
    expect((await therapist.call('age.list', {})).reports).toHaveLength(1);
    await therapist.call('age.takeBack', { account: client.account });
    expect((await therapist.call('age.list', {})).reports).toEqual([]);
  });

  it('S20: pauses the account at once, takes it back on a mistake, and else removes it after the grace', async () => {
    const therapist = await openPractice(service.origin);
    const client = await joinPractice(therapist);
    const { account } = client;
    const { reported } = await therapist.call('age.report', { account, age: 'under18' });
    expect(reported).toEqual({
      account,
      age: 'under18',
      reportedAt: clock.now(),
      dueAt: clock.now() + erasureGraceMs,
    });
    expect(await therapist.call('age.report', { account, age: 'under13' })).toMatchObject({ reported });
    expect(await codeOf(client.call('account.holdings', {}))).toBe('auth.failed');
    expect(await codeOf(client.login())).toBe('account.paused');
    expect((await therapist.call('age.list', {})).reports).toEqual([reported]);

    await therapist.call('age.takeBack', { account });
    expect((await therapist.call('age.list', {})).reports).toEqual([]);
    await client.login();

    await therapist.call('age.report', { account, age: 'under13' });
    clock.advance(erasureGraceMs);
    expect(await erase()).toBe(1);
    expect(await codeOf(client.login())).toBe('auth.failed');
    const id = `'\\x${Buffer.from(fromBase64Url(account)).toString('hex')}'`;
    const left = await postgres.query<{ count: string }>(
      `SELECT (SELECT count(*) FROM accounts WHERE id = ${id})
        + (SELECT count(*) FROM age_reports WHERE account = ${id}) AS count`,
    );
    expect(Number(left[0]?.count)).toBe(0);
  });
});

describe('the contact form', () => {
  const words = 'My invitation does not open, heron qzvwx';
  const address = 'quiet.kestrel@mail.example';
  const nobody = () => new TestClient(service.origin);

  const write = async (reply: Parameters<typeof sealContact>[0]['reply']) => {
    const id = randomId();
    const message = { v: 1, id, at: clock.now(), text: words, reply } as const;
    const sealed = toBase64Url(sealContact(message, fromBase64Url(operatorKey)));
    await nobody().call('contact.put', { id, sealed });
    return { id };
  };

  it('S24: takes a message without an account; the service holds no word, no address and no account of it', async () => {
    expect(await nobody().call('contact.key', {})).toMatchObject({ publicKey: operatorKey });
    const { id } = await write({ kind: 'email', address });
    const again = await nobody().call('contact.put', { id, sealed: randomBytesText(400) });
    expect(again).toMatchObject({ receivedAt: clock.now() });
    for (const text of (await dump(postgres.url)).values()) {
      for (const secret of [words, address])
        for (const form of [
          secret,
          Buffer.from(secret).toString('hex'),
          Buffer.from(secret).toString('base64url'),
        ])
          expect(text).not.toContain(form);
    }
    const columns = await postgres.query<{ name: string }>(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'contact_messages' ORDER BY 1",
    );
    expect(columns.map(({ name }) => name)).toEqual(['answer', 'answered_at', 'created_at', 'id', 'sealed']);

    // The operator's key opens it, another one does not, and both are written down.
    const { out } = await admin('inbox', keyFile);
    expect(out).toContain(words);
    expect(out).toContain(address);
    makeOperatorKey(join(folder, 'other.pem'));
    expect((await admin('inbox', join(folder, 'other.pem'))).out).not.toContain(words);
    expect((await admin('audit')).out.match(/ {2}inbox {2}/g)).toHaveLength(2);
    expect((await admin('inbox', 'remove', id)).code).toBe(0);
    expect(await nobody().call('contact.look', { id })).toMatchObject({ state: 'gone' });
  });

  it('S24: is answered in the app by a text that only the key of that one message opens', async () => {
    const replyKey = randomBytes(32);
    const { id } = await write({ kind: 'app', key: toBase64Url(x25519PublicKey(replyKey)) });
    expect(await nobody().call('contact.look', { id })).toMatchObject({ state: 'waiting', answer: null });
    const text = join(folder, 'answer.txt');
    writeFileSync(text, 'Please ask for a new one.\n');
    expect((await admin('inbox', 'answer', keyFile, id, text)).err).toBe('answered');
    const { state, answer } = await nobody().call('contact.look', { id });
    expect(state).toBe('answered');
    const sealed = fromBase64Url(answer ?? '');
    expect(openContactAnswer(sealed, replyKey, id)).toMatchObject({ text: 'Please ask for a new one.' });
    expect(openContactAnswer(sealed, randomBytes(32), id)).toBeNull();
    expect(openContactAnswer(sealed, replyKey, randomId())).toBeNull();
    expect((await admin('inbox', keyFile)).err).toBe('0 messages');
    // Its writer takes it away.
    await nobody().call('contact.remove', { id });
    expect(await nobody().call('contact.look', { id })).toMatchObject({ state: 'gone', answer: null });
  });

  it('is refused without words of its own: too large, without an operator, an answer that nobody asked for', async () => {
    const { id } = await write({ kind: 'none' });
    const text = join(folder, 'unasked.txt');
    writeFileSync(text, 'Hello');
    expect((await admin('inbox', 'answer', keyFile, id, text)).err).toContain('admin.refused');
    // Ids may begin with a dash.
    const dashed = `-${randomId().slice(1)}`;
    expect((await admin('inbox', 'answer', keyFile, dashed, text)).err).toContain('admin.refused');
    expect((await admin('inbox', 'remove', dashed)).err).not.toContain('admin.usage');
    const tooLarge = { id: randomId(), sealed: randomBytesText(limits.contactBytes + 1) };
    expect(await codeOf(nobody().call('contact.put', tooLarge))).toBe('request.invalid');
    const without = await startInProcess(postgres.url, clock);
    const there = new TestClient(without.origin);
    expect(await there.call('contact.key', {})).toMatchObject({ publicKey: null });
    const put = there.call('contact.put', { id: randomId(), sealed: randomBytesText(400) });
    expect(await codeOf(put)).toBe('contact.notOffered');
    await without.close();
    await nobody().call('contact.remove', { id });
  });

  it('is gone after 180 days', async () => {
    const { id } = await write({ kind: 'none' });
    const expire = createExpiry({ clock, db, log });
    await expire();
    expect(await nobody().call('contact.look', { id })).toMatchObject({ state: 'waiting' });
    clock.advance(180 * 24 * 60 * 60 * 1000);
    await expire();
    expect(await nobody().call('contact.look', { id })).toMatchObject({ state: 'gone' });
  });
});
