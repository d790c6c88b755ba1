/** The recovery kit of this profile: what things are sealed to, and what the service finds its record under. */
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';

export interface Kit {
  /** Random name of the kit. */
  readonly kit: string;
  readonly publicKey: Uint8Array;
  readonly lookupId: Uint8Array;
  /** The kit's word that the account is its own. */
  readonly vouch: Uint8Array;
  readonly confirmedAt: number;
}

interface Row {
  kit: string;
  public_key: Uint8Array;
  lookup_id: Uint8Array;
  vouch: Uint8Array;
  confirmed_at: number;
}

export function findKit(store: Store): Kit | undefined {
  const row = getRow<Row>(store, 'SELECT * FROM recovery');
  if (row === undefined) return undefined;
  return {
    kit: row.kit,
    publicKey: new Uint8Array(row.public_key),
    lookupId: new Uint8Array(row.lookup_id),
    vouch: new Uint8Array(row.vouch),
    confirmedAt: row.confirmed_at,
  };
}

/** In the place of an earlier kit; its record at the service is due. */
export function putKit(store: Store, kit: Kit): void {
  run(
    store,
    `INSERT OR REPLACE INTO recovery (one, kit, public_key, lookup_id, vouch, confirmed_at, record_due)
     VALUES (1, $kit, $publicKey, $lookupId, $vouch, $confirmedAt, 1)`,
    { ...kit },
  );
}

/** Nothing is sealed to its words any more. */
export function removeKit(store: Store): void {
  run(store, 'DELETE FROM recovery');
}

/** How many changes the record at the service lacks; 0 also where there is no kit. */
export function countRecordDue(store: Store): number {
  return getRow<{ due: number }>(store, 'SELECT record_due AS due FROM recovery')?.due ?? 0;
}

/** The service keeps a record with these changes; those made meanwhile are due still. */
export function recordStored(store: Store, changes: number): void {
  run(store, 'UPDATE recovery SET record_due = max(0, record_due - $changes)', { changes });
}
