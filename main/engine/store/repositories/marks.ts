/** A person's own marks on lines: starred across conversations, pinned in one. */
import type { MessageView } from '../../../../contract/bridge/views.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';
import { noImportUnderWay } from './import-mark.ts';
import { columns, type Row, toViews } from './message-rows.ts';

/** When each was set; null where it is not, undefined where it stays as it is. */
export interface Marks {
  readonly starredAt?: number | null;
  readonly pinnedAt?: number | null;
}

export function setMarks(store: Store, id: string, { starredAt, pinnedAt }: Marks): void {
  if (starredAt !== undefined)
    run(store, 'UPDATE message SET starred_at = $at WHERE id = $id', { id, at: starredAt });
  if (pinnedAt !== undefined)
    run(store, 'UPDATE message SET pinned_at = $at WHERE id = $id', { id, at: pinnedAt });
}

export function countPinned(store: Store, conversation: string): number {
  return (
    getRow<{ n: number }>(
      store,
      `SELECT count(*) AS n FROM message
       WHERE conversation = $conversation AND pinned_at IS NOT NULL AND delete_at IS NULL`,
      { conversation },
    )?.n ?? 0
  );
}

/** In the order of the conversation. */
export function listPinned(store: Store, conversation: string): readonly MessageView[] {
  const rows = getRows<Row>(
    store,
    `SELECT ${columns} FROM message
     WHERE conversation = $conversation AND pinned_at IS NOT NULL AND delete_at IS NULL ORDER BY sort_key, id`,
    { conversation },
  );
  return toViews(store, rows);
}

/** A place in the list of stars. */
export interface StarPlace {
  readonly at: number;
  readonly id: string;
}

/** Up to `limit` before a place, the newest star first; `places` are theirs, in the same order. */
export function listStarred(
  store: Store,
  before: StarPlace | null,
  limit: number,
): { readonly messages: readonly MessageView[]; readonly places: readonly StarPlace[] } {
  const rows = getRows<Row>(
    store,
    `SELECT ${columns} FROM message
     WHERE starred_at IS NOT NULL AND delete_at IS NULL AND ${noImportUnderWay}
       AND ($at IS NULL OR (starred_at, id) < ($at, $id))
     ORDER BY starred_at DESC, id DESC LIMIT $limit`,
    { at: before?.at ?? null, id: before?.id ?? null, limit },
  );
  return {
    messages: toViews(store, rows),
    places: rows.map((row) => ({ at: row.starred_at ?? 0, id: row.id })),
  };
}

/** Every line that is starred or pinned. */
export function listAllMarks(
  store: Store,
): readonly { readonly id: string; readonly starredAt: number | null; readonly pinnedAt: number | null }[] {
  return getRows(
    store,
    `SELECT id, starred_at AS starredAt, pinned_at AS pinnedAt FROM message
     WHERE (starred_at IS NOT NULL OR pinned_at IS NOT NULL) AND delete_at IS NULL`,
  );
}
