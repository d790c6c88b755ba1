/** Deleting on this computer: gone from the lists at once, from the files after the time in which it can be taken back. */
import { limits } from '../../../contract/domain/limits.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import {
  clearOldPages,
  eraseMessages,
  hideMessages,
  listHidden,
  unhideMessages,
} from '../store/repositories/deletions.ts';
import { inTransaction } from '../store/statement.ts';
import { tellAttention } from './attention.ts';
import type { Desk } from './desk.ts';

interface Chosen {
  readonly conversation: string;
  readonly messages: readonly string[];
}

/** A disk that is full now may not be later; until then the messages stay out of every list. */
const tryAgainMs = 30_000;

function eraseLater(desk: Desk, ids: readonly string[], waitMs: number): void {
  const erase = () => {
    if (!desk.store.open) return;
    try {
      inTransaction(desk.store, () => eraseMessages(desk.store, ids, desk.clock.now()));
      clearOldPages(desk.store);
    } catch {
      eraseLater(desk, ids, tryAgainMs);
    }
  };
  setTimeout(erase, waitMs).unref?.();
}

function tellChanged(desk: Desk): void {
  desk.emit('conversations.changed', {});
  tellAttention(desk, false);
}

/** Answers until when it can be taken back. Ids that are not in this conversation are passed over. Throws `conversation.unknown`. */
export function deleteMessages(desk: Desk, { conversation, messages }: Chosen): { readonly until: number } {
  const until = desk.clock.now() + limits.undoDeleteMs;
  const hidden = inTransaction(desk.store, () => {
    getConversation(desk.store, conversation);
    return hideMessages(desk.store, conversation, messages, until);
  });
  if (hidden.length > 0) {
    eraseLater(desk, hidden, limits.undoDeleteMs);
    desk.emit('messages.removed', { conversation, messages: [...hidden] });
    tellChanged(desk);
  }
  return { until };
}

/** Answers how many stand again; those that are gone stay gone. */
export function undoDelete(desk: Desk, { conversation, messages }: Chosen): { readonly restored: number } {
  const restored = inTransaction(desk.store, () => unhideMessages(desk.store, conversation, messages));
  if (restored.length > 0) {
    desk.emit('messages.reordered', { conversation });
    tellChanged(desk);
    // What waited to be sent may go out after all.
    desk.wake();
  }
  return { restored: restored.length };
}

/** Finishes what was begun before this start. A clock that was set back never makes it wait longer than the first time. */
export function finishDeletions(desk: Desk): void {
  const hidden = listHidden(desk.store);
  if (hidden.length === 0) return;
  const latest = Math.max(...hidden.map(({ deleteAt }) => deleteAt));
  const wait = Math.min(Math.max(latest - desk.clock.now(), 0), limits.undoDeleteMs);
  eraseLater(
    desk,
    hidden.map(({ id }) => id),
    wait,
  );
}
