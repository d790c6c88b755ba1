/** What a group's changes need of the conversation, the outbox and the inbox. */
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import type { Conversation } from './conversations.ts';

/** Of the newest roster that was believed here; 0 before the first. */
export function getRosterVersion(store: Store, id: string): number {
  return (
    getRow<{ version: number }>(store, 'SELECT roster_version AS version FROM conversation WHERE id = $id', {
      id,
    })?.version ?? 0
  );
}

export function setRosterVersion(store: Store, id: string, version: number): void {
  run(store, 'UPDATE conversation SET roster_version = $version WHERE id = $id', { id, version });
}

/** Groups of this founder, not ended, that somebody is in. */
export function listGroupsWith(store: Store, founder: string, account: string): readonly string[] {
  return getRows<{ id: string }>(
    store,
    `SELECT id FROM conversation c WHERE founder = $founder AND state = 'open' AND EXISTS (
       SELECT 1 FROM conversation_member m WHERE m.conversation = c.id AND m.account = $account AND m.left_at IS NULL)`,
    { founder, account },
  ).map(({ id }) => id);
}

export function setTitle(store: Store, id: string, title: string): void {
  run(store, 'UPDATE conversation SET title = $title WHERE id = $id', { id, title });
}

/** Nothing is written in it any more; what waited to go out does not go. */
export function markEnded(store: Store, id: string, at: number): void {
  run(store, `UPDATE conversation SET state = 'ended', ended_at = $at, members_due = 0 WHERE id = $id`, {
    id,
    at,
  });
  run(store, 'DELETE FROM outbox WHERE conversation = $id', { id });
  run(store, 'DELETE FROM receipt_due WHERE conversation = $id', { id });
  run(store, 'DELETE FROM repair WHERE conversation = $id', { id });
  run(store, 'DELETE FROM ask WHERE conversation = $id', { id });
}

/** It goes on: this person was brought back. */
export function markAwaiting(store: Store, id: string, generation: number): void {
  run(
    store,
    `UPDATE conversation SET state = 'awaiting', ended_at = NULL, leave = NULL, generation = max(generation, $generation)
     WHERE id = $id`,
    { id, generation },
  );
}

/** Whether this person went by themselves, and whether that still has to be told. */
export type Leave = 'due' | 'done' | null;

export function getLeave(store: Store, id: string): Leave {
  return (
    getRow<{ leave: Leave }>(store, 'SELECT leave FROM conversation WHERE id = $id', { id })?.leave ?? null
  );
}

export function setLeave(store: Store, id: string, leave: Leave): void {
  run(store, 'UPDATE conversation SET leave = $leave WHERE id = $id', { id, leave });
}

/** Conversations that were left here and whose others have not been told yet. */
export function listLeaving(store: Store): readonly Pick<Conversation, 'id' | 'generation'>[] {
  return getRows(store, `SELECT id, generation FROM conversation WHERE leave = 'due'`);
}

/** Ended conversations whose keys are still here, and which nobody here has still to take leave of. */
export function listEndedWithKeys(store: Store): readonly string[] {
  return getRows<{ id: string }>(
    store,
    `SELECT id FROM conversation WHERE state = 'ended' AND leave IS NOT 'due'
       AND id IN (SELECT conversation FROM mls_group)`,
  ).map(({ id }) => id);
}

/** Who is in has to be compared with who should be. */
export function markGroupDue(store: Store, id: string): void {
  run(store, 'UPDATE conversation SET members_due = 1 WHERE id = $id', { id });
}

/** Conversations of two through which somebody still has to be told of this group. */
export function listIntroducing(store: Store, group: string): readonly string[] {
  return getRows<{ conversation: string }>(
    store,
    `SELECT DISTINCT conversation FROM outbox WHERE type = 'introduction' AND payload ->> '$.conversation' = $group`,
    { group },
  ).map(({ conversation }) => conversation);
}

/** Drops what would tell of this group and was not sealed yet: what is said next takes its place. */
export function removeUnsealedIntroductions(store: Store, group: string): void {
  run(
    store,
    `DELETE FROM outbox WHERE type = 'introduction' AND counter IS NULL AND payload ->> '$.conversation' = $group`,
    { group },
  );
}

/** Whether those who are in still have to be told of who comes or goes. */
export function hasRosterWaiting(store: Store, group: string): boolean {
  return (
    getRow(store, `SELECT 1 FROM outbox WHERE conversation = $group AND type = 'roster'`, { group }) !==
    undefined
  );
}

/** What came for a conversation that was not known here is looked at again; answers whether there is any. */
export function reviveItems(store: Store, conversation: string): boolean {
  const revived = run(
    store,
    `UPDATE inbox SET state = 'new', code = NULL WHERE state = 'aside' AND code IN ('conversation.unknown', 'e2ee.wrongMembers')
       AND item ->> '$.conversation' = $conversation`,
    { conversation },
  );
  return revived > 0;
}

/** A member's computer has a line of ours; answers whether that is new. */
export function addDelivered(store: Store, message: string, account: string, at: number): boolean {
  return (
    run(
      store,
      `INSERT OR IGNORE INTO message_receipt (message, account, delivered_at) VALUES ($message, $account, $at)`,
      { message, account, at },
    ) > 0
  );
}

/**
 * Lines of ours that everybody has who was in when they were written and still is; answers those that changed. `message`:
 * only that one.
 */
export function settleDelivered(
  store: Store,
  conversation: string,
  message: string | null,
): readonly string[] {
  return getRows<{ id: string }>(
    store,
    `UPDATE message SET delivery = 'delivered'
     WHERE conversation = $conversation AND mine = 1 AND delivery = 'sent' AND notice IS NULL
       AND ($message IS NULL OR id = $message)
       AND NOT EXISTS (
         SELECT 1 FROM conversation_member m WHERE m.conversation = $conversation AND m.left_at IS NULL
           AND m.account <> message.sender_account AND m.joined_at <= message.at
           AND NOT EXISTS (SELECT 1 FROM message_receipt r WHERE r.message = message.id AND r.account = m.account))
     RETURNING id`,
    { conversation, message },
  ).map(({ id }) => id);
}

/** Whether a line of ours stands in this conversation. */
export function isOurLine(store: Store, conversation: string, id: string): boolean {
  return (
    getRow(
      store,
      'SELECT 1 FROM message WHERE id = $id AND conversation = $conversation AND mine = 1 AND notice IS NULL',
      { id, conversation },
    ) !== undefined
  );
}
