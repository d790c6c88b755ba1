/** What was taken back everywhere leaves the files too: words are looked for by nobody, and old pages stand nowhere. */
import { dirname } from 'node:path';
import { reach } from '../crash-points.ts';
import { sweepAttachments } from '../store/attachments.ts';
import { fileOf } from '../store/pages.ts';
import { clearOldPages, type Erased } from '../store/repositories/deletions.ts';
import { rememberErased } from '../upkeep/erased.ts';
import type { Desk } from './desk.ts';

/** Erased in a transaction that may not be over yet. */
const noted = new WeakMap<Desk['store'], Erased[]>();

/** Call inside the transaction that erases; `finishErasing` follows it. */
export function noteErased({ store }: Pick<Desk, 'store'>, erased: Erased | undefined): void {
  if (erased === undefined) return;
  const known = noted.get(store) ?? [];
  known.push(erased);
  noted.set(store, known);
}

/** Call after the transaction; does nothing where nothing was erased. What a crash leaves is finished at the next start. */
export function finishErasing({ store }: Pick<Desk, 'store'>): void {
  const erased = noted.get(store);
  if (erased === undefined) return;
  noted.delete(store);
  reach('erase.stored');
  rememberErased(store, erased);
  clearOldPages(store);
  const file = fileOf(store);
  if (file !== null) sweepAttachments(store, dirname(file));
}
