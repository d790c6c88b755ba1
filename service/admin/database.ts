/** Opens the service's database beside a running service, or alone while it is stopped; every change ends with a line in the list of acts. */
import { userInfo } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { ServiceConfig } from '../config.ts';
import { schemaVersion } from '../db/migrate.ts';
import { type Db, inTransaction, openDatabase } from '../db/open.ts';
import { createLog } from '../log.ts';
import { startEmbeddedPostgres } from '../postgres/embedded.ts';
import { findRunning, hasCluster } from '../postgres/running.ts';
import { StartError } from '../start-error.ts';
import { AdminError } from './admin-error.ts';
import { addAct } from './chain.ts';
import type { Database } from './command.ts';

interface Opened extends Database {
  close(): Promise<void>;
}

/** A service that starts or ends just now is waited for this long. */
const patienceMs = 10_000;

/** Throws AdminError `admin.noDatabase` or `admin.databaseOlder`, or StartError. `act` names the command in the list. */
export async function openForOperator(
  config: ServiceConfig,
  act: string,
  now: () => number,
): Promise<Opened> {
  const place = await reach(config);
  try {
    const { db, close } = await openDatabase(place.url, createLog('error'));
    const closeAll = async () => {
      await close();
      await place.leave();
    };
    try {
      await requireOwnVersion(db);
      return { ...databaseOf(db, config.operator ?? userInfo().username, act, now), close: closeAll };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    await place.leave();
    throw error;
  }
}

interface Place {
  readonly url: string;
  leave(): Promise<void>;
}

async function reach(config: ServiceConfig): Promise<Place> {
  const nothing = () => Promise.resolve();
  if (config.databaseUrl !== null) return { url: config.databaseUrl, leave: nothing };
  if (!hasCluster(config.dataFolder)) {
    throw new AdminError(
      'admin.noDatabase',
      'no service was started on O7_DATA_DIR yet, and DATABASE_URL is not set',
    );
  }
  const until = performance.now() + patienceMs;
  for (;;) {
    const running = findRunning(config.dataFolder);
    if (running !== null) return { url: running, leave: nothing };
    try {
      const own = await startEmbeddedPostgres(config.dataFolder);
      return { url: own.url, leave: () => own.stop() };
    } catch (error) {
      const held = error instanceof StartError && error.code === 'start.dataFolderInUse';
      if (!held || performance.now() > until) throw error;
      await delay(200);
    }
  }
}

/** A service of another version may stand beside us: its tables are its own to change. */
async function requireOwnVersion(db: Db): Promise<void> {
  const row = await db
    .selectFrom('service_state')
    .select('value')
    .where('name', '=', 'schema_version')
    .executeTakeFirst()
    .catch(() => undefined);
  const version = Number(row?.value ?? 0);
  if (version > schemaVersion) {
    throw new StartError(
      'start.databaseNewer',
      `database version ${version}, this program knows ${schemaVersion}`,
    );
  }
  if (version < schemaVersion) {
    throw new AdminError('admin.databaseOlder', 'start the service once with this version first');
  }
}

function databaseOf(db: Db, operator: string, act: string, now: () => number): Database {
  return {
    act: (work) =>
      inTransaction(db, async (tx) => {
        const { result, details = {}, account = null } = await work(tx);
        await addAct(tx, { at: now(), operator, act, details, account });
        return result;
      }),
    read: (work) =>
      db.transaction().execute(async (tx) => {
        await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`.execute(tx);
        return work(tx);
      }),
  };
}
