/** Erasing an account everywhere, on the service: asked for by its key, taken back until the seventh day, then gone from every table, for good. */
import { sign } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataClasses, dataClassIds } from '../../contract/domain/data-classes.ts';
import { erasedBytes, erasureCancelBytes, erasureRequestBytes } from '../../contract/domain/erasure.ts';
import { erasureGraceMs } from '../../contract/domain/erasure-times.ts';
import type { MailboxItem } from '../../contract/wire/mailbox.ts';
import { verifyEd25519 } from '../../service/accounts/ed25519.ts';
import { heldTables } from '../../service/accounts/held-tables.ts';
import { runAdmin } from '../../service/admin/run.ts';
import { readConfig } from '../../service/config.ts';
import { openDatabase } from '../../service/db/open.ts';
import { createErasures } from '../../service/erasure/job.ts';
import { erasureOrder } from '../../service/erasure/rows.ts';
import { createLog } from '../../service/log.ts';
import type { RunningService } from '../../service/start.ts';
import { fullLife } from '../support/full-life.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { TestService, userFolder } from '../support/service.ts';
import { codeOf, randomBytesText, randomId, TestClient } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { invite, joinPractice, message, openConversation, openPractice } from '../support/service-people.ts';
import { dump, filesWith, tablesWith } from '../support/traces.ts';

const day = 24 * 60 * 60 * 1000;
let postgres: TestPostgres;
/** A database of our own, so that it can be copied. */
let main: string;
let folder: string;
let clock: TestClock;
let service: RunningService;
let erase: () => Promise<number | null>;
let closeDatabase: () => Promise<void>;
const log = createLog('silent');
const operatorKey = randomBytesText(32);

async function start(url = main): Promise<void> {
  service = await startInProcess(url, clock, { O7_DATA_DIR: folder, O7_OPERATOR_KEY: operatorKey });
  const { db, close } = await openDatabase(url, log);
  closeDatabase = close;
  erase = createErasures({ clock, db, log, config: readConfig({ O7_DATA_DIR: folder }) });
  await erase();
}
async function stop(): Promise<void> {
  await closeDatabase();
  await service.close();
}

beforeAll(async () => {
  postgres = await startTestPostgres();
  folder = userFolder('o7-erasure-');
  await postgres.query('CREATE DATABASE main');
  main = postgres.url.replace('/postgres?', '/main?');
});
beforeEach(async () => {
  clock = new TestClock();
  await start();
});
afterEach(async () => {
  await query("DELETE FROM service_state WHERE name = 'erasure_seen_at'");
  await stop();
});
afterAll(async () => {
  await postgres.remove();
  rmSync(folder, { recursive: true, force: true });
});

const signed = (person: TestClient, bytes: Uint8Array) =>
  sign(null, bytes, person.identity.accountKey.privateKey).toString('base64url');
const requestOf = (person: TestClient, at: number, bytes = erasureRequestBytes(person.account, at)) => ({
  request: { at, signature: signed(person, bytes) },
});
const backOf = (person: TestClient, askedAt: number) => ({
  askedAt,
  signature: signed(person, erasureCancelBytes(person.account, askedAt)),
});

/** Past the service. */
async function query(text: string, values: readonly unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: main });
  await client.connect();
  await client.query(text, [...values]);
  await client.end();
}

const admin = (env: NodeJS.ProcessEnv = {}) => ({
  env: { DATABASE_URL: main, O7_DATA_DIR: folder, O7_OPERATOR: 'Test', ...env },
  now: () => clock.now(),
  print: () => undefined,
  note: () => undefined,
});

/** What waits in a mailbox. */
async function mailOf(person: TestClient): Promise<readonly MailboxItem[]> {
  const live = await (await person.login()).live({ acknowledge: false });
  await live.until(({ items }) => items.some(({ kind }) => kind === 'erased'));
  const items = [...live.items];
  live.close();
  return items;
}

