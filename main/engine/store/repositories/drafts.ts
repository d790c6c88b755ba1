/** Texts that are being written, one per conversation. */
import type { Draft } from '../../../../contract/bridge/views.ts';
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

/** An empty text is forgotten. */
export function keepDraft(store: Store, conversation: string, text: string, at: number): void {
  if (text === '') {
    run(store, 'DELETE FROM draft WHERE conversation = $conversation', { conversation });
    return;
  }
  run(
    store,
    `INSERT INTO draft VALUES ($conversation, $text, $at)
     ON CONFLICT (conversation) DO UPDATE SET text = $text, at = $at`,
    { conversation, text, at },
  );
}

export function listDrafts(store: Store): readonly Draft[] {
  return getRows(store, 'SELECT conversation, text FROM draft ORDER BY at');
}

export const findDraft = (
  store: Store,
  conversation: string,
): { readonly text: string; readonly at: number } | undefined =>
  getRow(store, 'SELECT text, at FROM draft WHERE conversation = $conversation', { conversation });

/** Of every conversation. */
export function removeAllDrafts(store: Store): void {
  run(store, 'DELETE FROM draft', {});
}
