/** An account is to be erased, or is not any more; while it waits it works as before, unless it must not. */
import type { ErasureReason, ErasureRequest, PendingErasure } from '../../contract/domain/erasure.ts';
import { erasureGraceMs } from '../../contract/domain/erasure-times.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Db, Tx } from '../db/open.ts';
import { notifyEnded } from '../realtime/notify.ts';
import { appendToJournal } from './journal.ts';
import { hashOfErased, loadSalt } from './salt.ts';

interface Scheduling {
  readonly account: Buffer;
  readonly reason: ErasureReason;
  readonly now: number;
  /** The account's own; checked by the caller. Belongs to reason `person` and to no other. */
  readonly request?: ErasureRequest;
}

/**
 * Due after the time to think again. One under way stays as it is, but an account that is paused stays paused. For `age` the
 * account is paused at once: tokens end, live sockets close, login is refused. Throws `account.unknown`.
 */
export async function scheduleErasure(
  tx: Tx,
  { account, reason, now, request }: Scheduling,
): Promise<PendingErasure> {
  await lockAccount(tx, account);
  const paused = reason === 'age';
  if (paused) await pause(tx, account);
  const pending = await findErasure(tx, account);
  if (pending !== null) {
    if (paused) {
      await tx.updateTable('erasure_requests').set({ paused }).where('account', '=', account).execute();
    }
    return pending;
  }
  const row = {
    reason,
    asked_at: request?.at ?? now,
    due_at: now + erasureGraceMs,
    signature: request === undefined ? null : decodeBytes(request.signature),
    paused,
    cancelled_at: null,
    created_at: now,
  };
  await tx
    .insertInto('erasure_requests')
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column('account').doUpdateSet(row))
    .execute();
  return { reason, askedAt: row.asked_at, dueAt: row.due_at, request: request ?? null };
}

/** Nothing is erased; what was paused logs in again. Does nothing where nothing is under way. `journal`: its file. */
export async function cancelErasure(tx: Tx, account: Buffer, now: number, journal: string): Promise<void> {
  await lockAccount(tx, account);
  const pending = await findErasure(tx, account);
  if (pending === null) return;
  const salt = await loadSalt(tx);
  const who = encodeBytes(hashOfErased(salt, account));
  // Known beside the database before it holds: put back, an older one would erase whom the person kept.
  appendToJournal(journal, { act: 'kept', salt, who, askedAt: pending.askedAt, at: now });
  await tx
    .updateTable('erasure_requests')
    .set({ cancelled_at: now, paused: false })
    .where('account', '=', account)
    .execute();
}

/** It logs in again; what its person asked for goes on. */
export async function unpause(tx: Tx, account: Buffer): Promise<void> {
  await lockAccount(tx, account);
  await tx.updateTable('erasure_requests').set({ paused: false }).where('account', '=', account).execute();
}

/** Null where nothing is under way. */
export async function findErasure(db: Db | Tx, account: Buffer): Promise<PendingErasure | null> {
  const row = await db
    .selectFrom('erasure_requests')
    .select(['reason', 'asked_at', 'due_at', 'signature'])
    .where('account', '=', account)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { reason, asked_at: askedAt, due_at: dueAt, signature } = row;
  const request = signature === null ? null : { at: askedAt, signature: encodeBytes(signature) };
  return { reason, askedAt, dueAt, request };
}

/** Throws `account.paused`. */
export async function refusePaused(db: Db, account: Buffer): Promise<void> {
  const row = await db
    .selectFrom('erasure_requests')
    .select('due_at')
    .where('account', '=', account)
    .where('paused', '=', true)
    .executeTakeFirst();
  if (row !== undefined) throw new AppError('account.paused', { fields: { dueAt: row.due_at } });
}

async function lockAccount(tx: Tx, account: Buffer): Promise<void> {
  const held = await tx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', account)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (held === undefined) throw new AppError('account.unknown');
}

async function pause(tx: Tx, account: Buffer): Promise<void> {
  const devices = await tx.selectFrom('devices').select('id').where('account', '=', account).execute();
  for (const { id } of devices) {
    await tx.deleteFrom('tokens').where('device', '=', id).execute();
    await notifyEnded(tx, id);
  }
}
