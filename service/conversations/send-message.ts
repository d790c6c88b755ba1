/** Takes one sealed message: into every other device's mailbox of the conversation, once, in the service's order. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { withoutBlockers } from '../abuse/blocks.ts';
import { decodeBytes, digestOf } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';
import { deliver } from '../mailbox/deliver.ts';
import { requireRoom } from '../mailbox/quota.ts';
import { type Accepted, findAccepted, storeEnvelope } from './accept-envelope.ts';
import { type LockedConversation, lockConversation, lockMemberDevices } from './lock.ts';

/**
 * A replay gets the stored answer. Throws `conversation.unknown`, `conversation.notOpen` (no commit yet),
 * `envelope.staleEpoch` with the newest generation and its last position, `mailbox.full`, `request.invalid`.
 */
export async function sendMessage(
  { db, clock }: Context,
  caller: Caller,
  request: RouteRequest<'messages.send'>,
): Promise<Accepted> {
  const id = decodeBytes(request.conversation);
  const envelope = decodeBytes(request.envelope);
  const bytes = decodeBytes(request.bytes, limits.envelopeBytes);
  const digest = digestOf('message', id, request.generation, request.epoch, bytes);
  return inTransaction(db, async (tx) => {
    const now = clock.now();
    const conversation = await lockConversation(tx, caller, id);
    const before = await findAccepted(tx, caller, envelope, digest);
    if (before !== null) return before;
    requireFreshEpoch(conversation, request);
    const { sender, others: present } = await lockMemberDevices(tx, caller, conversation, now);
    // Counted as if it waited: nothing that the sender can ask for shows that somebody does not want it.
    const others = await withoutBlockers(tx, caller, conversation.members, present);
    await requireRoom(tx, caller, present);
    const { generation, epoch } = request;
    const made = {
      kind: 'message',
      envelope,
      digest,
      generation,
      epoch,
      size: bytes.length,
      logBytes: 0,
      bytes,
    } as const;
    const answer = await storeEnvelope(tx, conversation, sender, { ...made, waiting: present.length }, now);
    const item = { kind: 'message', sender_device: sender.id, envelope } as const;
    await deliver(
      tx,
      others.map((to) => ({ to, item })),
      now,
    );
    return answer;
  });
}

/** Only the newest epoch and the one before it, of the newest generation. */
function requireFreshEpoch(
  conversation: LockedConversation,
  { generation, epoch }: { generation: number; epoch: number },
): void {
  if (conversation.generation === 0) throw new AppError('conversation.notOpen');
  const fresh = epoch === conversation.last || epoch === conversation.last - 1;
  if (generation !== conversation.generation || !fresh) {
    throw new AppError('envelope.staleEpoch', {
      fields: { last: conversation.last, generation: conversation.generation },
    });
  }
}
