/** A device says that items are durable on its side: they leave the mailbox. */
import type { Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';
import { settleDeliveries } from './settle.ts';

export async function acknowledge(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  device: Buffer,
  seqs: readonly number[],
): Promise<void> {
  await inTransaction(db, (tx) => settleDeliveries(tx, device, seqs, clock.now()));
}
