/** Who is in a conversation: its founder adds and takes out accounts, everybody else only leaves. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { areJoined } from '../accounts/relations.ts';
import { decodeBytes, sameBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import { lockConversation } from './lock.ts';

/**
 * Only the founder, and only accounts joined to the founder. Whoever is there already, or gone already, changes nothing; the
 * founder stays. Throws `conversation.unknown` (also for who is in and did not found it), `account.unknown`, `request.tooMany`.
 */
export async function setMembers(
  { db, clock }: Context,
  caller: Caller,
  asked: { conversation: string; add: readonly string[]; remove: readonly string[] },
): Promise<void> {
  const id = decodeBytes(asked.conversation);
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    const { founder, members } = await lockConversation(tx, caller, id);
    if (!sameBytes(founder, caller.account)) throw new AppError('conversation.unknown');
    const isIn = (account: Buffer) => members.some((member) => sameBytes(member, account));
    const remove = asked.remove.map((one) => decodeBytes(one)).filter((one) => !sameBytes(one, founder));
    const add = [...new Set(asked.add)].map((one) => decodeBytes(one)).filter((one) => !isIn(one));
    const stay = members.filter((member) => !remove.some((gone) => sameBytes(gone, member)));
    if (stay.length + add.length > limits.groupMembers) {
      throw new AppError('request.tooMany', { fields: { limit: limits.groupMembers } });
    }
    for (const account of add) {
      if (!(await areJoined(tx, founder, account))) throw new AppError('account.unknown');
      await tx
        .insertInto('conversation_members')
        .values({ conversation: id, account, created_at: now })
        .execute();
    }
    for (const account of remove) await takeOut(tx, id, account);
  });
}

/** The caller's account is out at once; the same answer for a conversation that it is not in. */
export async function leaveConversation(
  { db }: Context,
  caller: Caller,
  { conversation }: { conversation: string },
): Promise<void> {
  const id = decodeBytes(conversation);
  await inTransaction(db, async (tx) => {
    // The lock of every writer: what is accepted later goes past who left.
    await tx.selectFrom('conversations').select('id').where('id', '=', id).forNoKeyUpdate().execute();
    await takeOut(tx, id, caller.account);
  });
}

/** With the last one the conversation itself goes, its log and its envelopes. */
async function takeOut(tx: Tx, conversation: Buffer, account: Buffer): Promise<void> {
  const gone = await tx
    .deleteFrom('conversation_members')
    .where('conversation', '=', conversation)
    .where('account', '=', account)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) return;
  const left = await tx
    .selectFrom('conversation_members')
    .select('account')
    .where('conversation', '=', conversation)
    .limit(1)
    .executeTakeFirst();
  if (left === undefined) await tx.deleteFrom('conversations').where('id', '=', conversation).execute();
}
