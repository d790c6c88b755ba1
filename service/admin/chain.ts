/** The list of operators' acts as a chain: each line's hash covers the line and the hash before it. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { toBase64Url } from '../../contract/encoding/base64url.ts';
import type { Tx } from '../db/open.ts';
import type { ActDetails } from './command.ts';

/** Two commands at once write one after the other. */
const chainLock = 7_011_003;
const context = 'o7-operator-act-v1';
const noHash = Buffer.alloc(32);

export interface ActLine {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly operator: string;
  readonly act: string;
  readonly account: Uint8Array | null;
  /** What the chain covers of the account, which itself goes when it is erased. */
  readonly account_hash: Uint8Array | null;
  /** JSON. */
  readonly details: string;
}

/** Ids are random: nobody finds one by its hash. */
const hashAccount = (account: Uint8Array): Buffer =>
  createHash('sha256').update('o7-operator-act-account-v1').update(account).digest();

/** Whether the account is the one that the chain covers, or was erased. */
const isSameAccount = ({ account, account_hash }: ActLine): boolean =>
  account === null || (account_hash !== null && hashAccount(account).equals(account_hash));

/** SHA-256 over the line and the hash before it. */
function hashOf(line: ActLine, before: Uint8Array): Buffer {
  const { seq, at, operator, act, account_hash, details } = line;
  const who = account_hash === null ? null : toBase64Url(account_hash);
  const fields = [context, seq, at, operator, act, who, details, toBase64Url(before)];
  return createHash('sha256').update(JSON.stringify(fields)).digest();
}

export interface NewAct {
  readonly at: number;
  readonly operator: string;
  readonly act: string;
  readonly details: ActDetails;
  readonly account: Uint8Array | null;
}

/** Adds a line; only inside the transaction of what it tells of. */
export async function addAct(tx: Tx, { details, account, ...act }: NewAct): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${chainLock})`.execute(tx);
  const last = await tx
    .selectFrom('operator_acts')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const line = {
    ...act,
    seq: (last?.seq ?? 0) + 1,
    account: account === null ? null : Buffer.from(account),
    account_hash: account === null ? null : hashAccount(account),
    details: JSON.stringify(details),
  };
  await tx
    .insertInto('operator_acts')
    .values({ ...line, hash: hashOf(line, last?.hash ?? noHash) })
    .execute();
}

/** The end of the list: noted elsewhere, it shows later whether the list was shortened or written anew. */
export interface Head {
  readonly count: number;
  readonly hash: Uint8Array;
}

export interface ChainCheck {
  /** How far the chain holds. */
  readonly head: Head;
  /** The first line that is not as it was written; null when all are. */
  readonly broken: { readonly seq: number; readonly how: 'missing' | 'changed' } | null;
}

/** Walks the list from its first line, telling each line to `onLine`, and stops where it does not hold. */
export async function checkChain(
  tx: Tx,
  noted: Head | null,
  onLine: (line: ActLine) => void,
): Promise<ChainCheck> {
  let head: Head = { count: 0, hash: noHash };
  for (;;) {
    const rows = await tx
      .selectFrom('operator_acts')
      .selectAll()
      .where('seq', '>', head.count)
      .orderBy('seq')
      .limit(500)
      .execute();
    for (const row of rows) {
      const seq = head.count + 1;
      if (row.seq !== seq) return { head, broken: { seq, how: 'missing' } };
      const hash = hashOf(row, head.hash);
      if (!hash.equals(row.hash) || !isSameAccount(row)) return { head, broken: { seq, how: 'changed' } };
      if (noted?.count === seq && !hash.equals(noted.hash)) return { head, broken: { seq, how: 'changed' } };
      onLine(row);
      head = { count: seq, hash };
    }
    if (rows.length === 0) break;
  }
  const shortened = noted !== null && noted.count > head.count;
  return { head, broken: shortened ? { seq: head.count + 1, how: 'missing' } : null };
}
