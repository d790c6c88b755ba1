/** Brings the database to this version: one transaction per step, under one lock for all nodes, and never backwards. */
import { randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { StartError } from '../start-error.ts';
import * as first from './migrations/0010-first.ts';
import * as invitationOpened from './migrations/0020-invitation-opened.ts';
import * as watchAndAudit from './migrations/0030-watch-and-audit.ts';
import * as recovery from './migrations/0040-recovery.ts';
import * as blobs from './migrations/0050-blobs.ts';
import * as links from './migrations/0060-links.ts';
import * as people from './migrations/0070-people.ts';
import * as asks from './migrations/0080-asks.ts';
import * as choices from './migrations/0090-choices.ts';
import * as operator from './migrations/0100-operator.ts';
import * as erasure from './migrations/0110-erasure.ts';
import * as emails from './migrations/0120-emails.ts';
import * as contactAndAge from './migrations/0130-contact-and-age.ts';
import type { Tables } from './schema.ts';

interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

/** Ascending, in tens. */
const migrations: readonly Migration[] = [
  { version: 10, statements: first.statements },
  { version: 20, statements: invitationOpened.statements },
  { version: 30, statements: watchAndAudit.statements },
  { version: 40, statements: recovery.statements },
  { version: 50, statements: blobs.statements },
  { version: 60, statements: links.statements },
  { version: 70, statements: people.statements },
  { version: 80, statements: asks.statements },
  { version: 90, statements: choices.statements },
  { version: 100, statements: operator.statements },
  { version: 110, statements: erasure.statements },
  { version: 120, statements: emails.statements },
  { version: 130, statements: contactAndAge.statements },
];

/** The newest version this program knows. */
export const schemaVersion = migrations.at(-1)?.version ?? 0;

/** Same number on every node: whoever comes first migrates, the others wait. */
const migrationLock = 7_011_001;

/** Runs what is missing and returns the service generation; throws `start.databaseNewer`. */
export async function migrate(db: Kysely<Tables>): Promise<string> {
  await db.transaction().execute(async (tx) => {
    await takeLock(tx);
    await sql`CREATE TABLE IF NOT EXISTS service_state (name text PRIMARY KEY, value text NOT NULL)`.execute(
      tx,
    );
  });
  for (const migration of migrations) {
    await db.transaction().execute((tx) => step(tx, migration));
  }
  return db.transaction().execute(serviceGeneration);
}

/** Held until the transaction ends. */
async function takeLock(tx: Transaction<Tables>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${migrationLock})`.execute(tx);
}

async function step(tx: Transaction<Tables>, migration: Migration): Promise<void> {
  await takeLock(tx);
  const row = await tx
    .selectFrom('service_state')
    .select('value')
    .where('name', '=', 'schema_version')
    .executeTakeFirst();
  const current = Number(row?.value ?? 0);
  if (current > schemaVersion) {
    throw new StartError(
      'start.databaseNewer',
      `database version ${current}, this program knows ${schemaVersion}`,
    );
  }
  if (current >= migration.version) return;
  for (const statement of migration.statements) await sql.raw(statement).execute(tx);
  await putState(tx, 'schema_version', String(migration.version));
}

/** Made once; an operator who restores a backup makes a new one, so that apps catch the service up. */
async function serviceGeneration(tx: Transaction<Tables>): Promise<string> {
  await takeLock(tx);
  const row = await tx
    .selectFrom('service_state')
    .select('value')
    .where('name', '=', 'service_generation')
    .executeTakeFirst();
  if (row !== undefined) return row.value;
  const made = randomBytes(16).toString('base64url');
  await putState(tx, 'service_generation', made);
  return made;
}

async function putState(tx: Transaction<Tables>, name: string, value: string): Promise<void> {
  await tx
    .insertInto('service_state')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
