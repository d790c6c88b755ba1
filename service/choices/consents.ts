/** What an account chose for a purpose that this service acts on: the newest decision, with the text it was about. */
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { decodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';

/** Of two decisions the later one stands, whichever device tells it first. */
export async function putConsent(
  { db, clock }: Context,
  { purpose, decision, decidedAt, text }: RouteRequest<'consents.put'>,
  { account }: Caller,
): Promise<Record<never, never>> {
  const row = {
    decision,
    decided_at: decidedAt,
    version: text.version,
    language: text.language,
    text_hash: decodeBytes(text.hash),
  };
  await inTransaction(db, (tx) =>
    tx
      .insertInto('consents')
      .values({ account, purpose, ...row, created_at: clock.now() })
      .onConflict((conflict) =>
        conflict
          .columns(['account', 'purpose'])
          .doUpdateSet(row)
          .where('consents.decided_at', '<', decidedAt),
      )
      .execute(),
  );
  return {};
}
