/** An open store at work: its desk, its connection, and every way in which the two end or begin anew. */

import type { WatchToken } from '../../../contract/bridge/engine-port.ts';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import type { AppError } from '../../../contract/errors/app-error.ts';
import { handInReports } from '../abuse/reporting.ts';
import { noteVersion } from '../audit/beginning.ts';
import { keepHead } from '../audit/head-keeper.ts';
import { removeUnfinished } from '../backup/making.ts';
import { keepCalls } from '../calls/companion.ts';
import { followForCalls } from '../calls/following.ts';
import type { Clock } from '../clock.ts';
import { handInContacts } from '../contact/handing-in.ts';
import { reach } from '../crash-points.ts';
import { connectDesk } from '../desk-connection.ts';
import type { Emit, EmitCall } from '../emit.ts';
import { findFarewell } from '../erasure/ending.ts';
import { moveFiles } from '../files/moving.ts';
import { keepWatchToken } from '../lock/watch-token.ts';
import { tellAttention } from '../messaging/attention.ts';
import { eraseHidden, finishDeletions } from '../messaging/deleting.ts';
import type { Desk } from '../messaging/desk.ts';
import { endInvitations } from '../messaging/ending-invitations.ts';
import { makeSelf } from '../messaging/group-rules.ts';
import { createGroupStore } from '../messaging/group-store.ts';
import { removeUnfinishedExport } from '../portability/exporting.ts';
import { takeBackImport } from '../portability/importing.ts';
import { tellChoices } from '../privacy/choices/telling.ts';
import { unlessPaused } from '../privacy/choices/unless-paused.ts';
import { removeEmailAgain } from '../privacy/details/email-removal.ts';
import { fetchPolicies } from '../privacy/policy/fetching.ts';
import { countersignReceipts } from '../privacy/receipts/countersign.ts';
import { forgetDesk, settleDesk } from '../privacy/storage/desk-choice.ts';
import { settleRecoveryFile } from '../recovery/kit.ts';
import { followKit } from '../recovery/known-kit.ts';
import { keepRecord } from '../recovery/record-keeper.ts';
import { sweepAttachments } from '../store/attachments.ts';
import type { Store } from '../store/database.ts';
import { getAccount, getDevice } from '../store/repositories/account.ts';
import { getCounters } from '../store/repositories/counters.ts';
import { discardSnapshots } from '../store/snapshot.ts';
import { storeError } from '../store/store-error.ts';
import type { Network } from '../sync/network.ts';
import { createServiceClient } from '../sync/service-client.ts';
import { clearLeftovers } from './changing-keys.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import type { ProfileState } from './profile-state.ts';
import { mayRenew, renewDevice } from './renewing.ts';
import { removeOtherVaults } from './replacing.ts';
import { recordStart } from './start-counter.ts';
import { destroyVault, type Vault } from './vault.ts';
import { type VaultPlace, vaultFolder } from './vault-place.ts';

export interface SessionDeps {
  readonly place: VaultPlace;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly emitCall: EmitCall;
  /** The run of the app: another one after each quit, the same after a lock. */
  readonly run: string;
  /** A new way to the service; closed with the profile that uses it. */
  readonly makeNetwork: () => Network;
  /** Takes the token for the time after a lock; null: there is to be none. */
  readonly handWatchToken: (token: WatchToken | null) => void;
}

export type Session = ReturnType<typeof createSession>;

/** Changes `state`; everything that goes on by itself waits its turn through `alone`. */
export function createSession(deps: SessionDeps, state: ProfileState, alone: OneAtATime) {
  const { place, clock, emit } = deps;
  const { tell, become, getOpen, getVault } = state;
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
      emit: followForCalls(store, emit, deps.emitCall),
      emitCall: deps.emitCall,
      network,
      account,
      device,
      service: createServiceClient(network),
      groups: createGroupStore(store, makeSelf(store, account, device), deskClock),
      troubles: new Map(),
      wake: () => state.current?.connection.wake(),
    };
  }

  /** Another computer of the person made a kit: its words open this vault too. A disk that fails is tried again at the next start. */
  function settleKit(): void {
    void alone(async () => {
      const vault = state.current?.vault;
      if (vault?.store.open === true) settleRecoveryFile(vaultFolder(place), vault, clock.now());
    }).catch(() => undefined);
  }

  function go(desk: Desk, vault: Vault): ProfileStatus {
    settleDesk(desk.store, deps.run);
    const endings = {
      onOlderCopy: () => void alone(renew).catch(fail),
      onRefused: (error: AppError) => void alone(() => abandon(error)).catch(fail),
      // Not reached now: asked again when this computer is refused again.
      onUnknown: () => void alone(end).catch(() => undefined),
    };
    const connection = connectDesk(desk, endings, [
      keepHead(desk, vaultFolder(place)),
      endInvitations(desk),
      followKit(desk, settleKit),
      keepRecord(desk),
      handInReports(desk),
      handInContacts(desk),
      countersignReceipts(desk),
      removeEmailAgain(desk),
      fetchPolicies(desk),
      tellChoices(desk),
      watchToken,
      keepCalls(desk),
      unlessPaused(desk, moveFiles(desk)),
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

  /** Closes what is open, removes every file and keychain entry. */
  async function removeAll(): Promise<ProfileStatus> {
    await close(true);
    await destroyVault(place);
    await removeOtherVaults(place);
    emit('attention.changed', { unread: 0, arrived: false });
    return become(null);
  }

  /** The service knows this account no more: where its person wanted that, this computer forgets it too. */
  async function end(): Promise<void> {
    if (state.current === null || state.current.vault === null) return;
    const farewell = await findFarewell(state.current.desk);
    if (farewell === null) return;
    reach('erasure.known');
    state.farewell = farewell;
    state.lastReceipt = farewell.receipt;
    await removeAll();
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
      removeUnfinishedExport(vault.store);
      sweepAttachments(vault.store, vaultFolder(place));
      const opened = go(desk, vault);
      // A long one takes its time; nothing of it is shown meanwhile.
      takeBackImport(desk, vaultFolder(place)).catch(() => undefined);
      discardSnapshots(vaultFolder(place));
      return opened;
    } catch (thrown) {
      vault.store.close();
      throw thrown;
    }
  }

  /** `quits`: the app ends, not only this engine. */
  async function close(quits: boolean): Promise<void> {
    try {
      if (state.current !== null) eraseHidden(state.current.desk);
      if (quits && state.current !== null) forgetDesk(state.current.desk.store);
    } catch {
      // A full or failing disk: the next start finishes it.
    }
    await state.current?.connection.stop();
    state.current?.desk.store.close();
    state.current = null;
  }

  return { makeDesk, go, fail, becomeNewDevice, start, close, removeAll };
}
