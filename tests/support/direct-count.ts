/** Counts rows past the app and past the service: the store's files under the person's own key, the service's tables by SQL. */
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { listFiles } from '../../main/engine/profile/files.ts';
import { setDataKey } from '../../main/engine/store/cipher.ts';
import { findRunning } from '../../service/postgres/running.ts';
import type { KeychainEntries } from './keychain-entries.ts';
import type { Person } from './person.ts';
import type { TestService } from './service.ts';
import { openKeysOf } from './vault-keys.ts';

/** A second connection, to a copy of the files of an engine that goes on running. */
export function openBeside(person: Person, keychain: KeychainEntries) {
  const { keyFile, dataKey } = openKeysOf(person, keychain);
  const folder = mkdtempSync(join(tmpdir(), 'o7-beside-'));
  const vault = join(person.profileDir, 'vault');
  // The log of changes may be emptied into the database between the two copies, which then are of different moments.
  const stamp = () =>
    listFiles(vault)
      .map(({ path }) => {
        const { size, mtimeMs } = statSync(join(vault, path), { throwIfNoEntry: false }) ?? {};
        return [path, size, mtimeMs].join();
      })
      .join();
  for (let before = ''; before !== stamp(); ) {
    before = stamp();
    cpSync(vault, folder, { recursive: true, force: true });
  }
  const database = new Database(join(folder, keyFile.database));
  setDataKey(database, dataKey);
  return {
    count: (table: string) =>
      (database.prepare(`SELECT count(*) AS n FROM "${table}"`).get() as { n: number }).n,
    values: <Value>(sql: string) => database.prepare(sql).pluck().all() as Value[],
    close() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The service's own database; `sql` counts with `$1`, an account. */
export async function openServiceDatabase(service: TestService, account: Buffer) {
  const client = new pg.Client({ connectionString: findRunning(service.dataFolder) ?? '' });
  await client.connect();
  return {
    async count(...from: readonly string[]): Promise<number> {
      let sum = 0;
      for (const one of from) {
        const { rows } = await client.query(
          `SELECT count(*)::int AS n FROM ${one}`,
          one.includes('$1') ? [account] : [],
        );
        sum += rows[0].n;
      }
      return sum;
    },
    close: () => client.end(),
  };
}
