/** The profile's life: none yet, locked, open, or not to be opened; and the ways from one to the other. */

import { type Protection, usualProtection } from '../../../contract/bridge/protection.ts';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { beginLog } from '../audit/beginning.ts';
import type { SampleSize } from '../sample/size.ts';
import type { Store } from '../store/database.ts';
import { storeError } from '../store/store-error.ts';
import { createExchanging } from './exchanging.ts';
import { createQueue } from './one-at-a-time.ts';
import { createOpening } from './opening.ts';
import { createProfileState } from './profile-state.ts';
import { registerAccount } from './registering.ts';
import { createSampleProfile } from './sample-profile.ts';
import { createSession, type SessionDeps } from './session.ts';
import { recordStart } from './start-counter.ts';
import { createVault, destroyVault } from './vault.ts';
import { hasVault } from './vault-place.ts';

export interface ProfileDeps extends SessionDeps {
  readonly sampleSize?: SampleSize;
  /** An engine before this one, in the same run of the app, refused somebody under 13. */
  readonly ageRefused: boolean;
  readonly onAgeRefused: () => void;
}

export type Profile = ReturnType<typeof createProfile>;

/** Nothing is opened before `open` is called. Its ways are taken one at a time. */
export function createProfile(deps: ProfileDeps) {
  const { place, clock, emit } = deps;
  const alone = createQueue();
  const state = createProfileState(place, clock, emit);
  state.isAgeRefused = deps.ageRefused;
  const session = createSession(deps, state, alone);
  const opening = createOpening(place, clock, state, session);
  const exchanging = createExchanging(deps, state, session);
  const sample = createSampleProfile(deps, state, session);
  const { makeDesk, go } = session;

  /** Throws `age.tooYoung` once somebody under 13 was refused: no way leads to a profile until the app is started again. */
  function requireAge(): void {
    if (state.isAgeRefused && !hasVault(place)) throw new AppError('age.tooYoung');
  }

  /** Remembered in memory until the app is started again, and written nowhere. */
  function refuseAge(): never {
    state.isAgeRefused = true;
    deps.onAgeRefused();
    state.tell();
    throw new AppError('age.tooYoung');
  }

  async function takeUp(...given: Parameters<typeof exchanging.takeUp>): Promise<ProfileStatus> {
    requireAge();
    return exchanging.takeUp(...given);
  }

  /**
   * Makes the profile, registers it, and takes it back if the service says no or was never reached. After a lost answer the
   * service may have accepted, and what it accepted can be used once only: the profile stays and registers again later.
   */
  async function signUp(
    protection: Protection | undefined,
    fill: (store: Store) => void,
  ): Promise<ProfileStatus> {
    requireAge();
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
    if (vault.passcode !== null) opening.notePasscode();
    return go(desk, vault);
  }

  const inTurn =
    <Given extends readonly unknown[], Answer>(way: (...given: Given) => Promise<Answer>) =>
    (...given: Given): Promise<Answer> =>
      alone(() => way(...given));

  return {
    place,
    clock,
    emit,
    run: deps.run,
    makeNetwork: deps.makeNetwork,
    status: state.status,
    tell: state.tell,
    getOpen: state.getOpen,
    getVault: state.getVault,
    /** Whether a store is open, shown as a problem or not. */
    isOpen: () => state.current !== null,
    open: inTurn(opening.open),
    unlock: inTurn(opening.unlock),
    unlockWithKey: inTurn(opening.unlockWithKey),
    handOver: opening.handOver,
    notePasscode: opening.notePasscode,
    requireAge,
    refuseAge,
    signUp: inTurn(signUp),
    openSample: inTurn(sample.openSample),
    leaveSample: sample.leaveSample,
    changeVault: inTurn(exchanging.changeVault),
    exchange: inTurn(exchanging.exchange),
    takeUp: inTurn(takeUp),
    becomeNewDevice: inTurn(session.becomeNewDevice),
    removeAside: inTurn(exchanging.removeAside),
    forget: inTurn(exchanging.forget),
    getLastReceipt: () => state.lastReceipt,
    /** The last word was read: on to first run. */
    leaveFarewell() {
      state.farewell = null;
      state.lastReceipt = null;
      return state.tell();
    },
    close: session.close,
  };
}
