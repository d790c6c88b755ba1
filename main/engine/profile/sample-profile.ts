/** The sample practice: a profile in memory that nothing is kept of. */

import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { Emit } from '../emit.ts';
import type { SampleSize } from '../sample/size.ts';
import { openMemoryStore } from '../store/database.ts';
import type { ProfileState } from './profile-state.ts';
import type { Session } from './session.ts';
import { hasVault, type VaultPlace } from './vault-place.ts';

interface SampleDeps {
  readonly place: VaultPlace;
  readonly emit: Emit;
  readonly sampleSize?: SampleSize;
}

/** The ways in and out of it. */
export function createSampleProfile(deps: SampleDeps, state: ProfileState, { makeDesk }: Session) {
  const { place, emit } = deps;
  const { status, become } = state;

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

  return { openSample, leaveSample };
}
