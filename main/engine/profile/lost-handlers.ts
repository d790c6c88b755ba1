/** Answers for "My computer is lost". */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import { settleRecoveryFile } from '../recovery/kit.ts';
import type { Profile } from './profile.ts';
import { readLostReport, rekeyAccount } from './rekeying.ts';
import { confirmPasscode } from './unlocking.ts';
import { vaultFolder } from './vault-place.ts';

export function lostHandlers(profile: Profile): Pick<HandlersOf<'lost'>, 'lost.begin' | 'lost.report'> {
  const { place, clock } = profile;
  return {
    'lost.begin': async ({ passcode }) => {
      await confirmPasscode(place, profile.getVault(), clock.now(), passcode);
      await profile.becomeNewDevice((desk) => rekeyAccount(desk, clock));
      settleRecoveryFile(vaultFolder(place), profile.getVault(), clock.now());
      const report = readLostReport(profile.getOpen().desk.store);
      if (report === null) throw new AppError('internal.unexpected');
      return report;
    },
    'lost.report': () => ({ report: readLostReport(profile.getOpen().desk.store) }),
  };
}
