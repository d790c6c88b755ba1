/** Makes room for a sealed file, within its account's share; takes it away again. */
import { sql } from 'kysely';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { decodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';

async function requireShare(tx: Tx, account: Buffer, size: number): Promise<void> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    SELECT count(*) AS count, coalesce(sum(size), 0)::bigint AS bytes FROM blobs
    WHERE account = ${account}`.execute(tx);
  const held = rows[0] ?? { count: 0, bytes: 0 };
  if (held.count >= limits.blobsPerAccount)
    throw new AppError('blob.noRoom', { fields: { limit: limits.blobsPerAccount } });
  if (held.bytes + size > limits.blobBytesPerAccount)
    throw new AppError('blob.noRoom', { fields: { limitBytes: limits.blobBytesPerAccount } });
}

/** Its whole size counts from now on. Throws `blob.noRoom`, and `request.invalid` for an id that is not this account's. */
export async function beginBlob(
  { db, clock }: Context,
  request: RouteRequest<'blobs.begin'>,
  caller: Caller,
): Promise<{ received: number }> {
  const id = decodeBytes(request.blob);
  return inTransaction(db, async (tx) => {
    // One at a time for each account, or two would both find the last room.
    await tx.selectFrom('accounts').select('id').where('id', '=', caller.account).forNoKeyUpdate().execute();
    const known = await tx
      .selectFrom('blobs')
      .select(['account', 'size', 'received'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (known !== undefined) {
      const isSame = known.account.equals(caller.account) && known.size === request.size;
      if (!isSame) throw new AppError('request.invalid');
      return { received: known.received };
    }
    await requireShare(tx, caller.account, request.size);
    const row = { id, account: caller.account, size: request.size, created_at: clock.now() };
    await tx.insertInto('blobs').values(row).execute();
    return { received: 0 };
  });
}

/** Nothing is told of what was there, nor whose it was. */
export async function removeBlob(
  { db }: Context,
  request: RouteRequest<'blobs.remove'>,
  caller: Caller,
): Promise<Record<never, never>> {
  await db
    .deleteFrom('blobs')
    .where('id', '=', decodeBytes(request.blob))
    .where('account', '=', caller.account)
    .execute();
  return {};
}
