/** The backups that were made, as far as this store knows. */
import type { Store } from '../database.ts';
import { getRows, run } from '../statement.ts';

export interface Backup {
  readonly id: string;
  readonly at: number;
  readonly bytes: number;
  readonly messages: number;
  readonly place: 'file' | 'folder';
  /** Without its folder. */
  readonly name: string;
  /** Whose words open it. */
  readonly kit: string;
}

export function addBackup(store: Store, backup: Backup): void {
  run(store, 'INSERT INTO backup VALUES ($id, $at, $bytes, $messages, $place, $name, $kit)', { ...backup });
}

/** Newest first. */
export function listBackups(store: Store): readonly Backup[] {
  return getRows<Backup>(
    store,
    'SELECT id, created_at AS at, bytes, messages, place, name, kit FROM backup ORDER BY created_at DESC, id',
  );
}

export function removeBackup(store: Store, id: string): void {
  run(store, 'DELETE FROM backup WHERE id = $id', { id });
}

/** The folder is another one now: what lies in the old one is looked after no longer. */
export function releaseFolder(store: Store): void {
  run(store, `UPDATE backup SET place = 'file' WHERE place = 'folder'`);
}
