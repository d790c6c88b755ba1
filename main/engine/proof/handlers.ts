/** Answers for those checks of "Prove it" that the engine makes. */

import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { proveDeletion } from './canary.ts';
import { proveEncryption } from './database.ts';
import { proveSealed } from './sealed.ts';

export function proofHandlers(profile: Profile): HandlersOf<'proof'> {
  const { place, clock } = profile;
  return {
    'proof.database': () => proveEncryption(profile.getVault(), clock.now(), place.nativeBinding),
    'proof.canary': () => {
      const { desk, vault } = profile.getOpen();
      const { profileDir } = place;
      return proveDeletion(desk, { store: desk.store, dataKey: vault?.dataKey ?? null, profileDir });
    },
    'proof.sealed': () => {
      const { desk, connection, sampleNow } = profile.getOpen();
      if (sampleNow !== null) throw new AppError('sample.notConnected');
      return proveSealed(desk, connection.keeper.authorised);
    },
    'proof.connection': () => {
      const { desk, sampleNow } = profile.getOpen();
      if (sampleNow !== null) throw new AppError('sample.notConnected');
      return desk.network.secrecy();
    },
  };
}
