/** What messages and commits share: the stored answer of a replay, the next number, the envelope's row. */
import { sql } from 'kysely';
import { AppError } from '../../contract/errors/app-error.ts';
import { sameBytes } from '../bytes.ts';
import type { Caller } from '../context.ts';
import type { Tx } from '../db/open.ts';
import type { LockedDevice } from '../mailbox/lock-devices.ts';
import type { LockedConversation } from './lock.ts';

/** What the sender is told. */
export interface Accepted {
  readonly number: number;
  readonly at: number;
  /** Envelopes ever accepted from this device, this one included. */
  readonly accepted: number;
}

/** The stored answer when this device already sent this; throws `request.invalid` when it used the id for something else. */
export async function findAccepted(
  tx: Tx,
  caller: Caller,
  envelope: Buffer,
  digest: Buffer,
): Promise<Accepted | null> {
  const held = await tx
    .selectFrom('envelopes')
    .select(['number', 'accepted_at', 'accepted', 'digest'])
    .where('sender_device', '=', caller.device)
    .where('envelope', '=', envelope)
    .executeTakeFirst();
  if (held === undefined) return null;
  if (!sameBytes(held.digest, digest)) throw new AppError('request.invalid');
  return { number: held.number, at: held.accepted_at, accepted: held.accepted };
}

interface NewEnvelope {
  readonly kind: 'message' | 'commit';
  readonly envelope: Buffer;
  readonly digest: Buffer;
  readonly generation: number;
  readonly epoch: number;
  readonly size: number;
  /** What the log grows by. */
  readonly logBytes: number;
  /** Kept until collected; null for a commit, whose bytes the log holds. */
  readonly bytes: Buffer | null;
  readonly waiting: number;
}

/** Writes the row, counts it for the sender and moves the conversation's counter. The conversation and the sender are locked. */
export async function storeEnvelope(
  tx: Tx,
  conversation: LockedConversation,
  sender: LockedDevice,
  made: NewEnvelope,
  now: number,
): Promise<Accepted> {
  const number = conversation.lastNumber + 1;
  const accepted = sender.accepted + 1;
  const isCommit = made.kind === 'commit';
  const generation = isCommit ? made.generation : conversation.generation;
  const last = isCommit ? made.epoch : conversation.last;
  await sql`
    WITH counted AS (
      UPDATE devices SET accepted = ${accepted} WHERE id = ${sender.id}
    ), numbered AS (
      UPDATE conversations SET last_number = ${number}, generation = ${generation}, last_position = ${last},
        log_bytes = CASE WHEN generation = ${generation} THEN log_bytes ELSE 0 END + ${made.logBytes}
      WHERE id = ${conversation.id}
    )
    INSERT INTO envelopes (sender_device, envelope, kind, conversation, generation, epoch, number, accepted_at,
      accepted, digest, size, bytes, waiting)
    VALUES (${sender.id}, ${made.envelope}, ${made.kind}, ${conversation.id}, ${made.generation}, ${made.epoch},
      ${number}, ${now}, ${accepted}, ${made.digest}, ${made.size}, ${made.waiting === 0 ? null : made.bytes},
      ${made.waiting})`.execute(tx);
  return { number, at: now, accepted };
}