describe('asking', () => {
  it('needs the account key: a token alone, or a signature for something else, erases nothing', async () => {
    const therapist = await openPractice(service.origin);
    const at = clock.now();
    const ask = (body: ReturnType<typeof requestOf>) => codeOf(therapist.call('erasure.ask', body));
    const stranger = await openPractice(service.origin);
    expect(await ask(requestOf(stranger, at))).toBe('request.invalid');
    expect(await ask(requestOf(therapist, at, erasureCancelBytes(therapist.account, at)))).toBe(
      'request.invalid',
    );
    expect(await ask(requestOf(therapist, at + 3 * day))).toBe('request.invalid');
    expect(await therapist.call('erasure.status', {})).toMatchObject({ erasure: null });
  });

  it('S5: erasing an account shows its exact date, is taken back on day six, and a recorded request asks for nothing again', async () => {
    const therapist = await openPractice(service.origin);
    const at = clock.now();
    const { erasure } = await therapist.call('erasure.ask', requestOf(therapist, at));
    expect(erasure).toEqual({
      reason: 'person',
      askedAt: at,
      dueAt: clock.now() + erasureGraceMs,
      request: requestOf(therapist, at).request,
    });
    // Asked once more, by another computer perhaps: the first date stands.
    clock.advance(day);
    await therapist.login();
    const again = await therapist.call('erasure.ask', requestOf(therapist, clock.now()));
    expect(again.erasure).toEqual(erasure);
    clock.advance(5 * day);
    await therapist.login();
    expect(await erase()).toBe(0);
    expect(
      await codeOf(therapist.call('erasure.cancel', { askedAt: at, signature: randomBytesText(64) })),
    ).toBe('request.invalid');
    expect(await therapist.call('erasure.cancel', backOf(therapist, at))).toMatchObject({ erasure: null });
    clock.advance(2 * day);
    await therapist.login();
    expect(await erase()).toBe(0);
    expect(await therapist.call('erasure.ask', requestOf(therapist, at))).toMatchObject({ erasure: null });
    const later = await therapist.call('erasure.ask', requestOf(therapist, clock.now()));
    expect(later.erasure?.dueAt).toBe(clock.now() + erasureGraceMs);
    await therapist.call('erasure.cancel', backOf(therapist, clock.now()));
  });

  it('by another than the account is not the account’s to take back, and pauses it at once for a wrong age', async () => {
    const therapist = await openPractice(service.origin);
    await runAdmin(['erasures', 'schedule', therapist.account], admin());
    const { erasure } = await therapist.call('erasure.status', {});
    expect(erasure).toMatchObject({ reason: 'operator', request: null });
    expect(await codeOf(therapist.call('erasure.cancel', backOf(therapist, erasure?.askedAt ?? 0)))).toBe(
      'erasure.notYours',
    );
    await runAdmin(['erasures', 'cancel', therapist.account], admin());
    expect((await therapist.call('erasure.status', {})).erasure).toBeNull();
    const live = await therapist.live();
    const { db, close } = await openDatabase(main, log);
    const { scheduleErasure } = await import('../../service/erasure/schedule.ts');
    const account = Buffer.from(therapist.account, 'base64url');
    await db.transaction().execute((tx) => scheduleErasure(tx, { account, reason: 'age', now: clock.now() }));
    await close();
    await live.untilClosed();
    expect(live.goodbye).toBe('auth.expired');
    expect(await codeOf(therapist.call('erasure.status', {}))).toBe('auth.failed');
    expect(await codeOf(therapist.login())).toBe('account.paused');
    await runAdmin(['erasures', 'cancel', therapist.account], admin());
    expect(await codeOf(therapist.login())).toBe('done');
  });
});

