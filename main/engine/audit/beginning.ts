/** The first line of a security log, and the line that says that the store was brought to a newer version. */
import type { Store } from '../store/database.ts';
import { newestVersion } from '../store/migrations/index.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import { recordEvent } from './record.ts';

/** Which version of the store the log has told of. */
const versionSetting = 'audit-store-version';

/** Begins the log of a store that has just come to be. Call it in the transaction that fills the store. */
export function beginLog(store: Store, now: number, code: 'profile.created' | 'profile.restored'): void {
  inTransaction(store, () => {
    putSetting(store, versionSetting, String(newestVersion));
    recordEvent(store, now, { code });
  });
}

/** Call at each start: notes once that the store is of a newer version than the log has told of. */
export function noteVersion(store: Store, now: number): void {
  if (findSetting(store, versionSetting) === String(newestVersion)) return;
  inTransaction(store, () => {
    putSetting(store, versionSetting, String(newestVersion));
    recordEvent(store, now, { code: 'store.migrated', count: newestVersion });
  });
}
