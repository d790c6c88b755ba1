/** The computers of this account by the names that the person gave them, and which of them the person here was told of. */
import type { Store } from '../database.ts';
import { getRows, run } from '../statement.ts';

export interface OwnDevice {
  readonly device: string;
  /** Null: it has none yet. */
  readonly name: string | null;
  readonly addedAt: number;
  /** When the person at this computer was told that it was linked. */
  readonly toldAt: number | null;
  readonly removedAt: number | null;
}

export function listOwnDevices(store: Store): readonly OwnDevice[] {
  return getRows<OwnDevice>(
    store,
    `SELECT device, name, added_at AS addedAt, told_at AS toldAt, removed_at AS removedAt FROM own_device
     ORDER BY added_at, device`,
  );
}

/** Notes a computer that is not noted yet. `toldAt`: null where the person here still has to hear of it. */
export function noteOwnDevice(store: Store, device: string, addedAt: number, toldAt: number | null): void {
  run(
    store,
    `INSERT INTO own_device (device, added_at, told_at) VALUES ($device, $addedAt, $toldAt)
     ON CONFLICT (device) DO NOTHING`,
    { device, addedAt, toldAt },
  );
}

/** A name may be known before the computer is on the list. */
export function nameOwnDevice(store: Store, device: string, name: string, at: number): void {
  run(
    store,
    `INSERT INTO own_device (device, name, added_at) VALUES ($device, $name, $at)
     ON CONFLICT (device) DO UPDATE SET name = $name`,
    { device, name, at },
  );
}

export function markRemoved(store: Store, device: string, at: number): void {
  run(store, 'UPDATE own_device SET removed_at = $at WHERE device = $device AND removed_at IS NULL', {
    device,
    at,
  });
}

/** The person here was told of all. */
export function markTold(store: Store, at: number): void {
  run(store, 'UPDATE own_device SET told_at = $at WHERE told_at IS NULL', { at });
}
