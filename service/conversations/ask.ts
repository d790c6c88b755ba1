/** Passes a device's request for help to every other device of its conversation; what it says is for them to check. */

import type { Ask } from '../../contract/domain/ask.ts';
import { AppError } from '../../contract/errors/app-error.ts';
import { withoutBlockers } from '../abuse/blocks.ts';
import { decodeBytes } from '../bytes.ts';
import type { Caller, Context } from '../context.ts';
import { inTransaction } from '../db/open.ts';
import { deliver } from '../mailbox/deliver.ts';
import { requireHandshakeRoom } from '../mailbox/quota.ts';
import { lockConversation, lockMemberDevices } from './lock.ts';

/** Throws `conversation.unknown`, `mailbox.full`, `request.invalid` when it speaks for another device than the caller's. */
export async function passAsk({ db, clock }: Context, caller: Caller, ask: Ask): Promise<void> {
  const isOwn =
    decodeBytes(ask.account).equals(caller.account) && decodeBytes(ask.device).equals(caller.device);
  if (!isOwn) throw new AppError('request.invalid');
  await inTransaction(db, async (tx) => {
    const now = clock.now();
    const conversation = await lockConversation(tx, caller, decodeBytes(ask.conversation));
    const { sender, others: present } = await lockMemberDevices(tx, caller, conversation, now);
    const others = await withoutBlockers(tx, caller, conversation.members, present);
    await requireHandshakeRoom(tx, caller, present);
    const item = { kind: 'ask', sender_device: sender.id, bytes: Buffer.from(JSON.stringify(ask)) } as const;
    await deliver(
      tx,
      others.map((to) => ({ to, item })),
      now,
    );
  });
}
