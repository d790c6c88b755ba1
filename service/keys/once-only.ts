/** Makes a request without an id of its own safe to repeat: the first answer is kept and given again. */
import type { Tx } from '../db/open.ts';

/** Runs `work` unless this device already asked exactly this (by digest); answers are plain JSON. */
export async function onceOnly<Answer extends object>(
  tx: Tx,
  device: Buffer,
  digest: Buffer,
  now: number,
  work: () => Promise<Answer>,
): Promise<Answer> {
  // The row comes first: a repeat that arrives meanwhile waits for this transaction.
  const made = await tx
    .insertInto('requests')
    .values({ device, digest, answer: '', created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) {
    const held = await tx
      .selectFrom('requests')
      .select('answer')
      .where('device', '=', device)
      .where('digest', '=', digest)
      .executeTakeFirstOrThrow();
    return JSON.parse(held.answer) as Answer;
  }
  const answer = await work();
  await tx
    .updateTable('requests')
    .set({ answer: JSON.stringify(answer) })
    .where('device', '=', device)
    .where('digest', '=', digest)
    .execute();
  return answer;
}
