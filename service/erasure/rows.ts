/** Takes every row of an account out of every table; what must outlive it stays without it. */
import { type RawBuilder, sql } from 'kysely';
import { dataClasses, dataClassIds } from '../../contract/domain/data-classes.ts';
import { type HeldTable, heldTables } from '../accounts/held-tables.ts';
import { encodeBytes } from '../bytes.ts';
import type { Tx } from '../db/open.ts';

const devicesOf = (account: Buffer) => sql`(SELECT id FROM devices WHERE account = ${account})`;
/** A device that never was, where a row needs one. */
const noDevice = Buffer.alloc(16);

/** Where "every row that belongs to the account" would be too much or too little; every other table goes by `heldTables`. */
const exceptions: { readonly [Table in HeldTable]?: (account: Buffer) => readonly RawBuilder<unknown>[] } = {
  // What it founded ends for everybody; out of the rest it goes, and with the last one the conversation itself.
  conversations: (account) => [
    sql`DELETE FROM conversations WHERE founder = ${account}
      OR id IN (SELECT conversation FROM conversation_members GROUP BY conversation
        HAVING bool_and(account = ${account}))`,
  ],
  // What others wrote is theirs; with what the account wrote goes what still waits of it.
  envelopes: (account) => [sql`DELETE FROM envelopes WHERE sender_device IN ${devicesOf(account)}`],
  // The others need every step of the handshake to go on: it stays, sealed, and no longer says whose it was.
  log_entries: (account) => [
    sql`UPDATE log_entries SET sender_device = ${noDevice} WHERE sender_device IN ${devicesOf(account)}`,
  ],
  // Its answer to an invitation, its lists and its calls for help may wait in mailboxes of others too.
  deliveries: (account) => [
    sql`DELETE FROM deliveries d USING invitations i
      WHERE d.kind = 'pairing' AND i.used_by = ${account} AND i.id = d.invitation`,
    sql`DELETE FROM deliveries WHERE sender_device IN ${devicesOf(account)}`,
    sql`DELETE FROM deliveries WHERE kind IN ('devices', 'ask')
      AND position(convert_to(${`"account":"${encodeBytes(account)}"`}, 'UTF8') in bytes) > 0`,
  ],
  // That a code was used stays, or it could be used again.
  enrolment_codes: (account) => [sql`UPDATE enrolment_codes SET used_by = NULL WHERE used_by = ${account}`],
  invitations: (account) => [
    sql`DELETE FROM invitations WHERE account = ${account}`,
    sql`UPDATE invitations SET used_by = NULL, answer_digest = NULL WHERE used_by = ${account}`,
  ],
  // What operators did stays, in a chain; about whom does not.
  operator_acts: (account) => [sql`UPDATE operator_acts SET account = NULL WHERE account = ${account}`],
};

/** Others are found through these, so they go last, in this order. */
const last: readonly HeldTable[] = ['conversation_members', 'blobs', 'devices', 'accounts'];

/** Every table of the service, those that others are found through at the end. */
export function erasureOrder(): readonly HeldTable[] {
  const all = dataClassIds.flatMap((id): readonly string[] => dataClasses[id].serviceTables) as HeldTable[];
  return [...all.filter((table) => !last.includes(table)), ...last];
}

/** The account's row is locked, and its mailboxes are settled. */
export async function eraseRows(tx: Tx, account: Buffer): Promise<void> {
  for (const table of erasureOrder()) {
    const own = exceptions[table]?.(account) ?? [
      sql`DELETE FROM ${sql.table(table)} t WHERE ${heldTables[table].belongsTo(account)}`,
    ];
    for (const statement of own) await statement.execute(tx);
  }
}
