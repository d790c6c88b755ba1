/** Answers for the recovery kit. */
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { comeBackByWords, unlockByWords } from './coming-back.ts';
import { createKitMaker, viewKit } from './kit.ts';

export function recoveryHandlers(profile: Profile): HandlersOf<'recovery'> {
  const kits = createKitMaker(profile);
  return {
    'recovery.status': () => viewKit(profile.getOpen().desk.store),
    'recovery.begin': () => kits.begin(),
    'recovery.confirm': ({ answers }) => kits.confirm(answers),
    'recovery.giveUp': () => {
      kits.giveUp();
      return {};
    },
    'recovery.unlock': ({ words, protection }) => unlockByWords(profile, words, protection),
    'recovery.identity': ({ words, protection }) => comeBackByWords(profile, words, protection),
  };
}
