/** Requests for history, the lines that answer them, and lines that come back. */
import type { HistoryLine } from '../../../../contract/domain/history-line.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
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
}

/** A line with the place at which it stands in the store. */
export interface PlacedLine {
  readonly place: number;
  readonly line: HistoryLine;
}

/** The next lines behind `after`: written by people, numbered by the service, not taken back. `conversation` null: of all. */
export function listHistoryLines(
  store: Store,
  conversation: string | null,
  after: number,
  limit: number,
): readonly PlacedLine[] {
  const rows = getRows<LineRow>(
    store,
    `SELECT place, id, conversation, number, sender_account AS account, sender_device AS device, body_text AS text, at,
       reply_to, first_text, edited_at FROM message
     WHERE place > $after AND ($conversation IS NULL OR conversation = $conversation) AND number IS NOT NULL
       AND delete_at IS NULL AND erased_at IS NULL AND notice IS NULL AND body_text <> ''
     ORDER BY place LIMIT $limit`,
    { conversation, after, limit },
  );
  return rows.map(({ place, reply_to, first_text, edited_at, conversation: of, ...line }) => ({
    place,
    line: {
      ...line,
      ...(conversation === null ? { conversation: of } : {}),
      ...(reply_to === null ? {} : { replyTo: reply_to }),
      ...(first_text === null || edited_at === null
        ? {}
        : { edited: { at: edited_at, firstText: first_text } }),
    },
  }));
}

/** A line that came back: where it stood, and no longer news. Call inside a transaction. */
export function addHistoryLine(
  store: Store,
  line: HistoryLine & { readonly conversation: string; readonly mine: boolean },
): void {
  const place = getRow<{ place: number }>(
    store,
    `INSERT INTO message (id, conversation, sort_key, number, mine, sender_account, sender_device, body_text, at,
       received_at, delivery, reply_to, first_text, edited_at)
     VALUES ($id, $conversation, $number, $number, $mine, $account, $device, $text, $at, $at, 'delivered', $replyTo,
       $firstText, $editedAt) RETURNING place`,
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
    },
  )?.place;
  if (place !== undefined) addToIndex(store, { ...line, names: null, place });
}
