/** How an open profile is locked: what the key file says, and what the person chose. */
import type { LockSettings } from '../../../contract/bridge/views.ts';
import { idleMinutes } from '../../../contract/domain/idle-minutes.ts';
import type { KeyFile } from '../keys/key-file.ts';
import type { Store } from '../store/database.ts';
import { findSetting, putSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';

export const idleSetting = 'idle-minutes';
const touchSetting = 'unlock-by-touch';
const usualMinutes = 5;

/** What has no passcode is never locked. */
export const unlockedForever: LockSettings = {
  passcode: false,
  shared: false,
  idleMinutes: usualMinutes,
  touch: false,
};

/** On a shared computer a minute is all there is. */
export function readLockSettings(store: Store, keyFile: KeyFile): LockSettings {
  const chosen = Number(findSetting(store, idleSetting));
  const minutes = idleMinutes.find((one) => one === chosen) ?? usualMinutes;
  return {
    passcode: keyFile.wrap.passcode !== null,
    shared: keyFile.shared,
    idleMinutes: keyFile.shared ? idleMinutes[0] : minutes,
    // Fingers of others may be enrolled on a computer that others use.
    touch: !keyFile.shared && keyFile.wrap.passcode !== null && findSetting(store, touchSetting) === 'yes',
  };
}

export function setIdleMinutes(store: Store, minutes: LockSettings['idleMinutes']): void {
  inTransaction(store, () => putSetting(store, idleSetting, String(minutes)));
}

export function setTouch(store: Store, touch: boolean): void {
  inTransaction(store, () => putSetting(store, touchSetting, touch ? 'yes' : 'no'));
}
