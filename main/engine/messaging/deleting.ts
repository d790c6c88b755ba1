/** Deleting on this computer: gone from the lists at once, from the files after the time in which it can be taken back. */
import { dirname } from 'node:path';
import { limits } from '../../../contract/domain/limits.ts';
import { recordEvent } from '../audit/record.ts';
import { reach } from '../crash-points.ts';
import { sweepAttachments } from '../store/attachments.ts';
import { fileOf } from '../store/pages.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import {
  clearOldPages,
  eraseMessages,
  hideMessages,
  listHidden,
  unhideMessages,
} from '../store/repositories/deletions.ts';
import { inTransaction } from '../store/statement.ts';
import { rememberErased } from '../upkeep/erased.ts';
import { tellAttention } from './attention.ts';
import type { Desk } from './desk.ts';

interface Chosen {
  readonly conversation: string;
  readonly messages: readonly string[];
}

/** A disk that is full now may not be later; until then the messages stay out of every list. */
const tryAgainMs = 30_000;

/** The deletion that each message waits for: one that was taken back and begun anew waits for the new one only. */
const planned = new WeakMap<Desk['store'], Map<string, symbol>>();

function plansOf({ store }: Desk): Map<string, symbol> {
  const known = planned.get(store) ?? new Map<string, symbol>();
  planned.set(store, known);
  return known;
}

function eraseNow(desk: Desk, ids: readonly string[]): void {
  const erased = inTransaction(desk.store, () => {
    const gone = eraseMessages(desk.store, ids, desk.clock.now());
    if (gone.length > 0)
      recordEvent(desk.store, desk.clock.now(), { code: 'messages.deleted', count: gone.length });
    return gone;
  });
  rememberErased(desk.store, erased);
  reach('delete.erased');
  clearOldPages(desk.store);
  reach('delete.cleared');
  // The rows are gone for good: so may their files.
  const file = fileOf(desk.store);
  if (file !== null) sweepAttachments(desk.store, dirname(file));
}

function eraseLater(desk: Desk, ids: readonly string[], waitMs: number): void {
  const plans = plansOf(desk);
  const plan = Symbol();
  for (const id of ids) plans.set(id, plan);
  const erase = () => {
    if (!desk.store.open) return;
    const due = ids.filter((id) => plans.get(id) === plan);
    if (due.length === 0) return;
    try {
      eraseNow(desk, due);
      for (const id of due) plans.delete(id);
    } catch {
      eraseLater(desk, due, tryAgainMs);
    }
  };
  setTimeout(erase, waitMs).unref?.();
}

function tellChanged(desk: Desk): void {
  desk.emit('conversations.changed', {});
  tellAttention(desk);
}

/** Answers until when it can be taken back. Ids that are not in this conversation are passed over. Throws `conversation.unknown`. */
export function deleteMessages(desk: Desk, { conversation, messages }: Chosen): { readonly until: number } {
  const until = desk.clock.now() + limits.undoDeleteMs;
  const hidden = inTransaction(desk.store, () => {
    getConversation(desk.store, conversation);
    return hideMessages(desk.store, conversation, messages, until);
  });
  reach('delete.hidden');
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
  for (const id of restored) plansOf(desk).delete(id);
  if (restored.length > 0) {
    desk.emit('messages.reordered', { conversation });
    tellChanged(desk);
    // What waited to be sent may go out after all.
    desk.wake();
  }
  return { restored: restored.length };
}

/** The app is being closed: nobody can take anything back any more. What fails here is finished at the next start. */
export function eraseHidden(desk: Desk): void {
  const ids = listHidden(desk.store).map(({ id }) => id);
  if (ids.length > 0) eraseNow(desk, ids);
}

/** Finishes what was begun before this start. A clock that was set back never makes it wait longer than the first time. */
export function finishDeletions(desk: Desk): void {
  // A crash between erasing and this left old pages behind.
  clearOldPages(desk.store);
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
