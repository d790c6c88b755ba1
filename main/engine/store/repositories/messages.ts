/** Message rows: the only place where plaintext rests, inside the encrypted store. */
import type { DeliveryState, MessageView, Notice } from '../../../../contract/bridge/views.ts';
import type { BodyPayload } from '../../../../contract/domain/body.ts';
import type { FileReference } from '../../../../contract/domain/file-reference.ts';
import { limits } from '../../../../contract/domain/limits.ts';
import type { LineMark } from '../../../../contract/domain/line-mark.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import { addFiles, listReferences } from './message-files.ts';
import { columns, type Row, toViews } from './message-rows.ts';
import { addToIndex } from './word-index.ts';

/** Sort keys at and above this belong to messages that wait here; below stand the service's numbers. */
const waitingOrder = limits.largestNumber + 1;

export interface NewMessage {
  readonly id: string;
  readonly conversation: string;
  /** Null: waits here, sorted after everything numbered. */
  readonly number: number | null;
  readonly mine: boolean;
  readonly senderAccount: string;
  readonly senderDevice: string;
  readonly text: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly delivery: DeliveryState;
  readonly missingBefore: number;
  readonly outOfOrder: boolean;
  readonly mark?: LineMark | null;
  readonly replyTo?: string | undefined;
  readonly files?: readonly FileReference[] | undefined;
  /** A line that the app writes: counted as mine, and never sent. */
  readonly notice?: Notice;
}

function nextWaitingOrder(store: Store): number {
  run(store, 'UPDATE store_counter SET waiting_order = waiting_order + 1');
  const row = getRow<{ waiting_order: number }>(store, 'SELECT waiting_order FROM store_counter');
  return waitingOrder + (row?.waiting_order ?? 0);
}

/** A notice stands behind the newest numbered line of now: what comes later comes after it. */
function sortKeyOf(store: Store, { number, notice, conversation }: NewMessage): number {
  if (number !== null) return number;
  if (notice === undefined) return nextWaitingOrder(store);
  const row = getRow<{ last: number }>(
    store,
    `SELECT sort_key AS last FROM message WHERE conversation = $conversation AND sort_key < $waitingOrder
     ORDER BY sort_key DESC LIMIT 1`,
    { conversation, waitingOrder },
  );
  return row?.last ?? 1;
}

/** Adds it to the word index too. Call inside a transaction. */
export function addMessage(store: Store, message: NewMessage): void {
  const { files = [], ...row } = message;
  const names = files.length === 0 ? null : files.map(({ name }) => name).join('\n');
  const place = getRow<{ place: number }>(
    store,
    `INSERT INTO message (id, conversation, sort_key, number, mine, sender_account, sender_device, body_text, at,
       received_at, delivery, missing_before, out_of_order, mark, reply_to, file_count, file_names, notice)
     VALUES ($id, $conversation, $sortKey, $number, $mine, $senderAccount, $senderDevice, $text, $at, $receivedAt,
       $delivery, $missingBefore, $outOfOrder, $mark, $replyTo, $fileCount, $names, $notice) RETURNING place`,
    {
      ...row,
      sortKey: sortKeyOf(store, message),
      mine: message.mine ? 1 : 0,
      outOfOrder: message.outOfOrder ? 1 : 0,
      mark: message.mark ?? null,
      replyTo: message.replyTo ?? null,
      fileCount: files.length,
      names,
      notice: message.notice === undefined ? null : JSON.stringify(message.notice),
    },
  )?.place;
  if (place !== undefined) addToIndex(store, { ...message, names, place });
  if (files.length > 0) addFiles(store, message.id, files);
}

/** A message that stands in its list; one about to be deleted does not. */
export function findMessage(store: Store, id: string): MessageView | undefined {
  const row = getRow<Row>(store, `SELECT ${columns} FROM message WHERE id = $id AND delete_at IS NULL`, {
    id,
  });
  return row === undefined ? undefined : toViews(store, [row])[0];
}

/** A place in a conversation's list: sort key, and the id where two messages share one. */
export interface MessagePlace {
  readonly order: number;
  readonly id: string;
}

const endOfList: MessagePlace = { order: Number.MAX_SAFE_INTEGER, id: '' };

/** Up to `limit` messages before a place, or the newest ones; oldest first. */
export function listMessages(
  store: Store,
  conversation: string,
  before: MessagePlace | null,
  limit: number,
): readonly MessageView[] {
  const rows = getRows<Row>(
    store,
    `SELECT ${columns} FROM message
     WHERE conversation = $conversation AND delete_at IS NULL AND (sort_key, id) < ($order, $id)
     ORDER BY sort_key DESC, id DESC LIMIT $limit`,
    { conversation, limit, ...(before ?? endOfList) },
  );
  return toViews(store, rows).reverse();
}

