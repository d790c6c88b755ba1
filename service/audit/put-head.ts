/** Keeps how long a device's security log is known to be; never goes back, so that a shortened log is noticed. */
import { auditHeadBytes } from '../../contract/domain/audit-log.ts';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import { verifyEd25519 } from '../accounts/ed25519.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';

type Known = RouteResponse<'audit.putHead'>['known'];

/** An account whose devices begin ever new logs keeps the newest ones. */
async function forgetOldest(tx: Tx, account: Buffer): Promise<void> {
  const newest = tx
    .selectFrom('audit_heads')
    .select('log')
    .where('account', '=', account)
    .orderBy('created_at', 'desc')
    .orderBy('log')
    .limit(limits.auditLogsPerAccount);
  await tx.deleteFrom('audit_heads').where('account', '=', account).where('log', 'not in', newest).execute();
}

/** Answers the head known until now. Throws `request.invalid` for one that the account did not sign. */
export async function putAuditHead(
  { db, clock }: Context,
  { head }: RouteRequest<'audit.putHead'>,
  caller: Caller,
): Promise<{ known: Known }> {
  return inTransaction(db, async (tx) => {
    const { account_key } = await tx
      .selectFrom('accounts')
      .select('account_key')
      .where('id', '=', caller.account)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const signed = auditHeadBytes(encodeBytes(caller.account), head);
    if (!verifyEd25519(account_key, signed, decodeBytes(head.signature)))
      throw new AppError('request.invalid');
    const log = decodeBytes(head.log);
    const known = await tx
      .selectFrom('audit_heads')
      .select(['count', 'hash', 'signed_at', 'signature'])
      .where('account', '=', caller.account)
      .where('log', '=', log)
      .executeTakeFirst();
    const values = {
      count: head.count,
      hash: decodeBytes(head.hash),
      signed_at: head.at,
      signature: decodeBytes(head.signature),
    };
    if (known === undefined) {
      const row = { account: caller.account, log, created_at: clock.now(), ...values };
      await tx.insertInto('audit_heads').values(row).execute();
      await forgetOldest(tx, caller.account);
      return { known: null };
    }
    if (head.count > known.count) {
      const place = tx.updateTable('audit_heads').set(values).where('account', '=', caller.account);
      await place.where('log', '=', log).execute();
    }
    return {
      known: {
        log: head.log,
        count: known.count,
        hash: encodeBytes(known.hash),
        at: known.signed_at,
        signature: encodeBytes(known.signature),
      },
    };
  });
}

/** The person objects to it being known here. */
export async function forgetAuditHeads(
  { db }: Context,
  _request: unknown,
  { account }: Caller,
): Promise<Record<never, never>> {
  await db.deleteFrom('audit_heads').where('account', '=', account).execute();
  return {};
}
