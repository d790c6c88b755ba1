/** Answers for the recovery kit. */
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { confirmPasscode } from '../profile/unlocking.ts';
import { comeBackByWords, unlockByWords } from './coming-back.ts';
import { createKitMaker, viewKit } from './kit.ts';
import { noteKitTold } from './known-kit.ts';

export function recoveryHandlers(profile: Profile): HandlersOf<'recovery'> {
  const kits = createKitMaker(profile);
  return {
    'recovery.status': () => viewKit(profile.getOpen().desk.store),
    'recovery.begin': async ({ passcode }) => {
      const { place, clock } = profile;
      await confirmPasscode(place, profile.getVault(), clock.now(), passcode);
      return kits.begin();
    },
    'recovery.confirm': ({ answers }) => kits.confirm(answers),
    'recovery.told': () => {
      const { store } = profile.getOpen().desk;
      noteKitTold(store);
      return viewKit(store);
    },
    'recovery.giveUp': () => {
      kits.giveUp();
      return {};
    },
    'recovery.unlock': ({ words, protection }) => unlockByWords(profile, words, protection),
    'recovery.identity': ({ words, protection }) => comeBackByWords(profile, words, protection),
  };
}
