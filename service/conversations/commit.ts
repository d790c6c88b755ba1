/** Appends a commit at exactly the next log position, with its welcomes: all or nothing. */
import { limits } from '../../contract/domain/limits.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import type { RouteRequest } from '../../contract/wire/routes.ts';
import { withoutBlockers } from '../abuse/blocks.ts';
import { decodeBytes, digestOf } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction, type Tx } from '../db/open.ts';
import { deliver } from '../mailbox/deliver.ts';
import type { LockedDevice } from '../mailbox/lock-devices.ts';
import { requireHandshakeRoom } from '../mailbox/quota.ts';
import { type Accepted, findAccepted, storeEnvelope } from './accept-envelope.ts';
import { type LockedConversation, lockConversation, lockMemberDevices } from './lock.ts';

interface Welcome {
  readonly device: Buffer;
  readonly bytes: Buffer;
}

/**
 * A replay gets the stored answer. Throws `conversation.unknown`, `log.positionTaken` with the newest generation and
 * its last position, `mailbox.full`, `request.invalid` (a welcome to a device of no member; a generation opened by another than the founder).
 */
export async function appendCommit(
  { db, clock }: Context,
  caller: Caller,
  request: RouteRequest<'conversations.commit'>,
): Promise<Accepted> {
  const id = decodeBytes(request.conversation);
  const envelope = decodeBytes(request.envelope);
  const bytes = decodeBytes(request.bytes, limits.handshakeBytes);
  const welcomes = request.welcomes.map(
    (welcome): Welcome => ({
      device: decodeBytes(welcome.device),
      bytes: decodeBytes(welcome.bytes, limits.handshakeBytes),
    }),
  );
  const { generation, position } = request;
  const said = welcomes.flatMap((welcome) => [welcome.device, welcome.bytes]);
  const digest = digestOf('commit', id, generation, position, bytes, ...said);
  return inTransaction(db, async (tx) => {
    const now = clock.now();
    const conversation = await lockConversation(tx, caller, id);
    const before = await findAccepted(tx, caller, envelope, digest);
    if (before !== null) return before;
    requireNextPosition(conversation, caller, generation, position);
    const { sender, others: present } = await lockMemberDevices(tx, caller, conversation, now);
    requireMemberDevices(welcomes, present);
    // Whoever blocked the sender reads it in the log, should they ever need it.
    const others = await withoutBlockers(tx, caller, conversation.members, present);
    await requireHandshakeRoom(tx, caller, present);
    const logBytes = welcomes.reduce((sum, welcome) => sum + welcome.bytes.length, bytes.length);
    requireLogRoom(conversation, generation, logBytes);
    const made = {
      kind: 'commit',
      envelope,
      digest,
      generation,
      epoch: position,
      size: bytes.length,
      logBytes,
    } as const;
    const waiting = present.length;
    const answer = await storeEnvelope(tx, conversation, sender, { ...made, bytes: null, waiting }, now);
    const { number, at } = answer;
    await tx
      .insertInto('log_entries')
      .values({
        conversation: id,
        generation,
        position,
        sender_device: sender.id,
        envelope,
        number,
        accepted_at: at,
        bytes,
      })
      .execute();
    await fanOut(tx, sender, envelope, others, welcomes, now);
    return answer;
  });
}

/** A new generation starts at position 1 and is the founder's to open. */
function requireNextPosition(
  conversation: LockedConversation,
  caller: Caller,
  generation: number,
  position: number,
): void {
  const next = generation === conversation.generation && position === conversation.last + 1;
  const opens = generation === conversation.generation + 1 && position === 1;
  if (!next && !opens) {
    throw new AppError('log.positionTaken', {
      fields: { last: conversation.last, generation: conversation.generation },
    });
  }
  if (opens && !conversation.founder.equals(caller.account)) throw new AppError('request.invalid');
}

function requireMemberDevices(welcomes: readonly Welcome[], others: readonly LockedDevice[]): void {
  const allowed = new Set(others.map((device) => device.id.toString('hex')));
  for (const welcome of welcomes) {
    // Deleting finds a device that is named twice, too.
    if (!allowed.delete(welcome.device.toString('hex'))) throw new AppError('request.invalid');
  }
}

/** Counted for each generation: the founder can go on where others have filled it. */
function requireLogRoom(conversation: LockedConversation, generation: number, more: number): void {
  const held = generation === conversation.generation ? conversation.logBytes : 0;
  if (held + more <= limits.logBytesPerConversation) return;
  throw new AppError('request.tooMany', { fields: { limitBytes: limits.logBytesPerConversation } });
}

/** A welcomed device gets its welcome, every other one the commit. */
async function fanOut(
  tx: Tx,
  sender: LockedDevice,
  envelope: Buffer,
  others: readonly LockedDevice[],
  welcomes: readonly Welcome[],
  now: number,
): Promise<void> {
  const byDevice = new Map(welcomes.map((welcome) => [welcome.device.toString('hex'), welcome.bytes]));
  const items = others.map((to) => {
    const bytes = byDevice.get(to.id.toString('hex')) ?? null;
    const kind = bytes === null ? ('commit' as const) : ('welcome' as const);
    return { to, item: { kind, sender_device: sender.id, envelope, bytes } };
  });
  await deliver(tx, items, now);
}
