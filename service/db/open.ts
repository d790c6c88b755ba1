/** Opens the pool: times out every statement, reads bigint as number, and retries what PostgreSQL asks to retry. */
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { reach } from '../crash-points.ts';
import type { Log } from '../log.ts';
import { StartError } from '../start-error.ts';
import type { Tables } from './schema.ts';

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

const int8 = 20;

/** Times and counters are bigint in the tables and safe integers here. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return oid === int8 ? Number : pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

/** Connects, or throws `start.databaseUnreachable`. */
export async function openDatabase(url: string, log: Log): Promise<{ db: Db; close(): Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    types,
    application_name: 'o7-service',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 15_000,
  });
  // A connection that ends between two statements of a transaction tells nobody else; the next statement fails and says so.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
  try {
    await pool.query('SELECT 1');
  } catch (cause) {
    await pool.end();
    throw new StartError('start.databaseUnreachable', 'cannot query DATABASE_URL', cause);
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

const retryable = new Set(['40001', '40P01']);

/** One transaction, run again when PostgreSQL broke a deadlock or a serialisation conflict. */
export async function inTransaction<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(async (tx) => {
        const result = await work(tx);
        reach('transaction.written');
        return result;
      });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (attempt >= 5 || !retryable.has(code)) throw error;
    }
  }
}
