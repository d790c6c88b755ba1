/** Calls: those that go on, as their state, and those that are over, as a line of the history. */
import type { CallEnding, CallEngineName } from '../../../../contract/domain/call.ts';
import type { CallState } from '../../calls/machine/state.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

interface LiveRow {
  live: string;
}

const read = ({ live }: LiveRow): CallState => JSON.parse(live) as CallState;

/** Every call that goes on. */
export function listLiveCalls(store: Store): readonly CallState[] {
  return getRows<LiveRow>(store, 'SELECT live FROM call WHERE live IS NOT NULL ORDER BY started_at, id').map(
    read,
  );
}

/** One that goes on, by its own id: what others say counts for no other call. */
export function findCallItself(store: Store, id: string): CallState | undefined {
  const row = getRow<LiveRow>(store, 'SELECT live FROM call WHERE id = $id AND live IS NOT NULL', { id });
  return row === undefined ? undefined : read(row);
}

/** One that goes on, by its id or, for the windows here, the id of one whose place it took. */
export function findLiveCall(store: Store, id: string): CallState | undefined {
  return findCallItself(store, id) ?? listLiveCalls(store).find((call) => call.aliases.includes(id));
}

export function putLiveCall(store: Store, call: CallState): void {
  run(
    store,
    `INSERT INTO call (id, conversation, engine, started_at, ms, live)
     VALUES ($id, $conversation, $engine, $openedAt, $ms, $live)
     ON CONFLICT (id) DO UPDATE SET engine = $engine, ms = $ms, live = $live, ending = NULL`,
    {
      ...{ id: call.id, conversation: call.conversation, engine: call.engine },
      ...{ openedAt: call.openedAt, ms: call.ms, live: JSON.stringify(call) },
    },
  );
}

/** It is over: a line of the history is left. */
export function closeCall(store: Store, call: CallState, ending: CallEnding): void {
  run(
    store,
    `UPDATE call SET live = NULL, engine = $engine, ms = $ms, ending = $ending, is_final = $isFinal WHERE id = $id`,
    { id: call.id, engine: call.engine, ms: call.ms, ending, isFinal: Number(call.isFinal) },
  );
}

/** One that nobody else was told of, or whose place another one took. */
export function dropCall(store: Store, id: string): void {
  run(store, 'DELETE FROM call WHERE id = $id', { id });
}

/** An invitation that came too late to be answered. */
export function addMissedCall(
  store: Store,
  call: Pick<CallState, 'id' | 'conversation' | 'engine' | 'openedAt'>,
): void {
  run(
    store,
    `INSERT INTO call (id, conversation, engine, started_at, ms, ending)
     VALUES ($id, $conversation, $engine, $openedAt, 0, 'missed') ON CONFLICT (id) DO NOTHING`,
    { ...call },
  );
}

/** Whether one of this conversation, begun between these times (both left out), was missed. */
export const hasMissedCall = (store: Store, conversation: string, after: number, before: number): boolean =>
  getRow(
    store,
    `SELECT 1 FROM call WHERE conversation = $conversation AND live IS NULL AND ending = 'missed'
       AND started_at > $after AND started_at < $before LIMIT 1`,
    { conversation, after, before },
  ) !== undefined;

export interface PastCallRow {
  readonly id: string;
  readonly conversation: string;
  readonly engine: CallEngineName;
  readonly startedAt: number;
  readonly ms: number;
  readonly ending: CallEnding;
}

const pastColumns = 'id, conversation, engine, started_at AS startedAt, ms, ending';

/** Newest first. */
export function listPastCalls(
  store: Store,
  conversation: string | null,
  limit: number,
): readonly PastCallRow[] {
  return getRows(
    store,
    `SELECT ${pastColumns} FROM call WHERE live IS NULL
       AND ($conversation IS NULL OR conversation = $conversation)
     ORDER BY started_at DESC, id LIMIT $limit`,
    { conversation, limit },
  );
}

/** What is known of a call that is over; `isFinal`: it does not come back. */
export function findPastCall(
  store: Store,
  id: string,
):
  | {
      readonly isFinal: boolean;
      readonly conversation: string;
      readonly startedAt: number;
      readonly ms: number;
    }
  | undefined {
  const row = getRow<{ conversation: string; startedAt: number; ms: number; isFinal: number }>(
    store,
    `SELECT conversation, started_at AS startedAt, ms, is_final AS isFinal FROM call WHERE id = $id AND live IS NULL`,
    { id },
  );
  return row === undefined ? undefined : { ...row, isFinal: row.isFinal === 1 };
}

/** Deletes these from the history, or all of it; answers their ids. */
export function forgetCalls(store: Store, ids: readonly string[] | null): readonly string[] {
  return getRows<{ id: string }>(
    store,
    `DELETE FROM call WHERE live IS NULL AND ($chosen IS NULL OR id IN (SELECT value FROM json_each($chosen)))
     RETURNING id`,
    { chosen: ids === null ? null : JSON.stringify(ids) },
  ).map(({ id }) => id);
}
