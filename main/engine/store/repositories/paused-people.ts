/** People who asked that their data is only stored, as they said it themselves. */
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

/** Of two words of a person the later one stands. Answers whether anything changed. */
export function notePaused(
  store: Store,
  told: { readonly account: string; readonly since: number | null; readonly at: number },
): boolean {
  const known = getRow<{ toldAt: number }>(
    store,
    'SELECT told_at AS toldAt FROM paused_person WHERE account = $account',
    { account: told.account },
  );
  if (known !== undefined && known.toldAt > told.at) return false;
  run(
    store,
    `INSERT INTO paused_person VALUES ($account, $since, $at)
     ON CONFLICT (account) DO UPDATE SET since = $since, told_at = $at`,
    told,
  );
  return true;
}

/** Since when, by account. */
export function listPaused(store: Store): ReadonlyMap<string, number> {
  const rows = getRows<{ account: string; since: number }>(
    store,
    'SELECT account, since FROM paused_person WHERE since IS NOT NULL',
  );
  return new Map(rows.map(({ account, since }) => [account, since]));
}