/** Up to `limit` messages from a place on, what stands there included; oldest first. */
export function listMessagesFrom(
  store: Store,
  conversation: string,
  from: MessagePlace,
  limit: number,
): readonly MessageView[] {
  const rows = getRows<Row>(
    store,
    `SELECT ${columns} FROM message
     WHERE conversation = $conversation AND delete_at IS NULL AND (sort_key, id) >= ($order, $id)
     ORDER BY sort_key, id LIMIT $limit`,
    { conversation, limit, ...from },
  );
  return toViews(store, rows);
}

/** The newest line that a person wrote. */
export function findLastMessage(store: Store, conversation: string): MessageView | undefined {
  const rows = getRows<Row>(
    store,
    `SELECT ${columns} FROM message WHERE conversation = $conversation AND delete_at IS NULL AND notice IS NULL
     ORDER BY sort_key DESC, id DESC LIMIT 1`,
    { conversation },
  );
  return toViews(store, rows)[0];
}

/** Our newest message that the service took, with its envelope's id. */
export function findLastSent(
  store: Store,
  conversation: string,
): { readonly id: string; readonly envelope: string } | undefined {
  return getRow(
    store,
    `SELECT id, envelope FROM message WHERE conversation = $conversation AND mine = 1 AND envelope IS NOT NULL
       AND delete_at IS NULL ORDER BY sort_key DESC LIMIT 1`,
    { conversation },
  );
}

/** The same of all conversations: the newest that is ours and that the service took. */
export function findNewestSent(
  store: Store,
): { readonly id: string; readonly conversation: string; readonly envelope: string } | undefined {
  return getRow(
    store,
    `SELECT id, conversation, envelope FROM message WHERE mine = 1 AND envelope IS NOT NULL AND delete_at IS NULL
     ORDER BY place DESC LIMIT 1`,
  );
}

/** What a text of ours says, for its body: its first words, as edits follow it. Undefined once it was deleted or taken back. */
export function readTextPayload(store: Store, id: string): BodyPayload<'text'> | undefined {
  const row = getRow<{ text: string; replyTo: string | null }>(
    store,
    `SELECT coalesce(first_text, body_text) AS text, reply_to AS replyTo FROM message
     WHERE id = $id AND delete_at IS NULL AND erased_at IS NULL`,
    { id },
  );
  if (row === undefined) return undefined;
  const files = listReferences(store, id);
  return {
    text: row.text,
    ...(row.replyTo === null ? {} : { replyTo: row.replyTo }),
    ...(files.length === 0 ? {} : { files: [...files] }),
  };
}

/** Ids of the newest messages of others: what our next body says we have seen. However many of ours came since, they are not gone through. */
export function listNewestFromOthers(store: Store, conversation: string, limit: number): readonly string[] {
  return getRows<{ id: string }>(
    store,
    `SELECT id FROM message WHERE conversation = $conversation AND mine = 0 AND delete_at IS NULL
     ORDER BY sort_key DESC LIMIT $limit`,
    { conversation, limit },
  ).map((row) => row.id);
}

/** The service took it: from now on it stands at the service's number. */
export function markSent(store: Store, id: string, number: number, envelope: string): void {
  run(
    store,
    `UPDATE message SET number = $number, sort_key = $number, envelope = $envelope,
       delivery = CASE delivery WHEN 'waiting' THEN 'sent' ELSE delivery END WHERE id = $id`,
    { id, number, envelope },
  );
}

/** The service took an envelope of it, and what others can do with that is not known: it stands at that number, and goes on waiting. */
export function noteNumber(store: Store, id: string, number: number): void {
  run(store, 'UPDATE message SET number = $number, sort_key = $number WHERE id = $id', { id, number });
}

/** Its author's device sealed it anew, and the service gave it another number: the last one counts, as it does for the author. */
export function moveToNumber(store: Store, id: string, senderDevice: string, number: number): boolean {
  const changes = run(
    store,
    `UPDATE message SET number = $number, sort_key = $number
     WHERE id = $id AND sender_device = $senderDevice AND number < $number`,
    { id, senderDevice, number },
  );
  return changes > 0;
}

/** The newest texts of this device that the service took and nobody confirmed, oldest first; taken back ones are not among them. */
export function listUndelivered(
  store: Store,
  conversation: string,
  device: string,
  limit: number,
): readonly { readonly id: string; readonly at: number }[] {
  const rows = getRows<{ id: string; at: number }>(
    store,
    `SELECT id, at FROM message WHERE conversation = $conversation AND mine = 1 AND sender_device = $device
       AND delivery = 'sent' AND notice IS NULL AND erased_at IS NULL AND delete_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM conversation_member WHERE conversation_member.conversation = message.conversation
         AND left_at IS NULL AND joined_at > message.at)
     ORDER BY sort_key DESC, id DESC LIMIT $limit`,
    { conversation, device, limit },
  );
  return rows.toReversed();
}

/** The other person's device said it has it. Answers the ids that changed; only our own messages of that conversation can. */
export function markDelivered(store: Store, conversation: string, ids: readonly string[]): readonly string[] {
  return ids.filter(
    (id) =>
      run(
        store,
        `UPDATE message SET delivery = 'delivered'
         WHERE id = $id AND conversation = $conversation AND mine = 1 AND delivery <> 'delivered'`,
        { id, conversation },
      ) > 0,
  );
}

