/** What lies on this computer now, item by item of the storage register. */
import type { Stored } from '../../../../contract/bridge/channels/storage.ts';
import {
  deskTables,
  isInPlace,
  type StorageItemId,
  settingRows,
  storageItemIds,
  storageRegister,
} from '../../../../contract/domain/storage-register.ts';
import { listFiles, sumBytes } from '../../profile/files.ts';
import type { Store } from '../../store/database.ts';
import { countRows } from '../../store/repositories/holdings.ts';
import { countSettings } from '../../store/repositories/settings.ts';

/** Where a profile keeps things outside its database. */
export interface Place {
  readonly profileDir: string;
  /** Without its entry a profile of one's own could not have been opened; the sample practice has none. */
  readonly hasKeychainEntry: boolean;
}

function countRowsOf(store: Store, item: StorageItemId): number {
  const names = Object.entries(settingRows).flatMap(([name, of]) => (of === item ? [name] : []));
  return countSettings(store, names) + (item === 'desk' ? countRows(store, deskTables).count : 0);
}

/** In the order of the register. */
export function listStored(store: Store, { profileDir, hasKeychainEntry }: Place): Stored['stored'] {
  const files = listFiles(profileDir);
  return storageItemIds.map((item) => {
    const { place } = storageRegister[item];
    if (place === 'chosen' || place === 'temporary') return { item, present: null, bytes: 0, rows: null };
    if (place === 'keychain') return { item, present: hasKeychainEntry, bytes: 0, rows: null };
    if (place === 'rows') {
      const rows = countRowsOf(store, item);
      return { item, present: rows > 0, bytes: 0, rows };
    }
    const own = files.filter((file) => isInPlace(file.path, place));
    return { item, present: own.length > 0, bytes: sumBytes(own), rows: null };
  });
}
