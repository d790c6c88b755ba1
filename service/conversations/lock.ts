/** Locks a conversation for one sender: everything that gets a number or a log position passes here, one at a time. */
import { sql } from 'kysely';
import { AppError } from '../../contract/errors/app-error.ts';
import type { Caller } from '../context.ts';
import type { Tx } from '../db/open.ts';
import { type LockedDevice, lockDevices } from '../mailbox/lock-devices.ts';

export interface LockedConversation {
  readonly id: Buffer;
  readonly founder: Buffer;
  /** Newest generation, 0 before the first commit. */
  readonly generation: number;
  /** Last log position of the newest generation. */
  readonly last: number;
  readonly lastNumber: number;
  readonly logBytes: number;
  readonly members: readonly Buffer[];
}

/** Throws `conversation.unknown` for one that does not exist and one the caller is not a member of alike. */
export async function lockConversation(tx: Tx, caller: Caller, id: Buffer): Promise<LockedConversation> {
  const { rows } = await sql<{
    founder: Buffer;
    generation: number;
    last_position: number;
    last_number: number;
    log_bytes: number;
    members: Buffer[];
  }>`
    SELECT founder, generation, last_position, last_number, log_bytes,
      (SELECT array_agg(account ORDER BY account) FROM conversation_members m WHERE m.conversation = c.id) AS members
    FROM conversations c
    WHERE id = ${id} AND EXISTS (
      SELECT 1 FROM conversation_members m WHERE m.conversation = c.id AND m.account = ${caller.account})
    FOR NO KEY UPDATE OF c`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new AppError('conversation.unknown');
  return {
    id,
    founder: row.founder,
    generation: row.generation,
    last: row.last_position,
    lastNumber: row.last_number,
    logBytes: row.log_bytes,
    members: row.members,
  };
}

/** Every valid device of the members: the sender's own, and the others. */
export async function lockMemberDevices(
  tx: Tx,
  caller: Caller,
  conversation: LockedConversation,
  now: number,
): Promise<{ sender: LockedDevice; others: LockedDevice[] }> {
  const devices = await lockDevices(tx, conversation.members, now);
  const sender = devices.find((device) => device.id.equals(caller.device));
  if (sender === undefined) throw new AppError('device.revoked');
  return { sender, others: devices.filter((device) => device !== sender) };
}
