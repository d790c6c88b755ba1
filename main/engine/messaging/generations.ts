/** The next generation of a conversation: a new MLS group with the same members, when the present one cannot go on (ADR 0024). */

import { reach } from '../crash-points.ts';
import {
  type Conversation,
  getConversation,
  setConversationState,
  setGeneration,
} from '../store/repositories/conversations.ts';
import { forgetSenderCounters } from '../store/repositories/counters.ts';
import { markGroupDue } from '../store/repositories/group-rows.ts';
import { listUndelivered } from '../store/repositories/messages.ts';
import { addToOutbox, isInOutbox } from '../store/repositories/outbox.ts';
import { getRepair, putRepair } from '../store/repositories/repair.ts';
import { inTransaction } from '../store/statement.ts';
import type { Authorised } from '../sync/authorised.ts';
import type { Desk } from './desk.ts';
import { addNotice } from './notices.ts';
import { type Founders, foundGroup, submitFounding } from './opening.ts';

/** So many of our newest messages that nobody confirmed are sealed anew. */
const mostSentAgain = 1_000;

/** What the service took of us and nobody confirmed waits again, under its ids: who has it passes it over. Call inside a transaction. */
export function sendUndeliveredAgain({ store, device }: Desk, conversation: string): void {
  for (const { id, at } of listUndelivered(store, conversation, device.id, mostSentAgain)) {
    if (!isInOutbox(store, id)) addToOutbox(store, { conversation, message: id, type: 'text', at });
  }
}

/**
 * The conversation goes on in `generation`, whose group is here. The old group stays for late messages and goes a week after.
 * What the others never confirmed is sealed anew under the same ids. Call inside a transaction; answers the notice's id.
 */
export function enterGeneration(
  desk: Desk,
  conversation: Conversation,
  generation: number,
  number: number | null,
): void {
  const { store, groups } = desk;
  const { id, kind } = conversation;
  groups.retire(id, conversation.generation);
  setGeneration(store, id, generation);
  setConversationState(store, id, 'open');
  putRepair(store, { ...getRepair(store, id), needed: null, unreadable: 0 });
  // Bodies that were sealed for the old group come again with other counters: a gap would be named that is none.
  forgetSenderCounters(store, id, desk.device.id);
  sendUndeliveredAgain(desk, id);
  if (kind !== 'own') addNotice(desk, id, { code: 'conversation.renewed', names: [] }, number);
}

/**
 * Opens the next generation, from wherever a crash left it. Another device of the founder may be first: then its Welcome
 * comes by mail. Throws `network.*`, `keyPackage.*`, `e2ee.*`.
 */
export async function openNextGeneration(
  desk: Desk,
  authorised: Authorised,
  id: string,
  founders?: Founders,
): Promise<void> {
  const { store, groups } = desk;
  const conversation = getConversation(store, id);
  const generation = conversation.generation + 1;
  const next = { ...conversation, generation };
  const who = founders ?? (conversation.kind === 'group' ? 'reachable' : 'people');
  if (!groups.exists(id, generation)) await foundGroup(desk, authorised, next, who);
  // Founded together with its commit: without one it won before this start, and all that is missing is to enter it.
  const hasWon = groups.findPending(id, generation) === undefined;
  const outcome = hasWon ? 'won' : await submitFounding(desk, authorised, next);
  reach('generation.won');
  inTransaction(store, () => {
    if (outcome !== 'won') return groups.remove(id, generation);
    enterGeneration(desk, conversation, generation, null);
    // Whoever could not be reached comes in with the next comparison.
    markGroupDue(store, id);
    putRepair(store, { ...getRepair(store, id), openedAt: desk.clock.now() });
  });
  // What waited for commits of the old group waits no longer.
  desk.wake();
  desk.emit('conversations.changed', {});
}
