/** A message that is there only to be deleted: in the file and the word index, in no list. */
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';
import { eraseMessages, hideMessages } from './deletions.ts';
import { addMessage } from './messages.ts';
import { putSetting, removeSetting } from './settings.ts';

/** Where there is no conversation that could hold it. */
const canarySetting = 'proof-canary';

export interface Canary {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly account: string;
  readonly device: string;
}

/** About to be deleted from the first moment, so that a start after a crash deletes it. Call inside a transaction. */
export function addCanary(store: Store, { id, text, at, account, device }: Canary): void {
  const conversation = getRow<{ id: string }>(store, 'SELECT id FROM conversation LIMIT 1')?.id;
  if (conversation === undefined) {
    putSetting(store, canarySetting, text);
    return;
  }
  addMessage(store, {
    id,
    conversation,
    number: 1,
    mine: true,
    senderAccount: account,
    senderDevice: device,
    text,
    at,
    receivedAt: at,
    delivery: 'sent',
    missingBefore: 0,
    outOfOrder: false,
  });
  hideMessages(store, conversation, [id], at);
}

/** Deleted as every message is; nobody will ever ask for its id, so that goes too. Call inside a transaction. */
export function removeCanary(store: Store, id: string, now: number): void {
  removeSetting(store, canarySetting);
  eraseMessages(store, [id], now);
  run(store, 'DELETE FROM deleted_message WHERE id = $id', { id });
}
