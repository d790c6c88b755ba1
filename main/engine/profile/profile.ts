/** The profile's life: none yet, open, or not to be opened; and the ways from one to the other. */
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { limits } from '../../../contract/domain/limits.ts';
import { parseNickname, parsePracticeName } from '../../../contract/domain/names.ts';
import type { AgeBand } from '../../../contract/domain/pairing.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Clock } from '../clock.ts';
import { connectDesk, type DeskConnection } from '../desk-connection.ts';
import type { Emit } from '../emit.ts';
import { tellAttention } from '../messaging/attention.ts';
import { eraseHidden, finishDeletions } from '../messaging/deleting.ts';
import type { Desk } from '../messaging/desk.ts';
import { makeSelf } from '../messaging/group-rules.ts';
import { createGroupStore } from '../messaging/group-store.ts';
import { parseJoining, prepareClient, type ReadInvitation, readInvitation } from '../messaging/joining.ts';
import type { SampleSize } from '../sample/size.ts';
import { openMemoryStore, type Store } from '../store/database.ts';
import {
  getAccount,
  getDevice,
  getPracticeName,
  putAccount,
  putDevice,
  putPracticeName,
} from '../store/repositories/account.ts';
import { storeError } from '../store/store-error.ts';
import type { Network } from '../sync/network.ts';
import { createServiceClient, type ServiceClient } from '../sync/service-client.ts';
import { registerAccount } from './registering.ts';
import { mayRenew, renewDevice } from './renewing.ts';
import { makeProfile } from './sign-up.ts';
import { recordStart } from './start-counter.ts';
import { createVault, destroyVault, hasVault, openVault, type Vault, type VaultPlace } from './vault.ts';

/** A profile whose store is open and which stays connected. */
export interface OpenProfile {
  readonly desk: Desk;
  readonly connection: DeskConnection;
  /** Where the sample practice's clock stands; null for everybody's own profile. */
  readonly sampleNow: number | null;
}

export interface ProfileDeps {
  readonly place: VaultPlace;
  readonly clock: Clock;
  readonly emit: Emit;
  /** A new way to the service; closed with the profile that uses it. */
  readonly makeNetwork: () => Network;
  readonly sampleSize?: SampleSize;
}

export interface Joining {
  readonly code: string;
  readonly nickname: string;
  readonly ageBand: AgeBand;
}

export type Profile = ReturnType<typeof createProfile>;

