/** What a profile is at this moment, and how that is told: none yet, locked, open, or not to be opened. */
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Clock } from '../clock.ts';
import type { DeskConnection } from '../desk-connection.ts';
import type { Emit } from '../emit.ts';
import type { Farewell } from '../erasure/ending.ts';
import type { Desk } from '../messaging/desk.ts';
import { getPracticeName } from '../store/repositories/account.ts';
import { readLockSettings, unlockedForever } from './lock-settings.ts';
import type { Vault } from './vault.ts';
import { attemptsOf, hasRecoveryFile, readKeyFile, type VaultPlace, vaultFolder } from './vault-place.ts';
import { waysOutOf } from './ways-out.ts';

/** A profile whose store is open and which stays connected. */
interface OpenProfile {
  readonly desk: Desk;
  readonly connection: DeskConnection;
  /** Null in the sample practice, which has nothing on disk. */
  readonly vault: Vault | null;
  /** Where the sample practice's clock stands; null for everybody's own profile. */
  readonly sampleNow: number | null;
}

/** The parts that a profile's transitions change; `status` reads them. */
interface Parts {
  current: OpenProfile | null;
  problem: AppError | null;
  isLocked: boolean;
  /** Nobody signs up here in this run of the app: somebody under 13 tried. */
  isAgeRefused: boolean;
  /** What stood before the store was taken out for a change; shown until it, or another, is in its place. */
  before: ProfileStatus | null;
  /** The account that was here is gone everywhere; null once the person has read it. */
  farewell: Farewell | null;
  /** Of what was removed here, as it is saved; gone with the next profile. */
  lastReceipt: string | null;
}

export interface ProfileState extends Parts {
  status(): ProfileStatus;
  /** Tells the window; answers what it was told. */
  tell(): ProfileStatus;
  become(next: OpenProfile | null): ProfileStatus;
  getOpen(): OpenProfile;
  getVault(): Vault;
}

/** Nothing is open, locked or wrong yet. */
export function createProfileState(place: VaultPlace, clock: Clock, emit: Emit): ProfileState {
  function lockedStatus(): ProfileStatus {
    return {
      state: 'locked',
      shared: readKeyFile(vaultFolder(place)).shared,
      waitUntil: attemptsOf(place).waitUntil(clock.now()),
      hasKit: hasRecoveryFile(place),
    };
  }

  function newStatus(): ProfileStatus {
    const refused = state.isAgeRefused ? { ageRefused: true as const } : {};
    if (state.farewell === null) return { state: 'new', ...refused };
    const { askedAt, erasedAt } = state.farewell;
    return { state: 'new', ...refused, farewell: { askedAt, erasedAt } };
  }

  function status(): ProfileStatus {
    if (state.before !== null) return state.before;
    if (state.problem !== null)
      return {
        state: 'problem',
        error: state.problem.toReport(),
        ways: waysOutOf(state.problem.code, place),
      };
    if (state.isLocked) return lockedStatus();
    if (state.current === null) return newStatus();
    const { desk, vault, sampleNow } = state.current;
    const { account, store } = desk;
    return {
      state: 'open',
      me: { role: account.role, nickname: account.nickname, practiceName: getPracticeName(store) },
      lock: vault === null ? unlockedForever : readLockSettings(store, vault.keyFile),
      ...(sampleNow === null ? {} : { sampleNow }),
    };
  }

  function tell(): ProfileStatus {
    const now = status();
    emit('profile.changed', now);
    return now;
  }

  function become(next: OpenProfile | null): ProfileStatus {
    state.current = next;
    if (next !== null) state.lastReceipt = null;
    state.problem = null;
    state.isLocked = false;
    return tell();
  }

  /** The open profile; `profile.missing` before sign-up, `profile.locked`, the problem's own code when it cannot be opened. */
  function getOpen(): OpenProfile {
    if (state.current === null)
      throw state.problem ?? new AppError(state.isLocked ? 'profile.locked' : 'profile.missing');
    return state.current;
  }

  /** The open vault; `sample.notConnected` in the sample practice, which has none. */
  function getVault(): Vault {
    const { vault } = getOpen();
    if (vault === null) throw new AppError('sample.notConnected');
    return vault;
  }

  const state: ProfileState = {
    current: null,
    problem: null,
    isLocked: false,
    isAgeRefused: false,
    before: null,
    farewell: null,
    lastReceipt: null,
    status,
    tell,
    become,
    getOpen,
    getVault,
  };
  return state;
}
