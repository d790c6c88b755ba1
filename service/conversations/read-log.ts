/** The handshake log of a conversation from a position on, for its members. */
import { sql } from 'kysely';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest, RouteResponse } from '../../contract/wire/routes.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';

interface Row {
  readonly position: number;
  readonly envelope: Buffer;
  readonly sender_device: Buffer;
  readonly number: number;
  readonly accepted_at: number;
  readonly bytes: Buffer;
}

/** At most 50 entries and about `limits.pushBatchBytes`; `last` tells whether more follow. Throws `conversation.unknown`. */
export async function readLog(
  { db }: Context,
  caller: Caller,
  request: RouteRequest<'conversations.log'>,
): Promise<Omit<RouteResponse<'conversations.log'>, 'v'>> {
  const conversation = decodeBytes(request.conversation);
  const { rows: heads } = await sql<{ last: number }>`
    SELECT coalesce((SELECT max(position) FROM log_entries l
      WHERE l.conversation = m.conversation AND l.generation = ${request.generation}), 0) AS last
    FROM conversation_members m
    WHERE m.conversation = ${conversation} AND m.account = ${caller.account}`.execute(db);
  const head = heads[0];
  if (head === undefined) throw new AppError('conversation.unknown');
  const { rows } = await sql<Row>`
    SELECT position, envelope, sender_device, number, accepted_at, bytes FROM (
      SELECT *, sum(octet_length(bytes)) OVER (ORDER BY position) - octet_length(bytes) AS before FROM (
        SELECT * FROM log_entries
        WHERE conversation = ${conversation} AND generation = ${request.generation}
          AND position >= ${request.from}
        ORDER BY position LIMIT 50) AS next) AS sized
    WHERE before < ${limits.pushBatchBytes} ORDER BY position`.execute(db);
  return {
    last: head.last,
    entries: rows.map((row) => ({
      position: row.position,
      envelope: encodeBytes(row.envelope),
      senderDevice: encodeBytes(row.sender_device),
      number: row.number,
      at: row.accepted_at,
      bytes: encodeBytes(row.bytes),
    })),
  };
}
