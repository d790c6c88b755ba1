/** The profile's life: none yet, locked, open, or not to be opened; and the ways from one to the other. */

import type { WatchToken } from '../../../contract/bridge/engine-port.ts';
import { type Protection, usualProtection } from '../../../contract/bridge/protection.ts';
import type { TouchKey } from '../../../contract/bridge/shell-calls.ts';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { handInReports } from '../abuse/reporting.ts';
import { beginLog, noteVersion } from '../audit/beginning.ts';
import { keepHead } from '../audit/head-keeper.ts';
import { recordEvent } from '../audit/record.ts';
import { removeUnfinished } from '../backup/making.ts';
import type { Clock } from '../clock.ts';
import { connectDesk } from '../desk-connection.ts';
import type { Emit } from '../emit.ts';
import { moveFiles } from '../files/moving.ts';
import { keepWatchToken } from '../lock/watch-token.ts';
import { tellAttention } from '../messaging/attention.ts';
import { eraseHidden, finishDeletions } from '../messaging/deleting.ts';
import type { Desk } from '../messaging/desk.ts';
import { makeSelf } from '../messaging/group-rules.ts';
import { createGroupStore } from '../messaging/group-store.ts';
import { settleRecoveryFile } from '../recovery/kit.ts';
import { keepRecord } from '../recovery/record-keeper.ts';
import type { SampleSize } from '../sample/size.ts';
import { sweepAttachments } from '../store/attachments.ts';
import { openMemoryStore, type Store } from '../store/database.ts';
import { getAccount, getDevice } from '../store/repositories/account.ts';
import { getCounters } from '../store/repositories/counters.ts';
import { discardSnapshots } from '../store/snapshot.ts';
import { storeError } from '../store/store-error.ts';
import type { Network } from '../sync/network.ts';
import { createServiceClient } from '../sync/service-client.ts';
import { clearLeftovers } from './changing-keys.ts';
import { readLockSettings } from './lock-settings.ts';
import { createQueue } from './one-at-a-time.ts';
import { createProfileState } from './profile-state.ts';
import { registerAccount } from './registering.ts';
import { mayRenew, renewDevice } from './renewing.ts';
import { finishSwap, removeOtherVaults } from './replacing.ts';
import { recordStart } from './start-counter.ts';
import { settleTries, tryPasscode } from './unlocking.ts';
import { createVault, destroyVault, openVault, type Vault } from './vault.ts';
import { attemptsOf, hasVault, type VaultPlace, vaultFolder } from './vault-place.ts';

export interface ProfileDeps {
  readonly place: VaultPlace;
  readonly clock: Clock;
  readonly emit: Emit;
  /** A new way to the service; closed with the profile that uses it. */
  readonly makeNetwork: () => Network;
  readonly sampleSize?: SampleSize;
  /** Takes the token for the time after a lock; null: there is to be none. */
  readonly handWatchToken: (token: WatchToken | null) => void;
}

export type Profile = ReturnType<typeof createProfile>;