/** Nothing is opened before `open` is called. */
export function createProfile(deps: ProfileDeps) {
  const { place, clock, emit } = deps;
  let current: OpenProfile | null = null;
  let problem: AppError | null = null;
  let refusedAge: AppError | null = null;

  function status(): ProfileStatus {
    if (problem !== null) return { state: 'problem', error: problem.toReport(), ways: ['retry'] };
    if (current === null) return { state: 'new' };
    const { account, store } = current.desk;
    return {
      state: 'open',
      me: { role: account.role, nickname: account.nickname, practiceName: getPracticeName(store) },
      lock: { passcode: false, shared: false, idleMinutes: 5 },
      ...(current.sampleNow === null ? {} : { sampleNow: current.sampleNow }),
    };
  }

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
      wake: () => current?.connection.wake(),
    };
  }

  function become(next: OpenProfile | null): ProfileStatus {
    current = next;
    problem = null;
    const now = status();
    emit('profile.changed', now);
    return now;
  }

  function go(desk: Desk): ProfileStatus {
    const connection = connectDesk(desk, {
      onOlderCopy: () => void renew().catch(fail),
      onRefused: (error) => void abandon(error).catch(fail),
    });
    const opened = become({ desk, connection, sampleNow: null });
    finishDeletions(desk);
    tellAttention(desk);
    return opened;
  }

  /** What must not happen did: the profile is closed and its problem shown; nothing more is written. */
  function fail(thrown: unknown): void {
    problem = storeError(thrown);
    emit('profile.changed', status());
  }

  /** The store is an older copy: this computer becomes a new device and asks to be added again. */
  async function renew(): Promise<void> {
    if (current === null || !mayRenew(current.desk.store, clock.now())) return;
    const { desk, connection } = current;
    await connection.stop();
    await renewDevice(desk, clock);
    go(makeDesk(desk.store));
    emit('conversations.changed', {});
  }

  /** The service refused the registration for good: there is no account, so there is no profile. Says why, and begins anew. */
  async function abandon(error: AppError): Promise<void> {
    if (current === null) return;
    const { desk, connection } = current;
    await connection.stop();
    current = null;
    desk.store.close();
    await destroyVault(place);
    fail(error);
  }

  /** Opens what is on disk. Never throws: what is wrong becomes the status, and nothing on disk is changed. */
  async function open(): Promise<ProfileStatus> {
    if (current !== null) return status();
    problem = null;
    if (!hasVault(place)) return status();
    let vault: Vault | null = null;
    try {
      vault = await openVault(place);
      await recordStart(vault, place.keychain);
      return go(makeDesk(vault.store));
    } catch (thrown) {
      vault?.store.close();
      problem = storeError(thrown);
      return status();
    }
  }

  /**
   * Makes the profile, registers it, and takes it back if the service says no or was never reached. After a lost answer the
   * service may have accepted, and what it accepted can be used once only: the profile stays and registers again later.
   */
  async function signUp(fill: (store: Store) => void): Promise<ProfileStatus> {
    if (current !== null || hasVault(place)) throw new AppError('profile.exists');
    const vault = await createVault(place, clock.now(), fill);
    const desk = makeDesk(vault.store);
    try {
      await recordStart(vault, place.keychain);
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
    return go(desk);
  }

  async function withClient<Result>(work: (service: ServiceClient) => Promise<Result>): Promise<Result> {
    const network = deps.makeNetwork();
    try {
      return await work(createServiceClient(network));
    } finally {
      network.close();
    }
  }

  /** An age that was refused stays refused until the app is started again; nothing about it is written. */
  function checkJoining(joining: Joining): { readonly code: string; readonly nickname: string } {
    if (refusedAge !== null) throw refusedAge;
    try {
      return parseJoining(joining);
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'age.tooYoung') refusedAge = thrown;
      throw thrown;
    }
  }

  async function lookUp(joining: Joining): Promise<ReadInvitation> {
    if (current !== null && current.sampleNow !== null) throw new AppError('sample.notConnected');
    const { code } = checkJoining(joining);
    return withClient((service) => readInvitation(service, code));
  }

  async function join(joining: Joining): Promise<ProfileStatus> {
    const { nickname } = checkJoining(joining);
    const invitation = await lookUp(joining);
    const profile = makeProfile('client', nickname, clock.now());
    return signUp(await prepareClient(invitation, profile, clock.now()));
  }

  async function openPractice(typed: {
    readonly practiceName: string;
    readonly nickname: string;
    readonly enrolment: string;
  }): Promise<ProfileStatus> {
    const practiceName = parsePracticeName(typed.practiceName);
    const { account, device } = makeProfile('therapist', parseNickname(typed.nickname), clock.now());
    if (typed.enrolment.trim().length > limits.enrolmentLetters) throw new AppError('enrolment.refused');
    const request = { enrolment: typed.enrolment.trim(), practiceName, deviceList: account.deviceList };
    return signUp((store) => {
      putAccount(store, {
        ...account,
        registration: JSON.stringify({ route: 'accounts.openPractice', request }),
      });
      putDevice(store, device);
      putPracticeName(store, practiceName);
    });
  }

  /** The same engine over a store in memory that has no way out: nothing is written, nothing leaves. Throws `profile.exists`. */
  async function openSample(): Promise<ProfileStatus> {
    // Loaded when it is asked for: an ordinary start carries none of it.
    const { fillSample, notConnected, refusingNetwork, sampleClock } = await import('../sample/index.ts');
    if (status().state !== 'new' || hasVault(place)) throw new AppError('profile.exists');
    const store = openMemoryStore(place.nativeBinding);
    fillSample(store, deps.sampleSize ?? { lines: 0, people: 0 });
    const desk = makeDesk(store, refusingNetwork, sampleClock);
    return become({ desk, connection: notConnected(desk), sampleNow: sampleClock.now() });
  }

  /** Forgets the sample practice with all that was done in it. Throws `profile.missing` where none is open. */
  function leaveSample(): ProfileStatus {
    if (current === null || current.sampleNow === null) throw new AppError('profile.missing');
    current.desk.store.close();
    // What was unread there counts no longer.
    emit('attention.changed', { unread: 0, arrived: false });
    return become(null);
  }

  /** The open profile; `profile.missing` before sign-up, the problem's own code when it cannot be opened. */
  function getOpen(): OpenProfile {
    if (current === null) throw problem ?? new AppError('profile.missing');
    return current;
  }

  async function close(): Promise<void> {
    try {
      if (current !== null) eraseHidden(current.desk);
    } catch {
      // A full or failing disk: the next start finishes it.
    }
    await current?.connection.stop();
    current?.desk.store.close();
    current = null;
  }

  return { status, open, openPractice, openSample, leaveSample, lookUp, join, getOpen, close };
}
