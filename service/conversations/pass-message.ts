/** Passes a small sealed message to the devices that are connected this moment, on whichever node; it is stored nowhere. */

import { sql } from 'kysely';
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { withoutBlockers } from '../abuse/blocks.ts';
import { decodeBytes, encodeBytes } from '../bytes.ts';
import { withoutRestricted } from '../choices/restriction.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';
import { notifyPassing } from '../realtime/notify.ts';
import { lockConversation, lockMemberDevices } from './lock.ts';

/**
 * Counted like every envelope, so that an older copy of a device is recognised, and given no number. Throws
 * `conversation.unknown`, `envelope.staleEpoch`.
 */
export async function passMessage(
  { db, clock }: Context,
  caller: Caller,
  request: RouteRequest<'messages.pass'>,
): Promise<{ readonly accepted: number }> {
  decodeBytes(request.bytes, limits.passingBytes);
  return inTransaction(db, async (tx) => {
    const now = clock.now();
    const conversation = await lockConversation(tx, caller, decodeBytes(request.conversation));
    const isCurrent = request.generation === conversation.generation && request.epoch === conversation.last;
    if (!isCurrent) {
      const { last, generation } = conversation;
      throw new AppError('envelope.staleEpoch', { fields: { last, generation } });
    }
    const { sender, others: present } = await lockMemberDevices(tx, caller, conversation, now);
    const wanting = await withoutBlockers(tx, caller, conversation.members, present);
    const others = await withoutRestricted(tx, wanting);
    const accepted = sender.accepted + 1;
    await sql`UPDATE devices SET accepted = ${accepted} WHERE id = ${sender.id}`.execute(tx);
    const { generation, epoch, envelope, bytes } = request;
    await notifyPassing(
      tx,
      others.map(({ id }) => encodeBytes(id)),
      {
        at: now,
        conversation: request.conversation,
        generation,
        epoch,
        envelope,
        senderDevice: encodeBytes(sender.id),
        bytes,
      },
    );
    return { accepted };
  });
}