describe('carrying out', () => {
  it('S5: an account that was erased stands in no table of any data class, and what others need goes on', async () => {
    const { therapist, client, other, conversation, group, second, waiting } = await fullLife({
      origin: service.origin,
      now: () => clock.now(),
      cancelErasure: (account) => runAdmin(['erasures', 'cancel', account], admin()),
    });
    const ids = [client.account, client.device.id, second.id];
    const before = await dump(main);
    // The control: these are all the tables that can name an account of a client or its devices.
    const found = new Set(ids.flatMap((id) => tablesWith(before, id)));
    const named = dataClassIds.flatMap((id): readonly string[] => dataClasses[id].serviceTables);
    const never = [
      'service_state',
      'policies',
      'erasures',
      'erasure_requests',
      'practices',
      'enrolment_codes',
      'blob_pieces',
      'links',
      'audit_heads',
      'contact_messages',
    ];
    const asked = clock.now();
    expect(named.filter((table) => !found.has(table) && !never.includes(table))).toEqual([]);
    await client.login();
    await client.call('erasure.ask', requestOf(client, asked));
    const live = await client.live();
    clock.advance(erasureGraceMs - 1);
    expect(await erase()).toBe(0);
    clock.advance(1);
    expect(await erase()).toBe(1);
    expect(await erase()).toBe(0);
    await live.untilClosed();
    expect(live.goodbye).toBe('auth.expired');

    const after = await dump(main);
    for (const id of ids) expect(tablesWith(after, id)).toEqual([]);
    const { db, close } = await openDatabase(main, log);
    const { sql } = await import('kysely');
    for (const table of erasureOrder()) {
      const mine = heldTables[table].belongsTo(Buffer.from(client.account, 'base64url'));
      const { rows } = await sql`SELECT 1 FROM ${sql.table(table)} t WHERE ${mine}`.execute(db);
      expect([table, rows.length]).toEqual([table, 0]);
    }
    await close();
    expect(erasureOrder().toSorted()).toEqual([...named].toSorted());

    // The files of the database too, once it was rewritten; bytes of deleted rows stay in free space until then.
    const raw = ids.map((id) => Buffer.from(id, 'base64url'));
    expect(filesWith(postgres.dataFolder, raw).some((file) => file.includes('pg_wal'))).toBe(true);
    for (const statement of ['VACUUM FULL', 'SELECT pg_switch_wal()', 'CHECKPOINT', 'CHECKPOINT'])
      await query(statement);
    expect(filesWith(postgres.dataFolder, raw)).toEqual([]);

    expect(await codeOf(client.login())).toBe('auth.failed');
    const open = new TestClient(service.origin);
    const { erased } = await open.call('erasure.outcome', { account: client.account, hash: null });
    if (erased === null) throw new Error('no outcome');
    expect(erased).toMatchObject({ erasedAt: clock.now(), reason: 'person' });
    const { signingKey } = await open.call('service.keys', {});
    const statement = Buffer.from(erasedBytes(client.account, erased));
    const signature = Buffer.from(erased.signature, 'base64url');
    expect(verifyEd25519(Buffer.from(signingKey, 'base64url'), statement, signature)).toBe(true);
    expect(await open.call('erasure.outcome', { account: other.account, hash: null })).toMatchObject({
      erased: null,
    });

    // The others are told, with what the account itself signed; the group goes on with its whole handshake.
    for (const person of [therapist, other]) {
      const mail = await mailOf(person);
      expect(mail.filter(({ kind }) => kind === 'erased')).toEqual([
        expect.objectContaining({
          notice: expect.objectContaining({ request: requestOf(client, asked).request }),
        }),
      ]);
      expect(mail.some((item) => 'envelope' in item && item.envelope === waiting.envelope)).toBe(false);
    }
    const { entries } = await other.call('conversations.log', {
      conversation: group,
      generation: 1,
      from: 1,
    });
    expect(entries).toHaveLength(2);
    expect(await codeOf(other.call('messages.send', message(group, 2)))).toBe('done');
    expect(await codeOf(therapist.call('messages.send', message(conversation)))).toBe('done');
  });

  it('of a therapist ends what they founded, and an old copy does not bring the account back', async () => {
    const therapist = await openPractice(service.origin);
    const client = await joinPractice(therapist);
    await invite(therapist);
    const conversation = randomId();
    await therapist.call('conversations.create', { conversation, members: [client.account] });
    await therapist.call('erasure.ask', requestOf(therapist, clock.now()));
    clock.advance(erasureGraceMs);
    expect(await erase()).toBe(1);
    expect(tablesWith(await dump(main), therapist.account)).toEqual([]);
    expect(tablesWith(await dump(main), conversation)).toEqual([]);
    expect(await codeOf(openPractice(service.origin, therapist.identity))).toBe('account.erased');
  });

  it('deletes nobody when the wall clock jumps, and waits a day after a long stop', async () => {
    const therapist = await openPractice(service.origin);
    await therapist.call('erasure.ask', requestOf(therapist, clock.now()));
    clock.jump(8 * day);
    expect(await erase()).toBeNull();
    await stop();
    // Started under the wrong clock: nothing tells but the time when it was last seen.
    await start();
    expect(await erase()).toBeNull();
    await stop();
    clock.jump(-8 * day);
    await start();
    expect(await erase()).toBe(0);
    therapist.origin = service.origin;
    await therapist.login();
    await therapist.call('erasure.cancel', backOf(therapist, clock.now()));
  });
});

