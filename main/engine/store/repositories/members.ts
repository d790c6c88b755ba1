/** Who is in a group: as its founder introduced them; those who left are remembered by their lines. */
import type { Store } from '../database.ts';
import { getRows, run } from '../statement.ts';

export interface GroupMember {
  readonly account: string;
  readonly nickname: string;
  /** When they came in last, by the clock here. */
  readonly joinedAt: number;
  readonly leftAt: number | null;
  /** 1: they left by themselves. */
  readonly byChoice: number;
}

const columns = 'account, nickname, joined_at AS joinedAt, left_at AS leftAt, by_choice AS byChoice';

/** Adds somebody, or brings back who had left; the nickname is the newest one. */
export function putMember(
  store: Store,
  conversation: string,
  member: Pick<GroupMember, 'account' | 'nickname' | 'joinedAt'>,
): void {
  run(
    store,
    `INSERT INTO conversation_member (conversation, account, nickname, joined_at)
     VALUES ($conversation, $account, $nickname, $joinedAt)
     ON CONFLICT (conversation, account) DO UPDATE SET nickname = $nickname, left_at = NULL, by_choice = 0,
       joined_at = CASE WHEN left_at IS NULL THEN joined_at ELSE $joinedAt END`,
    { conversation, ...member },
  );
}

/** Answers whether they were in until now. */
export function markLeft(
  store: Store,
  conversation: string,
  account: string,
  at: number,
  byChoice = false,
): boolean {
  const changed = run(
    store,
    `UPDATE conversation_member SET left_at = $at, by_choice = $byChoice
     WHERE conversation = $conversation AND account = $account AND left_at IS NULL`,
    { conversation, account, at, byChoice: Number(byChoice) },
  );
  return changed > 0;
}

/** Everybody who is or was in it, in the order in which they came. */
export function listMembersOf(store: Store, conversation: string): readonly GroupMember[] {
  return getRows<GroupMember>(
    store,
    `SELECT ${columns} FROM conversation_member WHERE conversation = $conversation ORDER BY joined_at, account`,
    { conversation },
  );
}

/** Names by group and account: who wrote a line, also after they left. */
export function listAllMembers(store: Store): ReadonlyMap<string, readonly GroupMember[]> {
  const rows = getRows<GroupMember & { conversation: string }>(
    store,
    `SELECT conversation, ${columns} FROM conversation_member ORDER BY conversation, joined_at, account`,
  );
  return Map.groupBy(rows, (row) => row.conversation);
}
