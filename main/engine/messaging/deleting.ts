/** Deleting on this computer: gone from the lists at once, from the files after the time in which it can be taken back. */
import { dirname } from 'node:path';
import { limits } from '../../../contract/domain/limits.ts';
import { recordEvent } from '../audit/record.ts';
import { reach } from '../crash-points.ts';
import { issueReceipt } from '../privacy/receipts/issue.ts';
import { sweepAttachments } from '../store/attachments.ts';
import { fileOf } from '../store/pages.ts';
import { dropEmptyArchive } from '../store/repositories/brought-along.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import {
  clearOldPages,
  type Erased,
  eraseMessages,
  hideMessages,
  listHidden,
  rememberDeleted,
  unhideMessages,
  wasEverHere,
} from '../store/repositories/deletions.ts';
import { inTransaction } from '../store/statement.ts';
import { rememberErased } from '../upkeep/erased.ts';
import { tellAttention } from './attention.ts';
import type { Desk } from './desk.ts';
import { noteErased } from './erasing.ts';
import { tellOwnDevices } from './own-devices.ts';

interface Chosen {
  readonly conversation: string;
  readonly messages: readonly string[];
}

/** Messages that one change for our other computers names. */
const atOnce = 200;

/** A disk that is full now may not be later; until then the messages stay out of every list. */
const tryAgainMs = 30_000;

/** Messages erased in one transaction. */
const sliceRows = 500;

/** The deletion that each message waits for: one that was taken back and begun anew waits for the new one only. */
const planned = new WeakMap<Desk['store'], Map<string, symbol>>();

function plansOf({ store }: Desk): Map<string, symbol> {
  const known = planned.get(store) ?? new Map<string, symbol>();
  planned.set(store, known);
  return known;
}

function tellErased(desk: Desk, erased: readonly Erased[]): void {
  for (const [conversation, group] of Map.groupBy(erased, (one) => one.conversation)) {
    const ids = group.map(({ id }) => id);
    for (let at = 0; at < ids.length; at += atOnce)
      tellOwnDevices(desk, { kind: 'deleted', conversation, messages: ids.slice(at, at + atOnce) });
  }
}

/** `before`: how many went in slices before this one, which is the last: the person gets one receipt for all; null: not the last. */
/** What was brought along ends with its last line. */
function dropArchives(desk: Desk, erased: readonly Erased[]): void {
  const conversations = [...new Set(erased.map(({ conversation }) => conversation))];
  const gone = inTransaction(desk.store, () =>
    conversations.filter((conversation) => dropEmptyArchive(desk.store, conversation)),
  );
  if (gone.length > 0) desk.emit('conversations.changed', {});
}

function eraseSlice(desk: Desk, ids: readonly string[], before: number | null): number {
  const erased = inTransaction(desk.store, () => {
    const gone = eraseMessages(desk.store, ids, desk.clock.now());
    if (gone.length > 0)
      recordEvent(desk.store, desk.clock.now(), { code: 'messages.deleted', count: gone.length });
    tellErased(desk, gone);
    const messages = (before ?? 0) + gone.length;
    if (before !== null && messages > 0) issueReceipt(desk, { act: 'deleted', details: { messages } });
    return gone;
  });
  if (erased.length > 0) desk.wake();
  dropArchives(desk, erased);
  rememberErased(desk.store, erased);
  reach('delete.erased');
  return erased.length;
}

/** What is left of erased rows in the files goes. */
function clearUp(desk: Desk): void {
  clearOldPages(desk.store);
  reach('delete.cleared');
  // The rows are gone for good: so may their files.
  const file = fileOf(desk.store);
  if (file !== null) sweepAttachments(desk.store, dirname(file));
}

/** Deleted on another computer. Call inside a transaction; `finishErasing` follows it. What never came here never will. */
export function eraseAsTold(desk: Desk, conversation: string, ids: readonly string[]): void {
  const now = desk.clock.now();
  const hidden = hideMessages(desk.store, conversation, ids, now);
  const erased = eraseMessages(desk.store, ids, now);
  rememberDeleted(
    desk.store,
    ids.filter((id) => !wasEverHere(desk.store, id)),
    now,
  );
  if (hidden.length > 0) recordEvent(desk.store, now, { code: 'messages.deleted', count: hidden.length });
  for (const one of erased) noteErased(desk, one);
}

/** Hidden messages leave the files when the time is over; thousands of them a slice at a time, with other work in between. */
export function eraseLater(desk: Desk, ids: readonly string[], waitMs: number): void {
  const plans = plansOf(desk);
  const plan = Symbol();
  for (const id of ids) plans.set(id, plan);
  let erased = 0;
  const erase = () => {
    if (!desk.store.open) return;
    const due = ids.filter((id) => plans.get(id) === plan);
    if (due.length === 0) return;
    const slice = due.slice(0, sliceRows);
    try {
      const isLast = due.length <= sliceRows;
      erased += eraseSlice(desk, slice, isLast ? erased : null);
      if (isLast) {
        desk.emit('receipts.changed', {});
        clearUp(desk);
      }
    } catch {
      eraseLater(desk, due, tryAgainMs);
      return;
    }
    for (const id of slice) plans.delete(id);
    if (due.length > sliceRows) setImmediate(erase);
  };
  setTimeout(erase, waitMs).unref?.();
}

/** These were taken back: what was planned for them is not done. */
export function forgetPlans(desk: Desk, ids: readonly string[]): void {
  for (const id of ids) plansOf(desk).delete(id);
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
  forgetPlans(desk, restored);
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
  if (ids.length === 0) return;
  let erased = 0;
  for (let at = 0; at < ids.length; at += sliceRows) {
    const isLast = at + sliceRows >= ids.length;
    erased += eraseSlice(desk, ids.slice(at, at + sliceRows), isLast ? erased : null);
  }
  clearUp(desk);
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
