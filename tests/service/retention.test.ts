/** Retention and holdings: the contract's table of data classes is what the service has, counts and deletes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataClasses, dataClassIds } from '../../contract/domain/data-classes.ts';
import { limits } from '../../contract/domain/limits.ts';
import { openDatabase } from '../../service/db/open.ts';
import { createExpiry, expiryRules } from '../../service/jobs/expiry.ts';
import { createLog } from '../../service/log.ts';
import type { RunningService } from '../../service/start.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { codeOf, randomBytesText, type TestClient } from '../support/service-client.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';
import { invite, joinPractice, message, openConversation, openPractice } from '../support/service-people.ts';

const day = 24 * 60 * 60 * 1000;
let postgres: TestPostgres;
let service: RunningService;
let closeDatabase: () => Promise<void>;
let expire: () => Promise<number | null>;
let clock: TestClock;

beforeAll(async () => {
  postgres = await startTestPostgres();
  clock = new TestClock();
  service = await startInProcess(postgres.url, clock);
  const log = createLog('silent');
  const opened = await openDatabase(postgres.url, log);
  closeDatabase = opened.close;
  expire = createExpiry({ clock, db: opened.db, log });
});
afterAll(async () => {
  await closeDatabase();
  await service.close();
  await postgres.remove();
});

async function count(table: string): Promise<number> {
  const rows = await postgres.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]?.count ?? 0;
}

const serviceTables = dataClassIds.flatMap((id): readonly string[] => dataClasses[id].serviceTables);

describe('the table of data classes', () => {
  it('names every table of the database, each once', async () => {
    const rows = await postgres.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    expect(rows.map((row) => row.name).toSorted()).toEqual(serviceTables.toSorted());
  });

  it('has a deletion rule for exactly the tables with a retention in time', () => {
    const timed = dataClassIds
      .filter((id) => dataClasses[id].retention.kind === 'after')
      .flatMap((id): readonly string[] => dataClasses[id].serviceTables);
    expect(Object.keys(expiryRules).toSorted()).toEqual(timed.toSorted());
  });

  it('agrees with the lifetimes that both sides count with', () => {
    expect(dataClasses.undelivered.retention).toEqual({ kind: 'after', ms: limits.mailboxLifetimeMs });
    expect(dataClasses.deliveryRecords.retention).toEqual({ kind: 'after', ms: limits.mailboxLifetimeMs });
  });
});

describe('holdings', () => {
  it('are what a direct count finds', async () => {
    const therapist = await openPractice(service.origin);
    await invite(therapist);
    const client = await joinPractice(therapist);
    const { conversation, ...other } = await openConversation(service.origin);
    await other.therapist.call('messages.send', message(conversation));
    const offer = { oneTime: [randomBytesText(100), randomBytesText(100)], lastResort: randomBytesText(100) };
    await therapist.call('keyPackages.publish', { offer });
    await client.call('keyPackages.fetch', { account: therapist.account });
    await therapist.call('login.challenge', { account: therapist.account, device: therapist.device.id });
    const { holdings } = await therapist.call('account.holdings', {});
    const counts = Object.fromEntries(holdings.map((held) => [held.dataClass, held.count]));
    expect(counts).toEqual({
      // The account and its relation to the client.
      account: 2,
      // The device and version 1 of the list.
      deviceKeys: 2,
      practice: 1,
      invitations: 2,
      blocks: 0,
      conversations: 0,
      // The client's pairing answer.
      undelivered: 1,
      deliveryRecords: 0,
      handshakeLog: 0,
      // One one-time, one last-resort, one counted fetch.
      keyPackages: 3,
      // One nonce, one token.
      sessions: 2,
      reports: 0,
      choices: 0,
      requestRecords: 1,
      recovery: 0,
      emailAddress: 0,
      contactMessages: 0,
      ageReports: 0,
      securityLog: 0,
      operatorActs: 0,
      erasures: 0,
      serviceState: 0,
    });
    for (const held of holdings) {
      expect(held.bytes > 0).toBe(held.count > 0);
      expect(held.oldestAt === null).toBe(held.count === 0);
    }
  });

  it('of both sides of a conversation hold its envelopes and log', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    const sent = message(conversation);
    await therapist.call('messages.send', sent);
    const countsOf = async (person: TestClient) => {
      const { holdings } = await person.call('account.holdings', {});
      const kinds = ['conversations', 'undelivered', 'deliveryRecords', 'handshakeLog'];
      return holdings.filter((held) => kinds.includes(held.dataClass)).map((held) => held.count);
    };
    // Conversation and membership; pairing, welcome, message; two envelopes; one commit.
    expect(await countsOf(therapist)).toEqual([2, 3, 2, 1]);
    expect(await countsOf(client)).toEqual([2, 2, 2, 1]);
    const rows = await postgres.query('SELECT 1 FROM envelopes WHERE envelope = $1', [
      Buffer.from(sent.envelope, 'base64url'),
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe('retention', () => {
  it('deletes each class at its time and not before', async () => {
    const { therapist, client, conversation } = await openConversation(service.origin);
    await invite(therapist);
    const fetched = { account: client.account };
    await therapist.call('keyPackages.fetch', fetched);
    await therapist.call('keyPackages.publish', {
      offer: { oneTime: [randomBytesText(100)], lastResort: null },
    });
    await therapist.call('messages.send', message(conversation));
    const start = clock.now();
    const at = async (offset: number, tables: readonly string[]) => {
      clock.advance(start + offset - clock.now());
      expect(await expire()).not.toBeNull();
      return Promise.all(tables.map(count));
    };
    const most = ['deliveries', 'envelopes', 'key_packages', 'invitations', 'log_entries'];
    const before = await Promise.all(most.map(count));
    expect(before.every((held) => held > 0)).toBe(true);

    expect(await at(limits.loginNonceLifetimeMs, ['login_nonces'])).toEqual([0]);
    expect(await at(limits.tokenLifetimeMs - 1_000, ['tokens'])).not.toEqual([0]);
    expect(await at(limits.tokenLifetimeMs, ['tokens'])).toEqual([0]);
    expect(await at(7 * day - 1_000, ['requests'])).not.toEqual([0]);
    expect(await at(7 * day, ['requests'])).toEqual([0]);
    // An invitation that ran out loses its offer at once, its row 30 days later.
    const week = await at(7 * day + 60_000, ['invitations']);
    expect(week[0]).toBeGreaterThan(0);
    const open = await postgres.query('SELECT 1 FROM invitations WHERE sealed_offer IS NOT NULL');
    expect(open).toEqual([]);
    expect(await at(37 * day + 60_000, ['invitations'])).toEqual([0]);
    expect(await at(60 * day - 10_000, ['envelopes', 'deliveries'])).not.toEqual([0, 0]);
    expect(await at(60 * day, ['envelopes', 'deliveries'])).toEqual([0, 0]);
    expect(await at(90 * day - 10_000, ['key_packages'])).not.toEqual([0]);
    expect(await at(92 * day, ['key_packages', 'key_package_fetches'])).toEqual([0, 0]);
    // What a conversation needs to go on is not a matter of time.
    const kept = await Promise.all(['accounts', 'conversations', 'log_entries', 'relations'].map(count));
    expect(kept.every((held) => held > 0)).toBe(true);
    expect(await codeOf(therapist.login())).toBe('done');

    // Whoever asks is told when, not how many: other accounts had rows among them.
    const { holdings } = await therapist.call('account.holdings', {});
    const expiredAt = Object.fromEntries(holdings.map((held) => [held.dataClass, held.expiredAt]));
    expect(expiredAt).toMatchObject({
      undelivered: start + 60 * day,
      keyPackages: start + 92 * day,
      account: null,
      handshakeLog: null,
    });
    const [noted] = await postgres.query<{ value: string }>(
      "SELECT value FROM service_state WHERE name = 'expired:keyPackages'",
    );
    expect(JSON.parse(noted?.value ?? '')).toEqual({ at: start + 92 * day, rows: expect.any(Number) });
  });

  it('deletes nothing when the wall clock jumps', async () => {
    const therapist = await openPractice(service.origin);
    await therapist.call('login.challenge', { account: therapist.account, device: therapist.device.id });
    const before = await count('login_nonces');
    clock.jump(3 * day);
    expect(await expire()).toBeNull();
    expect(await count('login_nonces')).toBe(before);
    clock.jump(-3 * day);
    expect(await expire()).not.toBeNull();
  });

  it('leaves the work to the node that already does it', async () => {
    await postgres.query('BEGIN');
    await postgres.query('SELECT pg_advisory_xact_lock(7011002)');
    const other = await openDatabase(postgres.url, createLog('silent'));
    expect(await createExpiry({ clock, db: other.db, log: createLog('silent') })()).toBeNull();
    await postgres.query('ROLLBACK');
    await other.close();
  });
});
