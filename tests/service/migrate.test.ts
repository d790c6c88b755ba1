/** Migrations of a database that already holds something: what was there stays, what is new starts empty. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaVersion } from '../../service/db/migrate.ts';
import { statements as first } from '../../service/db/migrations/0010-first.ts';
import { statements as invitationOpened } from '../../service/db/migrations/0020-invitation-opened.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';

let postgres: TestPostgres;
beforeEach(async () => {
  postgres = await startTestPostgres();
});
afterEach(() => postgres.remove());

/** The database as the first release left it, with one practice and one open invitation. */
async function seedVersion10(): Promise<void> {
  await postgres.query('CREATE TABLE service_state (name text PRIMARY KEY, value text NOT NULL)');
  for (const statement of first) await postgres.query(statement);
  await postgres.query("INSERT INTO service_state VALUES ('schema_version', '10')");
  const id = Buffer.alloc(16, 1);
  const hash = Buffer.alloc(32, 2);
  await postgres.query('INSERT INTO accounts VALUES ($1, $2, 1)', [id, hash]);
  await postgres.query(
    `INSERT INTO invitations (account, id, lookup_id, sealed_offer, offer_digest, created_at, expires_at)
     VALUES ($1, $1, $2, $3, $2, 1, 9000000000000)`,
    [id, hash, Buffer.from('sealed')],
  );
}

describe('a database of the release before', () => {
  it('keeps its invitations, of which none is known to have been opened', async () => {
    await seedVersion10();
    const service = await startInProcess(postgres.url, new TestClock());
    await service.close();
    const rows = await postgres.query('SELECT sealed_offer, created_at, opened_at FROM invitations');
    expect(rows).toEqual([{ sealed_offer: Buffer.from('sealed'), created_at: '1', opened_at: null }]);
    const version = "SELECT value FROM service_state WHERE name = 'schema_version'";
    expect(await postgres.query(version)).toEqual([{ value: String(schemaVersion) }]);
  });

  it('keeps its tokens, which go on naming a device and count nothing', async () => {
    await seedVersion10();
    for (const statement of invitationOpened) await postgres.query(statement);
    await postgres.query("UPDATE service_state SET value = '20' WHERE name = 'schema_version'");
    const [id, key] = [Buffer.alloc(16, 1), Buffer.alloc(32, 3)];
    await postgres.query(
      `INSERT INTO devices (id, account, mls_key, login_key, valid_from, valid_until, created_at)
       VALUES ($1, $1, $2, $2, 1, 9000000000000, 1)`,
      [id, key],
    );
    await postgres.query('INSERT INTO tokens VALUES ($1, $2, 1, 9000000000000)', [key, id]);
    await (await startInProcess(postgres.url, new TestClock())).close();
    expect(await postgres.query('SELECT token_hash, scope FROM tokens')).toEqual([
      { token_hash: key, scope: 'device' },
    ]);
    expect(await postgres.query('SELECT * FROM audit_heads')).toEqual([]);
  });
});
