/** Messages that arrived and whose arrival their author has not been told yet. */
import type { Store } from '../database.ts';
import { getRows, run } from '../statement.ts';

export function addReceiptDue(store: Store, conversation: string, message: string): void {
  run(store, 'INSERT OR IGNORE INTO receipt_due VALUES ($message, $conversation)', { message, conversation });
}

/** Up to 200 of one conversation: what one receipt may carry. */
export function listReceiptsDue(store: Store, conversation: string): readonly string[] {
  return getRows<{ message: string }>(
    store,
    'SELECT message FROM receipt_due WHERE conversation = $conversation LIMIT 200',
    { conversation },
  ).map((row) => row.message);
}

export function listConversationsWithReceiptsDue(store: Store): readonly string[] {
  return getRows<{ conversation: string }>(store, 'SELECT DISTINCT conversation FROM receipt_due').map(
    (row) => row.conversation,
  );
}

/** Their authors were told. */
export function clearReceiptsDue(store: Store, { messages }: { readonly messages: readonly string[] }): void {
  for (const message of messages) run(store, 'DELETE FROM receipt_due WHERE message = $message', { message });
}
