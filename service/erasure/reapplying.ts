/** After an older database was put back: accounts erased since are erased again, those kept are kept, before anybody is answered. */

import { encodeBytes } from '../bytes.ts';
import type { Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import { eraseAccount } from './carry-out.ts';
import { type JournalLine, journalFile, readJournal } from './journal.ts';
import { hashOfErased } from './salt.ts';

/** What became of each account that a line of the journal means happens again; answers how many were erased. Twice is once. */
export async function applyErasures(
  tx: Tx,
  lines: readonly JournalLine[],
  now: number,
  journal: string,
): Promise<number> {
  let erased = 0;
  for (const [salt, known] of bySalt(lines)) {
    for (const { id } of await tx.selectFrom('accounts').select('id').execute()) {
      const own = known.get(encodeBytes(hashOfErased(salt, id))) ?? [];
      const end = own.find((line) => line.act === 'erased');
      if (end !== undefined) {
        await eraseAccount(tx, { account: id, reason: end.reason, erasedAt: end.at, now, journal });
        erased += 1;
      } else for (const line of own) if (line.act === 'kept') await keep(tx, id, line.askedAt, line.at);
    }
  }
  return erased;
}

/** At every start. Nothing is read of the accounts while the journal is empty. */
export async function applyOwnJournal({
  clock,
  config,
  db,
  log,
}: Pick<Context, 'clock' | 'config' | 'db' | 'log'>): Promise<void> {
  const journal = journalFile(config);
  const { lines, damaged } = readJournal(journal);
  if (damaged > 0) log.warn({ damaged }, 'lines of the erasure journal cannot be read');
  if (lines.length === 0) return;
  const erased = await inTransaction(db, (tx) => applyErasures(tx, lines, clock.now(), journal));
  if (erased > 0) log.warn({ erased }, 'an older database was put back: accounts erased again');
}

type BySalt = ReadonlyMap<string, ReadonlyMap<string, readonly JournalLine[]>>;

function bySalt(lines: readonly JournalLine[]): BySalt {
  const groups = new Map<string, Map<string, JournalLine[]>>();
  for (const line of lines) {
    const group = groups.get(line.salt) ?? new Map<string, JournalLine[]>();
    group.set(line.who, [...(group.get(line.who) ?? []), line]);
    groups.set(line.salt, group);
  }
  return groups;
}

/** The person took this very request back, or one after it. */
async function keep(tx: Tx, account: Buffer, askedAt: number, at: number): Promise<void> {
  await tx
    .updateTable('erasure_requests')
    .set({ cancelled_at: at, paused: false })
    .where('account', '=', account)
    .where('asked_at', '<=', askedAt)
    .where('cancelled_at', 'is', null)
    .execute();
}
