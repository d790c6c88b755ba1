/** A database of a test's own, apart from any service: for two nodes on one database, and for reading tables directly. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { ensureUser, readyLine, spawnAsUser, userFolder } from './service.ts';

const program = resolve(import.meta.dirname, 'postgres-child.ts');

export interface TestPostgres {
  readonly url: string;
  readonly dataFolder: string;
  /** Rows of one statement, past the service. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  remove(): Promise<void>;
}

export async function startTestPostgres(): Promise<TestPostgres> {
  await ensureUser();
  const dataFolder = userFolder('o7-postgres-');
  const child = spawnAsUser([program], { O7_DATA_DIR: dataFolder });
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const { url } = (await readyLine(child, () => said)) as { url: string };
  // One connection, so that statements of a transaction meet.
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on('error', () => undefined);
  return {
    url,
    dataFolder,
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await pool.query<Row>(text, [...values])).rows;
    },
    async remove() {
      await pool.end();
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}
