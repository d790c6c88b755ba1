/** Answers for the lock, and for what a person was doing when it came. */
import { deskPlaceSchema } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import { recordEvent } from '../audit/record.ts';
import type { HandlersOf, ShellHandlersOf } from '../handler-types.ts';
import { mayKeepDesk } from '../privacy/storage/desk-choice.ts';
import { setIdleMinutes, setTouch } from '../profile/lock-settings.ts';
import type { Profile } from '../profile/profile.ts';
import { rewrap } from '../profile/rewrapping.ts';
import { confirmPasscode } from '../profile/unlocking.ts';
import { getConversation } from '../store/repositories/conversations.ts';
import { keepDraft, listDrafts } from '../store/repositories/drafts.ts';
import { findSetting, putSetting, removeSetting } from '../store/repositories/settings.ts';
import { inTransaction } from '../store/statement.ts';
import { changePasscode } from './passcodes.ts';

const placeSetting = 'desk-place';

export function lockHandlers(
  profile: Profile,
): HandlersOf<'lock' | 'drafts' | 'place'> & ShellHandlersOf<'lock'> {
  const { place, clock } = profile;
  const store = () => profile.getOpen().desk.store;

  return {
    'lock.unlock': ({ passcode }) => profile.unlock(passcode),
    'lock.setPasscode': ({ current, next }) => changePasscode(profile, current, next),
    'lock.setIdle': (chosen) => {
      setIdleMinutes(store(), chosen.idleMinutes);
      recordEvent(store(), clock.now(), { code: 'lock.settingsChanged' });
      return profile.tell();
    },
    'lock.setShared': ({ shared, passcode }) =>
      profile.changeVault(async (vault) => {
        if (vault.passcode === null) throw new AppError('passcode.required');
        await confirmPasscode(place, vault, clock.now(), passcode);
        const changed = await rewrap(place, vault, { shared });
        recordEvent(changed.store, clock.now(), { code: 'lock.settingsChanged' });
        return changed;
      }),

    'lock.setTouch': async ({ touch, passcode }) => {
      const vault = profile.getVault();
      if (vault.passcode === null) throw new AppError('passcode.required');
      await confirmPasscode(place, vault, clock.now(), passcode);
      profile.notePasscode();
      setTouch(vault.store, touch);
      recordEvent(vault.store, clock.now(), { code: 'lock.settingsChanged' });
      return profile.tell();
    },
    'lock.handOver': () => {
      if (profile.status().state !== 'open') return { touch: null };
      recordEvent(store(), clock.now(), { code: 'lock.locked' });
      return { touch: profile.handOver() };
    },
    'lock.openWithKey': (kept) => profile.unlockWithKey(kept),

    'drafts.list': () => ({ drafts: [...listDrafts(store())] }),
    'drafts.keep': ({ conversation, text }) => {
      // Taking a text away is always right.
      if (text !== '' && !mayKeepDesk(profile.getOpen().desk)) return {};
      inTransaction(store(), () => {
        getConversation(store(), conversation);
        keepDraft(store(), conversation, text, clock.now());
      });
      return {};
    },
    'place.keep': (kept) => {
      if (!mayKeepDesk(profile.getOpen().desk)) return {};
      inTransaction(store(), () => putSetting(store(), placeSetting, JSON.stringify(kept)));
      return {};
    },
    'place.take': () => {
      const kept = findSetting(store(), placeSetting);
      if (kept === undefined) return { place: null };
      inTransaction(store(), () => removeSetting(store(), placeSetting));
      const parsed = deskPlaceSchema.safeParse(JSON.parse(kept));
      return { place: parsed.success ? parsed.data : null };
    },
  };
}