export function countUnread(store: Store, conversation: string, readUpTo: number): number {
  return (
    getRow<{ n: number }>(
      store,
      `SELECT count(*) AS n FROM message
       WHERE conversation = $conversation AND mine = 0 AND delete_at IS NULL AND sort_key > $readUpTo`,
      { conversation, readUpTo },
    )?.n ?? 0
  );
}

/** Unread lines of all conversations together. */
export function countAllUnread(store: Store, now: number): number {
  return (
    getRow<{ n: number }>(
      store,
      `SELECT coalesce(sum((SELECT count(*) FROM message WHERE conversation = c.id AND mine = 0
         AND delete_at IS NULL AND sort_key > c.read_up_to)), 0) AS n FROM conversation c
       WHERE c.muted_until IS NULL OR c.muted_until <= $now`,
      { now },
    )?.n ?? 0
  );
}

/** How often the app said just this in a conversation since then. */
export function countNotices(store: Store, conversation: string, notice: Notice, since: number): number {
  return (
    getRow<{ n: number }>(
      store,
      `SELECT count(*) AS n FROM message
       WHERE conversation = $conversation AND received_at > $since AND notice = $notice`,
      { conversation, since, notice: JSON.stringify(notice) },
    )?.n ?? 0
  );
}

/** How many lines of one code the app wrote there, whatever else they say. */
export function countNoticesOf(
  store: Store,
  conversation: string,
  code: Notice['code'],
  since: number,
): number {
  return (
    getRow<{ n: number }>(
      store,
      `SELECT count(*) AS n FROM message
       WHERE conversation = $conversation AND received_at > $since AND notice ->> '$.code' = $code`,
      { conversation, since, code },
    )?.n ?? 0
  );
}

/** These messages of a conversation, oldest first, as a report names them. */
export function findReported(
  store: Store,
  conversation: string,
  ids: readonly string[],
): readonly {
  readonly message: string;
  readonly author: string;
  readonly at: number;
  readonly text: string;
  readonly mark?: LineMark;
}[] {
  const rows = getRows<{ message: string; author: string; at: number; text: string; mark: LineMark | null }>(
    store,
    `SELECT id AS message, sender_account AS author, at, body_text AS text, mark FROM message
     WHERE conversation = $conversation AND id IN (SELECT value FROM json_each($ids)) AND notice IS NULL
       AND delete_at IS NULL ORDER BY sort_key, id`,
    { conversation, ids: JSON.stringify(ids) },
  );
  return rows.map(({ mark, ...line }) => ({ ...line, ...(mark === null ? {} : { mark }) }));
}

/** The oldest line of the other person that was not read. */
export function findFirstUnread(
  store: Store,
  conversation: string,
  readUpTo: number,
): { readonly message: string; readonly at: number } | undefined {
  return getRow(
    store,
    `SELECT id AS message, at FROM message
     WHERE conversation = $conversation AND mine = 0 AND delete_at IS NULL AND sort_key > $readUpTo
     ORDER BY sort_key LIMIT 1`,
    { conversation, readUpTo },
  );
}

/** Messages that wait here, in one conversation or in all. */
export function countWaiting(store: Store, conversation: string | null): number {
  return (
    getRow<{ n: number }>(
      store,
      `SELECT count(*) AS n FROM outbox WHERE type = 'text' AND ($conversation IS NULL OR conversation = $conversation)
         AND NOT EXISTS (SELECT 1 FROM message WHERE message.id = outbox.message AND delete_at IS NOT NULL)`,
      { conversation },
    )?.n ?? 0
  );
}

/** The last place up to `upTo` at which the service's number stands, as our other devices know it; 0: none. */
export function findNumberedPlace(store: Store, conversation: string, upTo: number): number {
  return (
    getRow<{ place: number | null }>(
      store,
      `SELECT max(sort_key) AS place FROM message
       WHERE conversation = $conversation AND sort_key <= $upTo AND sort_key < $waitingOrder`,
      { conversation, upTo, waitingOrder },
    )?.place ?? 0
  );
}

/** Stars or pins of messages that are here; what is undefined stays as it is. Answers the ids that were found. */
export function setMarksAsTold(
  store: Store,
  ids: readonly string[],
  marks: { readonly starredAt?: number | null | undefined; readonly pinnedAt?: number | null | undefined },
): readonly string[] {
  const { starredAt, pinnedAt } = marks;
  return ids.filter(
    (id) =>
      run(
        store,
        `UPDATE message SET starred_at = CASE $hasStar WHEN 1 THEN $starredAt ELSE starred_at END,
           pinned_at = CASE $hasPin WHEN 1 THEN $pinnedAt ELSE pinned_at END WHERE id = $id`,
        {
          id,
          hasStar: Number(starredAt !== undefined),
          starredAt: starredAt ?? null,
          hasPin: Number(pinnedAt !== undefined),
          pinnedAt: pinnedAt ?? null,
        },
      ) > 0,
  );
}
