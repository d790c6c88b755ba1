/** Migrations of a database that already holds something: what was there stays, what is new starts empty. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statements as first } from '../../service/db/migrations/0010-first.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { startInProcess, TestClock } from '../support/service-in-process.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.remove());

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
    expect(await postgres.query(version)).toEqual([{ value: '20' }]);
  });
});
