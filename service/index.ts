/** The service as a program: `node service/index.ts`. One JSON line on stdout when ready, logs on stderr. */
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startService } from './start.ts';
import { StartError } from './start-error.ts';

const kindOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

function refuse(error: unknown): never {
  const known = error instanceof StartError ? error : null;
  const report = { code: known?.code ?? 'start.unexpected', detail: known?.detail ?? kindOf(error) };
  process.stderr.write(`${JSON.stringify({ error: report })}\n`);
  process.exit(known?.exitCode ?? 1);
}

/** Names the error's kind only: its message may hold values of a row. */
process.on('uncaughtException', (error) => {
  createLog('error').fatal({ err: error }, 'unexpected end');
  process.exit(1);
});

try {
  const config = readConfig(process.env);
  const service = await startService(config, {
    onDatabaseDeath: () => refuse(new StartError('start.databaseFailed', 'PostgreSQL ended')),
  });
  const stop = () => void service.close().then(() => process.exit(0), refuse);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const { origin, serviceGeneration } = service;
  process.stdout.write(`${JSON.stringify({ ready: true, origin, serviceGeneration })}\n`);
} catch (error) {
  refuse(error);
}
