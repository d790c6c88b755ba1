/** Requests for history, the lines that answer them, and lines that come back. */
import type { HistoryLine } from '../../../../contract/domain/history-line.ts';
import type { LineMark } from '../../../../contract/domain/line-mark.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import { addFiles, listReferences } from './message-files.ts';
import { addToIndex } from './word-index.ts';

export type HistoryState = 'asked' | 'moving' | 'done' | 'incomplete' | 'declined';

export interface HistoryRequest {
  readonly id: string;
  readonly conversation: string;
  /** Who asked; of a hand-over among one's own devices: this account. */
  readonly account: string;
  /** 1: this device is the one that lines come to. */
  readonly mine: number;
  readonly state: HistoryState;
  /** Lines that came, or were sent. */
  readonly got: number;
  /** Place of the last message that was sent. */
  readonly after: number;
  readonly at: number;
}

const columns = 'id, conversation, account, mine, state, got, after, at';

export function addHistoryRequest(
  store: Store,
  request: Omit<HistoryRequest, 'got' | 'after' | 'mine'> & { readonly mine: boolean },
): void {
  run(
    store,
    `INSERT INTO history_request (id, conversation, account, mine, state, at)
     VALUES ($id, $conversation, $account, $mine, $state, $at) ON CONFLICT (id) DO NOTHING`,
    { ...request, mine: Number(request.mine) },
  );
}

export function findHistoryRequest(store: Store, id: string): HistoryRequest | undefined {
  return getRow(store, `SELECT ${columns} FROM history_request WHERE id = $id`, { id });
}

/** The newest request of a conversation that is still open. */
export function findOpenRequest(store: Store, conversation: string): HistoryRequest | undefined {
  return getRow(
    store,
    `SELECT ${columns} FROM history_request WHERE conversation = $conversation AND state IN ('asked', 'moving')
     ORDER BY at DESC LIMIT 1`,
    { conversation },
  );
}

/** The newest request of every conversation that has one, answered or not. */
export function listNewestRequests(store: Store): ReadonlyMap<string, HistoryRequest> {
  const rows = getRows<HistoryRequest>(store, `SELECT ${columns} FROM history_request ORDER BY at`);
  return new Map(rows.map((row) => [row.conversation, row]));
}

/**
 * A yes holds for the key that was compared: where it is no longer the one, nothing of it stays in the outbox (what is sealed
 * would be sealed anew for the next epoch), and the request waits for another yes. Call inside a transaction.
 */
export function withdrawFromUnverified(store: Store): void {
  const unverified = `SELECT c.id FROM conversation c JOIN contact k ON k.account = c.contact WHERE k.verified_at IS NULL`;
  run(
    store,
    `UPDATE history_request SET state = 'asked', got = 0, after = 0
     WHERE mine = 0 AND conversation IN (${unverified}) AND (state = 'moving' OR (state = 'done' AND EXISTS
       (SELECT 1 FROM outbox WHERE type = 'history' AND conversation = history_request.conversation)))`,
  );
  run(store, `DELETE FROM outbox WHERE type = 'history' AND conversation IN (${unverified})`);
}

/** The newest request of one conversation, answered or not. */
export function findNewestRequest(store: Store, conversation: string): HistoryRequest | undefined {
  return getRow(
    store,
    `SELECT ${columns} FROM history_request WHERE conversation = $conversation ORDER BY at DESC LIMIT 1`,
    { conversation },
  );
}

/** Requests that this device is answering. */
export function listHistoryToSend(store: Store): readonly HistoryRequest[] {
  return getRows(store, `SELECT ${columns} FROM history_request WHERE state = 'moving' AND mine = 0`);
}

export function setHistoryProgress(
  store: Store,
  id: string,
  progress: Pick<HistoryRequest, 'state' | 'got' | 'after'>,
): void {
  run(store, 'UPDATE history_request SET state = $state, got = $got, after = $after WHERE id = $id', {
    id,
    ...progress,
  });
}

