/** Makes an empty conversation between a practice and accounts joined to it, or among one's own devices. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { areJoined } from '../accounts/relations.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';

/**
 * Same id and members again: nothing happens. Throws `conversation.exists`, `account.unknown` (unknown,
 * not joined, or no practice's to ask, alike), `request.tooMany`.
 */
export async function createConversation(
  { db, clock }: Context,
  caller: Caller,
  asked: { conversation: string; members: readonly string[] },
): Promise<void> {
  const id = decodeBytes(asked.conversation);
  const founder = encodeBytes(caller.account);
  const others = [...new Set(asked.members)].filter((member) => member !== founder);
  const now = clock.now();
  await inTransaction(db, async (tx) => {
    for (const other of others) {
      if (!(await areJoined(tx, caller.account, decodeBytes(other)))) throw new AppError('account.unknown');
    }
    if (others.length > 0) await requirePractice(tx, caller.account);
    await requireRoom(tx, caller.account);
    const made = await tx
      .insertInto('conversations')
      .values({ id, founder: caller.account, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows !== 1n) {
      await requireSame(tx, id, caller.account, [founder, ...others]);
      return;
    }
    await tx
      .insertInto('conversation_members')
      .values(
        [founder, ...others].map((member) => ({
          conversation: id,
          account: decodeBytes(member),
          created_at: now,
        })),
      )
      .execute();
  });
}

/** Conversations with others are a practice's to make: a client could fill the therapist's room with them. */
async function requirePractice(tx: Tx, account: Buffer): Promise<void> {
  const practice = await tx
    .selectFrom('practices')
    .select('account')
    .where('account', '=', account)
    .executeTakeFirst();
  if (practice === undefined) throw new AppError('account.unknown');
}

/** Counts what the account founded: what others put it into takes nothing from it. */
async function requireRoom(tx: Tx, account: Buffer): Promise<void> {
  const held = await tx
    .selectFrom('conversations')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('founder', '=', account)
    .executeTakeFirstOrThrow();
  if (held.count >= limits.conversationsPerAccount) {
    throw new AppError('request.tooMany', { fields: { limit: limits.conversationsPerAccount } });
  }
}

async function requireSame(tx: Tx, id: Buffer, founder: Buffer, members: readonly string[]): Promise<void> {
  const rows = await tx
    .selectFrom('conversation_members')
    .innerJoin('conversations', 'conversations.id', 'conversation_members.conversation')
    .select('conversation_members.account')
    .where('conversations.id', '=', id)
    .where('conversations.founder', '=', founder)
    .execute();
  const held = rows.map((row) => encodeBytes(row.account)).sort();
  if (held.join() !== [...members].sort().join()) throw new AppError('conversation.exists');
}
