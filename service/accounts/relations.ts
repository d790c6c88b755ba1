/** Who is joined to whom: by an accepted invitation or a shared conversation. */
import type { Db, Tx } from '../db/open.ts';

/** Two accounts in their stored order. */
function ordered(one: Buffer, other: Buffer): { low: Buffer; high: Buffer } {
  return Buffer.compare(one, other) < 0 ? { low: one, high: other } : { low: other, high: one };
}

export async function join(tx: Tx, one: Buffer, other: Buffer, now: number): Promise<void> {
  await tx
    .insertInto('relations')
    .values({ ...ordered(one, other), created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** True when an invitation or a conversation joins the two accounts. */
export async function areJoined(db: Db | Tx, one: Buffer, other: Buffer): Promise<boolean> {
  const { low, high } = ordered(one, other);
  const row = await db
    .selectFrom('relations')
    .select('created_at')
    .where('low', '=', low)
    .where('high', '=', high)
    .union((union) =>
      union
        .selectFrom('conversation_members as mine')
        .innerJoin('conversation_members as theirs', 'theirs.conversation', 'mine.conversation')
        .select('mine.created_at')
        .where('mine.account', '=', one)
        .where('theirs.account', '=', other),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
