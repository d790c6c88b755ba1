/** Retention on the service: deletes what the contract's data-class table says is over; a jumping clock deletes nothing. */
import { sql } from 'kysely';
import {
  type DataClassId,
  dataClasses,
  dataClassIds,
  type Retention,
} from '../../contract/domain/data-classes.ts';
import { isKeptFor } from '../choices/restriction.ts';
import type { Context } from '../context.ts';
import { type Db, inTransaction } from '../db/open.ts';
import type { Tables } from '../db/schema.ts';
import { noteExpired } from './expired.ts';

/** Same on every node: whoever comes first does the work. */
const expiryLock = 7_011_002;
/** Wall clock and steady clock may drift apart this far before nothing is deleted any more. */
const jumpMs = 48 * 60 * 60 * 1000;

/** SQL over one table: true for a row whose time is over at `cutoff` (or, for what ends by itself, at `now`). */
type Rule = (times: { cutoff: number; now: number }) => ReturnType<typeof sql>;

/** Every table with a retention in time, and which of its rows are over. A test holds this against the contract's table. */
export const expiryRules = {
  // What waits for somebody who asked that it is only stored does not run out meanwhile.
  deliveries: ({ cutoff, now }) => sql`created_at <= ${cutoff} AND NOT EXISTS (
    SELECT 1 FROM devices d WHERE d.id = deliveries.device AND ${isKeptFor(sql`d.account`, now)})`,
  envelopes: ({ cutoff, now }) => sql`accepted_at <= ${cutoff} AND NOT EXISTS (
    SELECT 1 FROM deliveries w JOIN devices d ON d.id = w.device
    WHERE w.sender_device = envelopes.sender_device AND w.envelope = envelopes.envelope
      AND ${isKeptFor(sql`d.account`, now)})`,
  // Counted from the end of the invitation, whatever ended it.
  invitations: ({ cutoff }) => sql`ended_at <= ${cutoff}`,
  key_packages: ({ cutoff }) => sql`created_at <= ${cutoff}`,
  key_package_fetches: ({ cutoff }) => sql`(day + 1)::bigint * 86400000 <= ${cutoff}`,
  // Useless once over, so not kept for the day that the table allows.
  login_nonces: ({ now }) => sql`expires_at <= ${now}`,
  tokens: ({ now }) => sql`expires_at <= ${now}`,
  // A file that waiting messages may name, sent by somebody this person writes with.
  blobs: ({ cutoff, now }) => sql`created_at <= ${cutoff} AND NOT EXISTS (
    SELECT 1 FROM conversation_members s JOIN conversation_members w USING (conversation)
    WHERE s.account = blobs.account AND ${isKeptFor(sql`w.account`, now)})`,
  // A second look: pieces go with their blob.
  blob_pieces: () => sql`NOT EXISTS (SELECT 1 FROM blobs WHERE id = blob)`,
  contact_messages: ({ cutoff }) => sql`created_at <= ${cutoff}`,
  abuse_reports: ({ cutoff }) => sql`created_at <= ${cutoff}`,
  erasures: ({ cutoff }) => sql`erased_at <= ${cutoff}`,
  links: ({ now }) => sql`expires_at <= ${now}`,
  requests: ({ cutoff }) => sql`created_at <= ${cutoff}`,
} as const satisfies { readonly [Table in keyof Tables]?: Rule };

/** A function that runs retention once and tells how many rows went, or null when the clock jumped or another node runs it. */
export function createExpiry({
  clock,
  db,
  log,
}: Pick<Context, 'clock' | 'db' | 'log'>): () => Promise<number | null> {
  const started = { now: clock.now(), monotonic: clock.monotonic() };
  return async () => {
    const now = clock.now();
    const drift = Math.abs(now - started.now - (clock.monotonic() - started.monotonic));
    if (drift > jumpMs) {
      log.warn({ driftMs: drift }, 'clock jumped: retention paused until restart');
      return null;
    }
    const deleted = await expire(db, now);
    if (deleted !== null && deleted > 0) log.info({ deleted }, 'retention');
    return deleted;
  };
}

async function expire(db: Db, now: number): Promise<number | null> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`
      SELECT pg_try_advisory_xact_lock(${expiryLock}) AS mine`.execute(tx);
    if (rows[0]?.mine !== true) return null;
    // Much may be over at once after a long stop; nobody waits for this.
    await sql`SET LOCAL statement_timeout = '10min'`.execute(tx);
    // An invitation that ran out ends now, at the moment it ran out, and loses its offer.
    await sql`UPDATE invitations SET ended_at = expires_at, ended_as = 'expired', sealed_offer = NULL
      WHERE ended_at IS NULL AND expires_at <= ${now}`.execute(tx);
    let deleted = 0;
    for (const dataClass of dataClassIds) {
      const rows = await expireClass(tx, dataClass, now);
      if (rows > 0) await noteExpired(tx, dataClass, { at: now, rows });
      deleted += rows;
    }
    return deleted;
  });
}

async function expireClass(tx: Db, dataClass: DataClassId, now: number): Promise<number> {
  let deleted = 0;
  for (const table of dataClasses[dataClass].serviceTables) {
    const rule = ruleOf(table);
    if (rule === null) continue;
    const times = { now, cutoff: now - retentionMs(dataClass) };
    const gone = await sql`DELETE FROM ${sql.table(table)} WHERE ${rule(times)}`.execute(tx);
    deleted += Number(gone.numAffectedRows ?? 0);
  }
  return deleted;
}

function ruleOf(table: string): Rule | null {
  return Object.hasOwn(expiryRules, table) ? expiryRules[table as keyof typeof expiryRules] : null;
}

/** Only tables of classes with a retention in time have a rule. */
function retentionMs(dataClass: DataClassId): number {
  const retention: Retention = dataClasses[dataClass].retention;
  if (retention.kind !== 'after') throw new Error('expiry rule for a class without a retention in time');
  return retention.ms;
}
