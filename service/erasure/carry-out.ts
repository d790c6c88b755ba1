/** Erases one account: first a note that outlives the database, then in one transaction every row, and the news for the others. */
import { sql } from 'kysely';
import type { ErasureReason, ErasureRequest } from '../../contract/domain/erasure.ts';
import { lockAudience } from '../accounts/announce-list.ts';
import { encodeBytes } from '../bytes.ts';
import { reach } from '../crash-points.ts';
import type { Tx } from '../db/open.ts';
import { settleDeliveries } from '../mailbox/settle.ts';
import { notifyEnded } from '../realtime/notify.ts';
import { appendToJournal } from './journal.ts';
import { eraseRows } from './rows.ts';
import { hashOfErased, loadSalt } from './salt.ts';
import { tellErased } from './telling.ts';

interface Erasing {
  readonly account: Buffer;
  readonly reason: ErasureReason;
  readonly erasedAt: number;
  readonly now: number;
  /** The journal's file. */
  readonly journal: string;
}

/** After a crash in between it is simply done again. */
export async function eraseAccount(tx: Tx, erasing: Erasing): Promise<void> {
  const { account, reason, erasedAt, now, journal } = erasing;
  // Against everything that would still hang something on this account.
  await tx.selectFrom('accounts').select('id').where('id', '=', account).forUpdate().execute();
  const salt = await loadSalt(tx);
  const who = hashOfErased(salt, account);
  appendToJournal(journal, { act: 'erased', salt, who: encodeBytes(who), reason, at: erasedAt });
  reach('erasure.noted');
  // A practice of many years is much at once; nobody waits for this.
  await sql`SET LOCAL statement_timeout = '10min'`.execute(tx);
  await lockConversations(tx, account);
  const audience = await lockAudience(tx, account, now);
  const others = audience.filter((device) => !device.account.equals(account));
  const own = await tx.selectFrom('devices').select('id').where('account', '=', account).execute();
  for (const { id } of own) {
    await settleDeliveries(tx, id, null, null);
    await notifyEnded(tx, id);
  }
  const request = await ownRequest(tx, account);
  await tellErased(tx, others, { account, erasedAt, request }, now);
  await eraseRows(tx, account);
  reach('erasure.rowsGone');
  await tx
    .insertInto('erasures')
    .values({ who, reason, erased_at: erasedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** As every writer does, before devices: nothing is accepted in between that would stay behind. */
async function lockConversations(tx: Tx, account: Buffer): Promise<void> {
  await sql`SELECT id FROM conversations WHERE id IN
    (SELECT conversation FROM conversation_members WHERE account = ${account})
    ORDER BY id FOR UPDATE`.execute(tx);
}

/** What the account itself signed; null where others wanted its end. */
async function ownRequest(tx: Tx, account: Buffer): Promise<ErasureRequest | null> {
  const row = await tx
    .selectFrom('erasure_requests')
    .select(['asked_at', 'signature'])
    .where('account', '=', account)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined || row.signature === null) return null;
  return { at: row.asked_at, signature: encodeBytes(row.signature) };
}
