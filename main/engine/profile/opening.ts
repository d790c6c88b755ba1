/** Opening what is on disk: at the start, by the passcode, or by what the shell kept over a lock. */

import type { TouchKey } from '../../../contract/bridge/shell-calls.ts';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import type { Clock } from '../clock.ts';
import { storeError } from '../store/store-error.ts';
import { readLockSettings } from './lock-settings.ts';
import type { ProfileState } from './profile-state.ts';
import { finishSwap } from './replacing.ts';
import type { Session } from './session.ts';
import { settleTries, tryPasscode } from './unlocking.ts';
import { finishDestroying, openVault } from './vault.ts';
import { attemptsOf, hasVault, type VaultPlace } from './vault-place.ts';

/** The ways into a profile that exists. */
export function createOpening(place: VaultPlace, clock: Clock, state: ProfileState, session: Session) {
  const { status, getOpen, getVault } = state;
  const { start, fail } = session;
  /** When the passcode was last typed; 0: not by this process. */
  let passcodeAt = 0;

  /** Opens what is on disk. Never throws: what is wrong becomes the status, and nothing on disk is changed. */
  async function open(): Promise<ProfileStatus> {
    if (state.current !== null) return status();
    state.problem = null;
    state.isLocked = false;
    try {
      finishSwap(place);
      await finishDestroying(place);
      if (!hasVault(place)) return status();
      const opened = await start(await openVault(place, null));
      recordEvent(getVault().store, clock.now(), { code: 'profile.opened' });
      return opened;
    } catch (thrown) {
      const error = storeError(thrown);
      if (error.code === 'profile.locked') state.isLocked = true;
      else state.problem = error;
      return status();
    }
  }

  /** Throws `passcode.wrong`, `passcode.wait`. Another cause becomes the status. */
  async function unlock(typed: string): Promise<ProfileStatus> {
    if (!state.isLocked) return status();
    try {
      const vault = await tryPasscode(place, clock.now(), typed);
      const opened = await start(vault);
      passcodeAt = clock.now();
      recordEvent(vault.store, clock.now(), { code: 'lock.unlocked' });
      return opened;
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code.startsWith('passcode.')) throw thrown;
      fail(thrown);
      return status();
    }
  }

  /** By what the shell kept over a lock, after the system said that it was the right finger. */
  async function unlockWithKey({ key, typedAt }: TouchKey): Promise<ProfileStatus> {
    if (!state.isLocked) return status();
    try {
      const vault = await openVault(place, key);
      if (!readLockSettings(vault.store, vault.keyFile).touch) {
        vault.store.close();
        throw new AppError('touch.refused');
      }
      const opened = await start(vault);
      passcodeAt = typedAt;
      settleTries(attemptsOf(place), vault.store, clock.now());
      recordEvent(vault.store, clock.now(), { code: 'lock.unlockedByTouch' });
      return opened;
    } catch (thrown) {
      // The passcode was changed elsewhere: only the new one opens.
      if (thrown instanceof AppError && /^(passcode\.wrong|touch\.refused)$/.test(thrown.code))
        throw new AppError('touch.refused');
      fail(thrown);
      return status();
    }
  }

  /** What the shell may keep over a lock; null where the person did not choose a finger. */
  function handOver(): TouchKey | null {
    const { desk, vault } = getOpen();
    if (vault?.passcode == null || !readLockSettings(desk.store, vault.keyFile).touch) return null;
    return passcodeAt === 0 ? null : { key: vault.passcode.key, typedAt: passcodeAt };
  }

  function notePasscode(): void {
    passcodeAt = clock.now();
  }

  return { open, unlock, unlockWithKey, handOver, notePasscode };
}
