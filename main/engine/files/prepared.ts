/** Files that were chosen and not sent yet: sealed in the vault, known to this process alone. */
import type { PreparedFile } from '../../../contract/bridge/channels/files.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { discardSealed, release, type SealedFile } from '../store/attachments.ts';
import { type Store, whenClosed } from '../store/database.ts';

export interface Prepared {
  readonly view: PreparedFile;
  readonly sealed: SealedFile;
  readonly size: { readonly width: number; readonly height: number } | null;
}

const held = new WeakMap<Store, Map<string, Prepared>>();

function preparedOf(store: Store): Map<string, Prepared> {
  const known = held.get(store);
  if (known !== undefined) return known;
  const made = new Map<string, Prepared>();
  held.set(store, made);
  whenClosed(store, () => made.clear());
  return made;
}

/** Throws `file.tooMany`. */
export function requirePlace(store: Store): void {
  if (preparedOf(store).size >= limits.filesPrepared)
    throw new AppError('file.tooMany', { fields: { max: limits.filesPrepared } });
}

export function keepPrepared(store: Store, prepared: Prepared): void {
  preparedOf(store).set(prepared.view.id, prepared);
}

/** Throws `file.unknown`. */
export function getPrepared(store: Store, id: string): Prepared {
  const found = preparedOf(store).get(id);
  if (found === undefined) throw new AppError('file.unknown');
  return found;
}

/** They belong to a message now. */
export function forgetSent(store: Store, prepared: readonly Prepared[]): void {
  for (const { view, sealed } of prepared) {
    preparedOf(store).delete(view.id);
    release(sealed.file);
  }
}

/** Is not to be sent after all. */
export function discardPrepared(store: Store, vault: string, id: string): void {
  const found = preparedOf(store).get(id);
  if (found === undefined) return;
  preparedOf(store).delete(id);
  discardSealed(vault, found.sealed.file);
}
