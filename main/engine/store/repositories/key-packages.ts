/** Our own key packages: the private halves wait here for the Welcome that uses them. */
import type { Store } from '../database.ts';
import { getRow, getRows, run } from '../statement.ts';

export interface StoredKeyPackage {
  readonly ref: Uint8Array;
  readonly publicBytes: Uint8Array;
  readonly privateBytes: Uint8Array;
  readonly lastResort: boolean;
  readonly published: boolean;
  readonly createdAt: number;
  readonly notAfter: number;
}

interface Row {
  ref: Uint8Array;
  public: Uint8Array;
  private: Uint8Array;
  last_resort: number;
  published: number;
  created_at: number;
  not_after: number;
}

const toStored = (row: Row): StoredKeyPackage => ({
  ref: new Uint8Array(row.ref),
  publicBytes: new Uint8Array(row.public),
  privateBytes: new Uint8Array(row.private),
  lastResort: row.last_resort === 1,
  published: row.published === 1,
  createdAt: row.created_at,
  notAfter: row.not_after,
});

export function addKeyPackage(store: Store, keyPackage: StoredKeyPackage): void {
  run(
    store,
    `INSERT INTO key_package VALUES ($ref, $publicBytes, $privateBytes, $lastResort, $published, $createdAt, $notAfter)`,
    { ...keyPackage, lastResort: keyPackage.lastResort ? 1 : 0, published: keyPackage.published ? 1 : 0 },
  );
}

export function findKeyPackage(store: Store, ref: Uint8Array): StoredKeyPackage | undefined {
  const row = getRow<Row>(store, 'SELECT * FROM key_package WHERE ref = $ref', { ref });
  return row === undefined ? undefined : toStored(row);
}

/** Made but perhaps never published: offered again. */
export function listUnpublished(store: Store): readonly StoredKeyPackage[] {
  return getRows<Row>(store, 'SELECT * FROM key_package WHERE published = 0').map(toStored);
}

export function markPublished(store: Store): void {
  run(store, 'UPDATE key_package SET published = 1 WHERE published = 0');
}

export function findNewestLastResort(store: Store): StoredKeyPackage | undefined {
  const row = getRow<Row>(
    store,
    'SELECT * FROM key_package WHERE last_resort = 1 ORDER BY created_at DESC LIMIT 1',
  );
  return row === undefined ? undefined : toStored(row);
}

export function removeKeyPackage(store: Store, ref: Uint8Array): void {
  run(store, 'DELETE FROM key_package WHERE ref = $ref', { ref });
}

/** Those past their end by more than the tolerance others grant, and all of a device that is being replaced. */
export function removeKeyPackagesBefore(store: Store, notAfter: number): void {
  run(store, 'DELETE FROM key_package WHERE not_after < $notAfter', { notAfter });
}

/** For a device that is being replaced. */
export function removeAllKeyPackages(store: Store): void {
  run(store, 'DELETE FROM key_package');
}

/** It was used: the next connection makes and publishes another. The private half stays until then. */
export function replaceLastResort(store: Store): void {
  run(store, 'UPDATE key_package SET created_at = 0 WHERE last_resort = 1');
}
