/** Tells the service whom this person blocked, so that it stops delivering; here it holds from the press on, also offline. */
import { AppError } from '../../../contract/errors/app-error.ts';
import { clearBlockDue, listBlocksDue } from '../store/repositories/contacts.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { isOutside } from './troubles.ts';

/** What the service refuses stays due: blocking here does not depend on it. Throws what concerns the connection. */
export async function tellBlocks(desk: Desk, authorised: Authorised): Promise<void> {
  for (const { account, blockedAt, due } of listBlocksDue(desk.store)) {
    try {
      await authorised('blocks.put', { account, blocked: blockedAt !== null });
      inTransaction(desk.store, () => clearBlockDue(desk.store, account, due));
    } catch (thrown) {
      if (!(thrown instanceof AppError) || isOutside(thrown)) throw thrown;
    }
  }
}