interface LineRow {
  place: number;
  id: string;
  conversation: string;
  number: number;
  account: string;
  device: string;
  text: string;
  at: number;
  reply_to: string | null;
  first_text: string | null;
  edited_at: number | null;
  file_count: number;
  unread: number;
  mark: LineMark | null;
}

/** A line with the place at which it stands in the store. */
export interface PlacedLine {
  readonly place: number;
  readonly line: HistoryLine;
}

/**
 * Written by people, numbered by the service, not taken back, not brought along from an export; a line of files alone goes to
 * one's own devices only.
 */
const isHandedOver = `number IS NOT NULL AND delete_at IS NULL AND erased_at IS NULL AND notice IS NULL
  AND conversation NOT IN (SELECT id FROM conversation WHERE origin IS NOT NULL)
  AND (body_text <> '' OR ($conversation IS NULL AND file_count > 0))`;

/** How many lines one's own devices would be sent. */
export function countHistoryLines(store: Store): number {
  return (
    getRow<{ n: number }>(store, `SELECT count(*) AS n FROM message WHERE ${isHandedOver}`, {
      conversation: null,
    })?.n ?? 0
  );
}

/** The next lines behind `after`. `conversation` null: of all, for another device of this account. */
export function listHistoryLines(
  store: Store,
  conversation: string | null,
  after: number,
  limit: number,
): readonly PlacedLine[] {
  const rows = getRows<LineRow>(
    store,
    `SELECT place, id, conversation, number, sender_account AS account, sender_device AS device, body_text AS text, at,
       reply_to, first_text, edited_at, file_count, mark,
       mine = 0 AND sort_key > (SELECT read_up_to FROM conversation c WHERE c.id = message.conversation) AS unread
     FROM message
     WHERE place > $after AND ($conversation IS NULL OR conversation = $conversation) AND ${isHandedOver}
     ORDER BY place LIMIT $limit`,
    { conversation, after, limit },
  );
  const isOwn = conversation === null;
  return rows.map(
    ({ place, reply_to, first_text, edited_at, conversation: of, file_count, unread, mark, ...line }) => ({
      place,
      line: {
        ...line,
        ...(isOwn ? { conversation: of } : {}),
        ...(reply_to === null ? {} : { replyTo: reply_to }),
        ...(first_text === null || edited_at === null
          ? {}
          : { edited: { at: edited_at, firstText: first_text } }),
        ...(isOwn && file_count > 0 ? { files: [...listReferences(store, line.id)] } : {}),
        ...(isOwn && mark !== null ? { mark } : {}),
        ...(isOwn && unread === 1 ? { unread: true as const } : {}),
      },
    }),
  );
}

/** A line that came back, where it stood. Call inside a transaction. */
export function addHistoryLine(
  store: Store,
  line: HistoryLine & { readonly conversation: string; readonly mine: boolean },
): void {
  const files = line.files ?? [];
  const names = files.length === 0 ? null : files.map(({ name }) => name).join('\n');
  const place = getRow<{ place: number }>(
    store,
    `INSERT INTO message (id, conversation, sort_key, number, mine, sender_account, sender_device, body_text, at,
       received_at, delivery, reply_to, first_text, edited_at, file_count, file_names, mark)
     VALUES ($id, $conversation, $number, $number, $mine, $account, $device, $text, $at, $at, 'delivered', $replyTo,
       $firstText, $editedAt, $fileCount, $names, $mark) RETURNING place`,
    {
      id: line.id,
      conversation: line.conversation,
      number: line.number,
      mine: Number(line.mine),
      account: line.account,
      device: line.device,
      text: line.text,
      at: line.at,
      replyTo: line.replyTo ?? null,
      firstText: line.edited?.firstText ?? null,
      editedAt: line.edited?.at ?? null,
      fileCount: files.length,
      names,
      mark: line.mark ?? null,
    },
  )?.place;
  if (place !== undefined) addToIndex(store, { ...line, names, place });
  if (files.length > 0) addFiles(store, line.id, files);
}
