/** Answers for what this app may write into the database, and for what lies on this computer. */
import type { Stored } from '../../../../contract/bridge/channels/storage.ts';
import { countBlocked } from '../../../writing/gate.ts';
import type { HandlersOf } from '../../handler-types.ts';
import type { Profile } from '../../profile/profile.ts';
import { answerDesk, chooseDesk, getDeskChoice } from './desk-choice.ts';
import { listStored } from './listing.ts';

export function storageHandlers(profile: Profile): HandlersOf<'storage'> {
  const list = (): Stored => {
    const { desk, sampleNow } = profile.getOpen();
    return {
      stored: listStored(desk.store, {
        profileDir: profile.place.profileDir,
        hasKeychainEntry: sampleNow === null,
      }),
      desk: getDeskChoice(desk.store),
      blocked: countBlocked(),
    };
  };
  return {
    'storage.list': list,
    'storage.chooseDesk': ({ choice }) => {
      const { desk } = profile.getOpen();
      chooseDesk(desk.store, profile.run, choice);
      desk.emit('storage.changed', {});
      return list();
    },
    'storage.answerDesk': ({ answer }) => {
      const { desk } = profile.getOpen();
      answerDesk(desk.store, profile.run, answer);
      desk.emit('storage.changed', {});
      return list();
    },
  };
}