describe('surviving', () => {
  const gone = async (account: string, url = main) => tablesWith(await dump(url), account).length === 0;

  it.each(['erasure.noted', 'erasure.rowsGone', 'erasure.done'] as const)(
    'S5: an erasure cut at %s is whole after the next start',
    async (point) => {
      const { client } = await openConversation(service.origin);
      await client.call('erasure.ask', requestOf(client, clock.now()));
      await stop();
      const past = Date.now() - 1_000;
      await query('UPDATE erasure_requests SET due_at = $1 WHERE cancelled_at IS NULL', [past]);
      await query("DELETE FROM service_state WHERE name = 'erasure_seen_at'");
      // Made by the user it runs as, as the file in it will be.
      folder = userFolder('o7-erasure-');
      const child = new TestService({ dataFolder: folder, env: { DATABASE_URL: main } });
      const ended = await child.start({ crashAt: point }).catch((error: unknown) => error);
      // Killed, not refused.
      expect(ended).toMatchObject({ exitCode: null });
      expect(await gone(client.account)).toBe(point === 'erasure.done');
      await start();
      await erase();
      expect(await gone(client.account)).toBe(true);
      const { erased } = await new TestClient(service.origin).call('erasure.outcome', {
        account: client.account,
        hash: null,
      });
      expect(erased).toMatchObject({ reason: 'person' });
    },
  );

  it('S5: an erased account that an older database brings back is erased before anybody is answered', async () => {
    const { client, therapist } = await openConversation(service.origin);
    const asked = requestOf(client, clock.now());
    await therapist.call('erasure.ask', requestOf(therapist, clock.now()));
    await stop();
    const copies = ['older', 'elsewhere'] as const;
    for (const name of copies) await postgres.query(`CREATE DATABASE ${name} TEMPLATE main`);
    const urlOf = (name: string) => postgres.url.replace('/postgres?', `/${name}?`);
    await start();
    client.origin = service.origin;
    therapist.origin = service.origin;
    await client.call('erasure.ask', asked);
    // Kept after the copy was made: the copy does not know.
    await therapist.call('erasure.cancel', backOf(therapist, asked.request.at));
    clock.advance(erasureGraceMs);
    expect(await erase()).toBe(1);
    await stop();
    expect(await gone(client.account)).toBe(true);
    for (const name of copies) expect(await gone(client.account, urlOf(name))).toBe(false);
    // On its own machine: at the start.
    await start(urlOf('older'));
    expect(await gone(client.account, urlOf('older'))).toBe(true);
    therapist.origin = service.origin;
    clock.advance(day);
    expect(await erase()).toBe(0);
    expect((await mailOf(therapist)).filter(({ kind }) => kind === 'erased')).toHaveLength(1);
    await stop();
    // On another: the journal alone was saved.
    const journal = join(folder, 'erasures.jsonl');
    expect(readFileSync(journal, 'utf8')).not.toContain(client.account);
    const elsewhere = userFolder('o7-elsewhere-');
    const given = admin({ DATABASE_URL: urlOf('elsewhere'), O7_DATA_DIR: elsewhere });
    expect(await runAdmin(['erasures', 'apply', join(elsewhere, 'none')], given)).toBe(4);
    expect(await runAdmin(['erasures', 'apply', journal], given)).toBe(0);
    expect(await gone(client.account, urlOf('elsewhere'))).toBe(true);
    rmSync(elsewhere, { recursive: true });
    await start();
  });
});