/** Nothing is opened before `open` is called. */
export function createProfile(deps: ProfileDeps) {
  const { place, clock, emit } = deps;
  const state = createProfileState(place, clock, emit);
  const { status, tell, become, getOpen, getVault } = state;
  /** When the passcode was last typed; 0: not by this process. */
  let passcodeAt = 0;
  const alone = createQueue();
  const watchToken = keepWatchToken({
    isWanted() {
      const vault = state.current?.vault ?? null;
      return vault !== null && vault.passcode !== null && !vault.keyFile.shared;
    },
    hand: deps.handWatchToken,
    clock,
  });

  function makeDesk(store: Store, network = deps.makeNetwork(), deskClock = clock): Desk {
    const account = getAccount(store);
    const device = getDevice(store);
    return {
      store,
      clock: deskClock,
      emit,
      network,
      account,
      device,
      service: createServiceClient(network),
      groups: createGroupStore(store, makeSelf(store, account, device), deskClock),
      troubles: new Map(),
      wake: () => state.current?.connection.wake(),
    };
  }

  function go(desk: Desk, vault: Vault): ProfileStatus {
    const endings = {
      onOlderCopy: () => void alone(renew).catch(fail),
      onRefused: (error: AppError) => void alone(() => abandon(error)).catch(fail),
    };
    const connection = connectDesk(desk, endings, [
      keepHead(desk, vaultFolder(place)),
      keepRecord(desk),
      handInReports(desk),
      watchToken,
      moveFiles(desk),
    ]);
    const opened = become({ desk, connection, vault, sampleNow: null });
    finishDeletions(desk);
    tellAttention(desk);
    return opened;
  }

  /** What must not happen did: the profile is closed and its problem shown; nothing more is written. */
  function fail(thrown: unknown): void {
    const failed = state.current;
    state.current = null;
    state.problem = storeError(thrown);
    state.isLocked = false;
    void failed?.connection.stop();
    if (failed?.desk.store.open === true) failed.desk.store.close();
    tell();
  }

  /** The store is an older copy: this computer becomes a new device and asks to be added again. */
  async function renew(): Promise<void> {
    const store = state.current?.vault?.store;
    if (store === undefined || !getCounters(store).olderCopy || !mayRenew(store, clock.now())) return;
    await becomeNewDevice((desk) => renewDevice(desk, clock));
  }

  /** Stops all work, lets `change` make this store the store of a new device, and goes on with what it left. */
  async function becomeNewDevice(change: (desk: Desk) => Promise<void>): Promise<void> {
    const { desk, connection } = getOpen();
    const vault = getVault();
    await connection.stop();
    await change(desk).finally(() => go(makeDesk(desk.store), vault));
    emit('conversations.changed', {});
  }

  /** The service refused the registration for good: there is no account, so there is no profile. Says why, and begins anew. */
  async function abandon(error: AppError): Promise<void> {
    if (state.current === null) return;
    const { desk, connection } = state.current;
    await connection.stop();
    state.current = null;
    desk.store.close();
    await destroyVault(place);
    fail(error);
  }

  /** From here on the vault is in use; one that cannot be used is closed again. */
  async function start(vault: Vault): Promise<ProfileStatus> {
    try {
      await recordStart(vault);
      noteVersion(vault.store, clock.now());
      const desk = makeDesk(vault.store);
      await clearLeftovers(place, vault);
      settleRecoveryFile(vaultFolder(place), vault, clock.now());
      removeUnfinished(vault.store);
      sweepAttachments(vault.store, vaultFolder(place));
      const opened = go(desk, vault);
      discardSnapshots(vaultFolder(place));
      return opened;
    } catch (thrown) {
      vault.store.close();
      throw thrown;
    }
  }

  /** Opens what is on disk. Never throws: what is wrong becomes the status, and nothing on disk is changed. */
  async function open(): Promise<ProfileStatus> {
    if (state.current !== null) return status();
    state.problem = null;
    state.isLocked = false;
    try {
      finishSwap(place);
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

  /**
   * Makes the profile, registers it, and takes it back if the service says no or was never reached. After a lost answer the
   * service may have accepted, and what it accepted can be used once only: the profile stays and registers again later.
   */
  async function signUp(
    protection: Protection | undefined,
    fill: (store: Store) => void,
  ): Promise<ProfileStatus> {
    if (state.current !== null || hasVault(place)) throw new AppError('profile.exists');
    const vault = await createVault(place, clock.now(), protection ?? usualProtection, (store) => {
      fill(store);
      beginLog(store, clock.now(), 'profile.created');
    });
    const desk = makeDesk(vault.store);
    try {
      await recordStart(vault);
      await registerAccount(desk);
    } catch (thrown) {
      const error = storeError(thrown);
      if (!error.retryable || error.code === 'network.offline') {
        desk.network.close();
        vault.store.close();
        await destroyVault(place);
        throw error;
      }
    }
    if (vault.passcode !== null) notePasscode();
    return go(desk, vault);
  }

  /** The same engine over a store in memory that has no way out: nothing is written, nothing leaves. Throws `profile.exists`. */
  async function openSample(): Promise<ProfileStatus> {
    // Loaded when it is asked for: an ordinary start carries none of it.
    const { fillSample, notConnected, refusingNetwork, sampleClock } = await import('../sample/index.ts');
    if (status().state !== 'new' || hasVault(place)) throw new AppError('profile.exists');
    const store = openMemoryStore(place.nativeBinding);
    fillSample(store, deps.sampleSize ?? { lines: 0, people: 0 });
    const desk = makeDesk(store, refusingNetwork, sampleClock);
    return become({
      desk,
      connection: notConnected(desk),
      vault: null,
      sampleNow: sampleClock.now(),
    });
  }

  /** Forgets the sample practice with all that was done in it. Throws `profile.missing` where none is open. */
  function leaveSample(): ProfileStatus {
    if (state.current === null || state.current.sampleNow === null) throw new AppError('profile.missing');
    state.current.desk.store.close();
    // What was unread there counts no longer.
    emit('attention.changed', { unread: 0, arrived: false });
    return become(null);
  }

  /** The same store, its files changed: `change` writes the key file anew, or what stands beside it. */
  async function changeVault(change: (vault: Vault) => Promise<Vault>): Promise<ProfileStatus> {
    const vault = await change(getVault());
    const changed = become({ ...getOpen(), vault });
    state.current?.connection.wake();
    return changed;
  }

  /**
   * Once `mayBegin` has not thrown: stops all work, lets `change` put another store in the place of this one, and goes on with
   * that. After a failure goes on with what is on disk, and throws.
   */
  async function exchange(
    mayBegin: (vault: Vault) => Promise<void>,
    change: (vault: Vault) => Promise<Vault>,
  ): Promise<ProfileStatus> {
    const { connection } = getOpen();
    const vault = getVault();
    await mayBegin(vault);
    state.before = status();
    await connection.stop();
    state.current = null;
    try {
      const changed = await change(vault);
      state.before = null;
      return await start(changed);
    } catch (thrown) {
      state.before = null;
      if (vault.store.open) vault.store.close();
      try {
        await start(await openVault(place, vault.passcode?.key ?? null));
      } catch (again) {
        fail(again);
      }
      throw thrown;
    }
  }

  /**
   * Where nothing is open: goes on with the vault that `make` answers. `isNewDevice`: its encryption state is of an earlier
   * time or another machine, so it becomes a new device before anything is encrypted.
   */
  async function takeUp(make: () => Promise<Vault>, isNewDevice: boolean): Promise<ProfileStatus> {
    if (state.current !== null) throw new AppError('profile.exists');
    const vault = await make();
    try {
      if (isNewDevice) await renewDevice(makeDesk(vault.store), clock);
    } catch (thrown) {
      vault.store.close();
      throw thrown;
    }
    return start(vault);
  }

  /** Once `mayBegin` has not thrown: closes what is open, removes every file and keychain entry. Back to first run. */
  async function forget(mayBegin: (vault: Vault) => Promise<void>): Promise<ProfileStatus> {
    // What cannot be opened holds nothing that a passcode would have to guard; its files can be deleted by anyone here.
    if (state.current?.vault != null) await mayBegin(state.current.vault);
    await close();
    await destroyVault(place);
    await removeOtherVaults(place);
    emit('attention.changed', { unread: 0, arrived: false });
    return become(null);
  }

  /** Takes away vaults that were kept aside; the person has no use for them any more. */
  async function removeAside(): Promise<void> {
    getVault();
    await removeOtherVaults(place);
  }

  async function close(): Promise<void> {
    try {
      if (state.current !== null) eraseHidden(state.current.desk);
    } catch {
      // A full or failing disk: the next start finishes it.
    }
    await state.current?.connection.stop();
    state.current?.desk.store.close();
    state.current = null;
  }

  return {
    place,
    clock,
    emit,
    makeNetwork: deps.makeNetwork,
    status,
    tell,
    open: () => alone(open),
    unlock: (typed: string) => alone(() => unlock(typed)),
    unlockWithKey: (kept: TouchKey) => alone(() => unlockWithKey(kept)),
    handOver,
    notePasscode,
    signUp: (...given: Parameters<typeof signUp>) => alone(() => signUp(...given)),
    openSample: () => alone(openSample),
    leaveSample,
    getOpen,
    /** Whether a store is open, shown as a problem or not. */
    isOpen: () => state.current !== null,
    getVault,
    changeVault: (...given: Parameters<typeof changeVault>) => alone(() => changeVault(...given)),
    exchange: (...given: Parameters<typeof exchange>) => alone(() => exchange(...given)),
    takeUp: (...given: Parameters<typeof takeUp>) => alone(() => takeUp(...given)),
    becomeNewDevice: (...given: Parameters<typeof becomeNewDevice>) => alone(() => becomeNewDevice(...given)),
    removeAside: () => alone(removeAside),
    forget: (...given: Parameters<typeof forget>) => alone(() => forget(...given)),
    close,
  };
}
