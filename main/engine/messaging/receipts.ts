/** Tells authors that their messages arrived: one sealed receipt for all that are due in a conversation. */
import { newId } from '../crypto/ids.ts';
import { findConversation } from '../store/repositories/conversations.ts';
import { addToOutbox, countInOutbox } from '../store/repositories/outbox.ts';
import { listConversationsWithReceiptsDue, listReceiptsDue } from '../store/repositories/receipts.ts';
import { inTransaction } from '../store/statement.ts';
import type { Desk } from './desk.ts';

/** Puts due receipts into the outbox; those already on their way are not doubled. */
export function queueReceipts(desk: Desk): void {
  for (const conversation of listConversationsWithReceiptsDue(desk.store)) {
    if (findConversation(desk.store, conversation)?.state !== 'open') continue;
    inTransaction(desk.store, () => {
      if (countInOutbox(desk.store, conversation, 'delivered') > 0) return;
      addToOutbox(desk.store, {
        conversation,
        message: newId(),
        type: 'delivered',
        payload: { messages: [...listReceiptsDue(desk.store, conversation)] },
        at: desk.clock.now(),
      });
    });
  }
}
