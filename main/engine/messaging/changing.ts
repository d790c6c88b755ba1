/** Changes that come in: an edit or an erasure finds its line, or waits for it, or may not be. */
import { limits } from '../../../contract/domain/limits.ts';
import {
  addChange,
  type Change,
  dropChangesOf,
  eraseContent,
  findChangeTarget,
  listChangesOf,
  removeChange,
  settleEdits,
  trimHeldChanges,
} from '../store/repositories/changes.ts';
import { wasEverHere } from '../store/repositories/deletions.ts';
import type { MessageItem } from './bodies/received.ts';
import { type ChangeFacts, mayChange } from './change-rules.ts';
import type { Desk } from './desk.ts';
import { noteErased } from './erasing.ts';

/** What an item and its body say of a change. The service may claim any time for itself: ours counts where it is earlier. */
export function changeFrom(
  desk: Desk,
  item: MessageItem,
  account: string,
  body: { readonly message: string; readonly at: number },
): Omit<Change, 'target' | 'text'> {
  return {
    body: body.message,
    conversation: item.conversation,
    account,
    number: item.number,
    at: body.at,
    receivedAt: Math.min(desk.clock.now(), item.at),
  };
}

const factsOf = ({ conversation, account, at, receivedAt }: Change): ChangeFacts => ({
  conversation,
  account,
  at,
  arrivedAt: receivedAt,
});

/** Answers whether the message's view changed. Call inside a transaction. */
export function takeChange(desk: Desk, change: Change): boolean {
  const { store } = desk;
  const target = findChangeTarget(store, change.target);
  if (target === undefined) {
    // Deleted here: there is nothing left to change.
    if (wasEverHere(store, change.target)) return false;
    addChange(store, change);
    trimHeldChanges(store, change.conversation, limits.heldChanges);
    return false;
  }
  if (target.isErased) return false;
  const isErasure = change.text === null;
  if (!mayChange(target, factsOf(change), isErasure ? limits.eraseForAllMs : limits.editMs)) return false;
  if (isErasure) {
    noteErased(desk, eraseContent(store, target.id, change.at));
    return true;
  }
  addChange(store, change);
  settleEdits(store, target.id);
  return true;
}

/** A line came: what came before it and is about it is taken in now. Call inside a transaction. */
export function takeHeldChanges(desk: Desk, target: string): void {
  const held = listChangesOf(desk.store, target);
  if (held.length === 0) return;
  dropChangesOf(desk.store, target);
  for (const change of held) {
    removeChange(desk.store, change);
    takeChange(desk, change);
  }
}
