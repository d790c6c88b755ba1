/** Tells the other computers of this person what was changed here: through the conversation that they alone are in. */
import type { SyncChange } from '../../../contract/domain/sync-change.ts';
import { newId } from '../crypto/ids.ts';
import { findOwnConversation } from '../store/repositories/conversations.ts';
import { findNumberedPlace } from '../store/repositories/messages.ts';
import { addToOutbox, removeUnsealedReads } from '../store/repositories/outbox.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';

/**
 * Call it in the transaction that makes the change here. Where there is no other computer it does nothing; what one that is
 * away does not have, or no longer has, it passes over.
 */
export function tellOwnDevices(desk: Pick<Desk, 'store' | 'clock'>, change: SyncChange): void {
  const { store, clock } = desk;
  const own = findOwnConversation(store);
  if (own === undefined) return;
  inTransaction(store, () => {
    // Reading on says all that the place before said.
    if (change.kind === 'read') removeUnsealedReads(store, change.conversation);
    addToOutbox(store, {
      conversation: own.id,
      message: newId(),
      type: 'sync',
      payload: { change },
      at: clock.now(),
    });
  });
}

/** Reading went on from one sort key to another; the service's numbers stand for the same lines everywhere. */
export function tellRead(
  desk: Pick<Desk, 'store' | 'clock' | 'wake'>,
  conversation: string,
  { before, upTo }: { readonly before: number; readonly upTo: number },
): void {
  const place = findNumberedPlace(desk.store, conversation, upTo);
  // The same place again lifts "marked unread" there as here.
  if (upTo < before || place === 0) return;
  tellOwnDevices(desk, { kind: 'read', conversation, upTo: place });
  desk.wake();
}
