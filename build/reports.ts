// `npm run service:reports -- KEY_FILE`: prints what was reported. `--make-key KEY_FILE` makes the operator's key.

import pg from 'pg';
import { readConfig } from '../service/config.ts';
import { startEmbeddedPostgres } from '../service/postgres/embedded.ts';
import { makeOperatorKey, readReports, type SealedReport } from './reports/read-reports.ts';

const args = process.argv.slice(2);
const [first, second] = args;
if (first === '--make-key' && second !== undefined && args.length === 2) {
  console.log(`O7_OPERATOR_KEY=${makeOperatorKey(second)}`);
} else if (first !== undefined && !first.startsWith('-') && args.length === 1) {
  await print(first);
} else {
  console.error(
    'npm run service:reports -- KEY_FILE    or    npm run service:reports -- --make-key KEY_FILE',
  );
  process.exit(2);
}

/** Of the database that the service's settings name; its own one only while the service is stopped. */
async function print(keyFile: string): Promise<void> {
  const config = readConfig(process.env);
  const own = config.databaseUrl === null ? await startEmbeddedPostgres(config.dataFolder) : null;
  const client = new pg.Client({ connectionString: config.databaseUrl ?? own?.url });
  try {
    await client.connect();
    const { rows } = await client.query<SealedReport>(
      'SELECT account, id, sealed FROM abuse_reports ORDER BY created_at, id',
    );
    const reports = await readReports(keyFile, rows);
    for (const [at, report] of reports.entries()) {
      const id = rows[at]?.id.toString('base64url');
      console.log(JSON.stringify(report ?? { report: id, error: 'not opened by this key' }, null, 2));
    }
    console.error(`${reports.length} reports`);
  } finally {
    await client.end();
    await own?.stop();
  }
}
