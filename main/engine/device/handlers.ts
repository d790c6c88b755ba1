/** Answers for "This device": what is here, new keys, and leaving this computer. */
import { recordEvent } from '../audit/record.ts';
import type { HandlersOf } from '../handler-types.ts';
import { changeKeys } from '../profile/changing-keys.ts';
import type { Profile } from '../profile/profile.ts';
import { confirmPasscode } from '../profile/unlocking.ts';
import { vaultFolder } from '../profile/vault-place.ts';
import { recoveryWriter } from '../recovery/kit.ts';
import { viewDevice } from './view.ts';

type DeviceHandlers = Pick<
  HandlersOf<'device'>,
  'device.view' | 'device.changeKeys' | 'device.removeAside' | 'device.forget'
>;

export function deviceHandlers(profile: Profile): DeviceHandlers {
  const { place, clock } = profile;
  return {
    'device.view': () => viewDevice(profile),
    'device.changeKeys': async ({ passcode }) => {
      await profile.exchange(
        (vault) => confirmPasscode(place, vault, clock.now(), passcode),
        (vault) =>
          changeKeys(place, vault, clock.now(), recoveryWriter(vaultFolder(place), vault, clock.now())),
      );
      recordEvent(profile.getVault().store, clock.now(), { code: 'keys.changed' });
      return viewDevice(profile);
    },
    'device.removeAside': async () => {
      await profile.removeAside();
      return viewDevice(profile);
    },
    'device.forget': ({ passcode }) =>
      profile.forget((vault) => confirmPasscode(place, vault, clock.now(), passcode)),
  };
}
