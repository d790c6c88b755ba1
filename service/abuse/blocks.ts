/** Who does not want messages of whom. The one who is blocked is told nothing: what they send is taken and delivered to nobody. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { areJoined } from '../accounts/relations.ts';
import { decodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import type { LockedDevice } from '../mailbox/lock-devices.ts';

/** Of an account that is not joined to the caller's nothing is kept, and the answer is the same. Throws `request.tooMany`. */
export async function putBlock(
  { db, clock }: Context,
  request: RouteRequest<'blocks.put'>,
  caller: Caller,
): Promise<Record<never, never>> {
  const blocked = decodeBytes(request.account);
  return inTransaction(db, async (tx) => {
    if (!request.blocked) {
      await tx
        .deleteFrom('blocks')
        .where('account', '=', caller.account)
        .where('blocked', '=', blocked)
        .execute();
      return {};
    }
    if (!(await areJoined(tx, caller.account, blocked))) return {};
    const { count } = await tx
      .selectFrom('blocks')
      .select((select) => select.fn.countAll<string>().as('count'))
      .where('account', '=', caller.account)
      .executeTakeFirstOrThrow();
    if (Number(count) >= limits.blocksPerAccount) throw new AppError('request.tooMany');
    await tx
      .insertInto('blocks')
      .values({ account: caller.account, blocked, created_at: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return {};
  });
}

/**
 * Devices that messages, commits and asks of `sender` are delivered to: in a conversation of two accounts, those of somebody who blocked the
 * sender are left out. In a larger one all are kept: who is in it is said in messages too.
 */
export async function withoutBlockers(
  tx: Tx,
  sender: Caller,
  members: readonly Buffer[],
  others: readonly LockedDevice[],
): Promise<readonly LockedDevice[]> {
  const [other] = members.filter((account) => !account.equals(sender.account));
  if (members.length !== 2 || other === undefined) return others;
  const block = await tx
    .selectFrom('blocks')
    .select('created_at')
    .where('account', '=', other)
    .where('blocked', '=', sender.account)
    .executeTakeFirst();
  return block === undefined ? others : others.filter((device) => device.account.equals(sender.account));
}
