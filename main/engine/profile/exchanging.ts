/** Putting another store in the place of the open one, taking one up where none is open, and forgetting everything. */

import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Clock } from '../clock.ts';
import { receiptOfForgetting } from '../erasure/forgetting.ts';
import type { ProfileState } from './profile-state.ts';
import { renewDevice } from './renewing.ts';
import { removeOtherVaults } from './replacing.ts';
import type { Session } from './session.ts';
import { openVault, type Vault } from './vault.ts';
import type { VaultPlace } from './vault-place.ts';

/** What the vault under a profile can become. */
export function createExchanging(
  { place, clock }: { readonly place: VaultPlace; readonly clock: Clock },
  state: ProfileState,
  { makeDesk, start, fail, removeAll }: Session,
) {
  const { status, become, getOpen, getVault } = state;

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
    const open = state.current;
    if (open?.vault != null) {
      await mayBegin(open.vault);
      state.lastReceipt = await receiptOfForgetting(open.desk, open.connection);
    }
    return removeAll();
  }

  /** Takes away vaults that were kept aside; the person has no use for them any more. */
  async function removeAside(): Promise<void> {
    getVault();
    await removeOtherVaults(place);
  }

  return { changeVault, exchange, takeUp, forget, removeAside };
}
