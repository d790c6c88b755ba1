/** Nobody comes into a group unheard of: who is in, and who comes, is told before the commit that does it. */
import { reach } from '../../crash-points.ts';
import { newId } from '../../crypto/ids.ts';
import { type Conversation, getConversation } from '../../store/repositories/conversations.ts';
import {
  hasRosterWaiting,
  listGroupsWith,
  listIntroducing,
  removeUnsealedIntroductions,
} from '../../store/repositories/group-rows.ts';
import { addToOutbox } from '../../store/repositories/outbox.ts';
import type { Desk } from '../desk.ts';
import { findWayTo } from './finding.ts';
import { makeRoster } from './roster.ts';

/** Tells each of these people, in the conversation of two, which group it is and who is in. Call inside a transaction. */
export function queueIntroductions(desk: Desk, group: string, accounts: readonly string[]): void {
  const conversation = getConversation(desk.store, group);
  const payload = {
    conversation: group,
    generation: conversation.generation,
    roster: makeRoster(desk, conversation),
  };
  for (const account of accounts) {
    const way = findWayTo(desk, account);
    if (way === undefined) continue;
    addToOutbox(desk.store, {
      conversation: way.id,
      message: newId(),
      type: 'introduction',
      payload,
      at: desk.clock.now(),
    });
  }
}

/** Tells who is in already. Call inside a transaction. */
export function queueRoster(desk: Desk, group: string): void {
  const roster = makeRoster(desk, getConversation(desk.store, group));
  addToOutbox(desk.store, {
    conversation: group,
    message: newId(),
    type: 'roster',
    payload: { roster },
    at: desk.clock.now(),
  });
}

/** What was to be told and was not yet is told as it is now. Call inside a transaction. */
export function tellAnew(desk: Desk, group: string, accounts: readonly string[]): void {
  removeUnsealedIntroductions(desk.store, group);
  queueIntroductions(desk, group, accounts);
}

/**
 * A device of somebody came into the conversation of two, or came back: it is told of the groups that this account founded and
 * they are in. Who knows already passes it over. Call inside a transaction.
 */
export function introduceAgain(desk: Desk, pair: Conversation, accounts: readonly string[]): void {
  const { contact } = pair;
  if (contact === null || !accounts.includes(contact)) return;
  for (const group of listGroupsWith(desk.store, desk.account.id, contact))
    queueIntroductions(desk, group, [contact]);
}

/** Sends one conversation's waiting rows. */
export type Send = (conversation: string) => Promise<void>;

/** Who is not told of a group yet: the one of two that their introduction leaves by settles, or has another key. */
function listUntold(desk: Desk, group: string): ReadonlySet<string> {
  const ways = listIntroducing(desk.store, group);
  return new Set(ways.flatMap((way) => getConversation(desk.store, way).contact ?? []));
}

/**
 * Introductions first, then the roster: whoever reads the roster can count on the newcomers knowing. Answers who could not be told,
 * and null while the roster could not leave.
 */
export async function tellFirst(desk: Desk, group: string, send: Send): Promise<ReadonlySet<string> | null> {
  for (const way of listIntroducing(desk.store, group)) await send(way);
  if (hasRosterWaiting(desk.store, group)) await send(group);
  if (hasRosterWaiting(desk.store, group)) return null;
  reach('group.told');
  return listUntold(desk, group);
}
