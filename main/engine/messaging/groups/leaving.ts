/** A person leaves: over here at once, told to the others and the service as soon as there is a connection. */
import type { ConversationView } from '../../../../contract/bridge/views.ts';
import { AppError } from '../../../../contract/errors/app-error.ts';
import { newId } from '../../crypto/ids.ts';
import { getConversation } from '../../store/repositories/conversations.ts';
import { listEndedWithKeys, listLeaving, setLeave } from '../../store/repositories/group-rows.ts';
import { addToOutbox } from '../../store/repositories/outbox.ts';
import { inTransaction } from '../../store/statement.ts';
import type { Authorised } from '../../sync/authorised.ts';
import { catchUp } from '../catching-up.ts';
import type { Desk } from '../desk.ts';
import { sendWaiting } from '../sending.ts';
import { inConversation } from '../troubles.ts';
import { getConversationView } from '../views.ts';
import { destroyGroups, endConversation } from './ending.ts';

/**
 * Either side of a pair, or a member of a group; its founder stays (`group.founderStays`). What stands in it stays here. What
 * waited to go out does not go. Throws `conversation.unknown`, `conversation.notOpen` for who has not said yes or no yet.
 */
export function leaveConversation(desk: Desk, id: string): ConversationView {
  const { store, clock, account } = desk;
  inTransaction(store, () => {
    const conversation = getConversation(store, id);
    if (conversation.kind === 'own') throw new AppError('conversation.unknown');
    if (conversation.founder === account.id) throw new AppError('group.founderStays');
    if (conversation.state === 'toConfirm') throw new AppError('conversation.notOpen');
    if (conversation.state === 'ended') return;
    const isGroup = conversation.kind === 'group';
    endConversation(desk, conversation, isGroup ? 'group.left' : 'person.left', null);
    setLeave(store, id, 'due');
    addToOutbox(store, { conversation: id, message: newId(), type: 'leave', payload: {}, at: clock.now() });
  });
  desk.emit('conversations.changed', {});
  desk.emit('messages.reordered', { conversation: id });
  desk.wake();
  return getConversationView(desk, id);
}

/**
 * Tells the others, then the service, then destroys the keys. Where this device is not in yet there is nobody to tell: the
 * Welcome is waited for.
 */
async function finishLeaving(
  desk: Desk,
  authorised: Authorised,
  { id, generation }: { readonly id: string; readonly generation: number },
): Promise<void> {
  if (!desk.groups.exists(id, generation)) return;
  if ((await sendWaiting(desk, authorised, { id, generation })) === 'stale') {
    await catchUp(desk, authorised, id, generation);
    if ((await sendWaiting(desk, authorised, { id, generation })) === 'stale')
      throw new AppError('envelope.staleEpoch');
  }
  await authorised('conversations.leave', { conversation: id });
  inTransaction(desk.store, () => {
    destroyGroups(desk, id);
    setLeave(desk.store, id, 'done');
  });
}

/** Tells everything that was left here and is not told yet; the keys of what is over are destroyed. Throws `network.*`, `auth.*`. */
export async function tellLeaves(desk: Desk, authorised: Authorised): Promise<void> {
  for (const conversation of listLeaving(desk.store)) {
    await inConversation(desk, conversation.id, () => finishLeaving(desk, authorised, conversation));
  }
  for (const id of listEndedWithKeys(desk.store)) inTransaction(desk.store, () => destroyGroups(desk, id));
}
