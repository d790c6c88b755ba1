/** Runs the service's embedded PostgreSQL alone, for tests that share one database: prints its URL, ends on SIGTERM. */
import { startEmbeddedPostgres } from '../../service/postgres/embedded.ts';

const postgres = await startEmbeddedPostgres(process.env['O7_DATA_DIR'] ?? '');
process.on('SIGTERM', () => void postgres.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ url: postgres.url })}\n`);
// Keeps this process alive while PostgreSQL runs.
setInterval(() => undefined, 1 << 30);
