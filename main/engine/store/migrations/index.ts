/** Runs migrations in steps of ten, each in one transaction with its version; refuses a newer database. */
import type Database from 'better-sqlite3';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { reach } from '../../crash-points.ts';
import { spine } from './010-spine.ts';
import { desk } from './020-desk.ts';
import { invitationOpened } from './030-invitation-opened.ts';
import { drafts } from './040-drafts.ts';
import { search } from './050-search.ts';
import { recovery } from './060-recovery.ts';
import { audit } from './070-audit.ts';
import { kinds } from './080-kinds.ts';
import { files } from './090-files.ts';
import { ownDevices } from './100-own-devices.ts';
import { people } from './110-people.ts';
import { repair } from './120-repair.ts';
import { changes } from './130-changes.ts';
import { groups } from './140-groups.ts';
import { history } from './150-history.ts';
import { lateLines } from './160-late-lines.ts';
import { record } from './170-record.ts';
import { invitationEndings } from './180-invitation-endings.ts';
import { receipts } from './190-receipts.ts';
import { policy } from './200-policy.ts';
import { rights } from './220-rights.ts';
import { contact } from './230-contact.ts';
import { broughtAlong } from './240-brought-along.ts';
import { calls } from './270-calls.ts';

export interface Migration {
  /** 10, 20, 30 …; becomes `user_version`. */
  readonly version: number;
  readonly sql: string;
  /** Replaces a table that others point to: references are checked at its end instead of at each step. */
  readonly rebuilds?: true;
  /** What SQL alone cannot do, after it and in the same transaction. */
  readonly fill?: (store: Database.Database) => void;
}

/** All migrations in order. A shipped one is never edited. */
export const migrations: readonly Migration[] = [
  spine,
  desk,
  invitationOpened,
  drafts,
  search,
  recovery,
  audit,
  kinds,
  files,
  ownDevices,
  people,
  repair,
  changes,
  groups,
  history,
  lateLines,
  record,
  invitationEndings,
  receipts,
  policy,
  rights,
  contact,
  broughtAlong,
  calls,
];

/** The version this app writes. */
export const newestVersion = migrations.at(-1)?.version ?? 0;

export const migrate = {
  /** Throws `store.newer` for a database of a later app. */
  refuseNewer(version: number): void {
    if (version > newestVersion)
      throw new AppError('store.newer', { fields: { version, newest: newestVersion } });
  },
  /** Brings a database from `version` to the newest, or to an earlier one that there was. */
  run(store: Database.Database, version: number, upTo = newestVersion): void {
    for (const migration of migrations.filter((one) => one.version > version && one.version <= upTo)) {
      // SQLite takes this outside of a transaction only (lang_altertable, section 7).
      if (migration.rebuilds) store.pragma('foreign_keys = OFF');
      store.transaction(() => {
        store.exec(migration.sql);
        migration.fill?.(store);
        if (migration.rebuilds) requireParents(store);
        store.pragma(`user_version = ${migration.version}`);
      })();
      store.pragma('foreign_keys = ON');
      reach('migration.done');
    }
  },
};

/** Throws `store.damaged` where a row points to one that is not there. */
function requireParents(store: Database.Database): void {
  if ((store.pragma('foreign_key_check') as unknown[]).length > 0) throw new AppError('store.damaged');
}
