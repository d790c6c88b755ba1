/** The real row the service holds for a message this account sent: what "What O7 sees" shows. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { EnvelopeRow } from '../../contract/wire/schemas.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';

/** Throws `envelope.unknown` for one that is unknown, expired, another account's, or of a conversation that the account left alike. */
export async function getEnvelopeRow(
  { db }: Context,
  caller: Caller,
  asked: { conversation: string; envelope: string },
): Promise<EnvelopeRow> {
  const row = await db
    .selectFrom('envelopes')
    .innerJoin('devices', 'devices.id', 'envelopes.sender_device')
    .innerJoin('conversation_members', (on) =>
      on
        .onRef('conversation_members.conversation', '=', 'envelopes.conversation')
        .onRef('conversation_members.account', '=', 'devices.account'),
    )
    .selectAll('envelopes')
    .where('devices.account', '=', caller.account)
    .where('envelopes.envelope', '=', decodeBytes(asked.envelope))
    .where('envelopes.conversation', '=', decodeBytes(asked.conversation))
    .where('envelopes.kind', '=', 'message')
    .executeTakeFirst();
  if (row === undefined) throw new AppError('envelope.unknown');
  return {
    envelope: asked.envelope,
    conversation: asked.conversation,
    senderDevice: encodeBytes(row.sender_device),
    generation: row.generation,
    epoch: row.epoch,
    number: row.number,
    acceptedAt: row.accepted_at,
    size: row.size,
    bytes: row.bytes === null ? null : encodeBytes(row.bytes),
    waitingFor: row.waiting,
    collectedAt: row.collected_at,
    expiresAt: row.accepted_at + limits.mailboxLifetimeMs,
  };
}
