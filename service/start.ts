/** Starts a whole service in this process: database, migrations, server, live sockets, jobs; and ends it in order. */
import type { FastifyInstance } from 'fastify';
import { putEnrolmentCodes } from './accounts/practice.ts';
import { type Clock, systemClock } from './clock.ts';
import { requireSafeAddress, type ServiceConfig } from './config.ts';
import type { Context } from './context.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { applyOwnJournal } from './erasure/reapplying.ts';
import { closesGracefully } from './http/graceful-close.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { loadSigningKey } from './keys/signing-key.ts';
import { createLog } from './log.ts';
import { startEmbeddedPostgres } from './postgres/embedded.ts';
import { Hub } from './realtime/hub.ts';
import { listenForWakeUps } from './realtime/listen.ts';
import { buildServer } from './server.ts';
import { StartError } from './start-error.ts';

export interface RunningService {
  /** What apps connect to. */
  readonly origin: string;
  readonly serviceGeneration: string;
  /** Says goodbye to live sockets, finishes requests, ends the database we started. Safe to call twice. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly clock?: Clock;
  /** How long a live socket may take nothing; tests shorten it. */
  readonly slowReaderMs?: number;
  /** Called when the embedded database died under us; the service cannot go on. */
  readonly onDatabaseDeath?: () => void;
}

/** Throws StartError, with everything that was started ended again. */
export async function startService(
  config: ServiceConfig,
  options: StartOptions = {},
): Promise<RunningService> {
  requireSafeAddress(config);
  const clock = options.clock ?? systemClock;
  const log = createLog(config.logLevel);
  const undo: (() => Promise<void>)[] = [];
  const closeAll = once(async () => {
    for (const step of undo.splice(0).reverse()) await step();
  });
  try {
    const url = config.databaseUrl ?? (await startDatabase(config, options, undo));
    const database = await openDatabase(url, log);
    undo.push(() => database.close());
    const serviceGeneration = await migrate(database.db);
    const signingKey = await loadSigningKey(database.db);
    if (config.enrolment.kind === 'codes') {
      await putEnrolmentCodes(database.db, config.enrolment.codes, clock.now());
    }
    const hub = new Hub(clock);
    let origin = config.origin ?? '';
    const context: Context = {
      config,
      clock,
      db: database.db,
      log,
      hub,
      serviceGeneration,
      signingKey,
      slowReaderMs: options.slowReaderMs ?? 15_000,
      origin: () => origin,
    };
    await applyOwnJournal(context);
    const listener = await listenForWakeUps({ url, db: database.db, hub, log });
    undo.push(() => listener.close());
    const app = await buildServer(context);
    const closeServer = closesGracefully(app);
    undo.push(async () => {
      hub.closeAll('service.unavailable');
      await closeServer();
    });
    const listening = await listen(app, config);
    if (config.origin === null) origin = listening;
    const jobs = await startJobs(context);
    undo.push(() => jobs.stop());
    return { origin, serviceGeneration, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function startDatabase(
  config: ServiceConfig,
  options: StartOptions,
  undo: (() => Promise<void>)[],
): Promise<string> {
  const postgres = await startEmbeddedPostgres(config.dataFolder, options.onDatabaseDeath);
  undo.push(() => postgres.stop());
  return postgres.url;
}

/** Returns the origin we listen on; throws `start.portTaken`. */
async function listen(app: FastifyInstance, { host, port, tls }: ServiceConfig): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      throw new StartError('start.portTaken', `port ${port} is taken or not allowed; set O7_PORT`);
    }
    throw error;
  }
  const address = app.server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  const name = host.includes(':') ? `[${host}]` : host;
  return new URL(`${tls === null ? 'http' : 'https'}://${name}:${taken}`).origin;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= work();
    return running;
  };
}
