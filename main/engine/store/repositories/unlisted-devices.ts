/** Devices that the signed lists known here do not name: those that were taken off, and those never heard of. */
import type { DeviceList } from '../../../../contract/domain/identity.ts';
import type { Store } from '../database.ts';
import { getRow, run } from '../statement.ts';

export interface UnlistedDevice {
  /** 1: a list known here named it, and a later one does not. */
  readonly gone: number;
  /** By the clock here, and never later than it. */
  readonly since: number;
  /** How often the newest lists were read and did not name it: once soon, once when it had long been unknown. */
  readonly reads: number;
}

/** A list takes the place of another: what it no longer names is gone, what it names is known. Call inside a transaction. */
export function noteListChange(store: Store, before: DeviceList, after: DeviceList, now: number): void {
  const listed = new Set(after.devices.map(({ device }) => device));
  for (const { device } of before.devices) {
    if (listed.has(device)) continue;
    run(
      store,
      `INSERT INTO unlisted_device (account, device, gone, since) VALUES ($account, $device, 1, $now)
       ON CONFLICT (account, device) DO UPDATE SET gone = 1, since = $now`,
      { account: after.account, device, now },
    );
  }
  for (const device of listed) {
    run(store, 'DELETE FROM unlisted_device WHERE account = $account AND device = $device', {
      account: after.account,
      device,
    });
  }
}

/** What is known of a device that the newest list does not name; the first look at it is remembered. Call inside a transaction. */
export function noteUnlisted(store: Store, account: string, device: string, now: number): UnlistedDevice {
  run(
    store,
    `INSERT INTO unlisted_device (account, device, gone, since) VALUES ($account, $device, 0, $now)
     ON CONFLICT (account, device) DO UPDATE SET since = min(since, $now)`,
    { account, device, now },
  );
  return findUnlisted(store, account, device) ?? { gone: 0, since: now, reads: 0 };
}

function findUnlisted(store: Store, account: string, device: string): UnlistedDevice | undefined {
  return getRow(
    store,
    'SELECT gone, since, reads FROM unlisted_device WHERE account = $account AND device = $device',
    { account, device },
  );
}

/** Whether it was taken off a list that is known here. */
export function isRemovedDevice(store: Store, account: string, device: string): boolean {
  return findUnlisted(store, account, device)?.gone === 1;
}

/** All lists were read once more, and what they name is known by now. `oldSince`: who is unknown since then is so for long. Call inside a transaction. */
export function countReading(store: Store, oldSince: number): void {
  run(
    store,
    'UPDATE unlisted_device SET reads = reads + 1 WHERE gone = 0 AND (reads = 0 OR since <= $oldSince)',
    {
      oldSince,
    },
  );
}
