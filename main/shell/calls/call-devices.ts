// What was chosen at the check of the devices: remembered for an open profile, while the person lets it.

import { join } from 'node:path';
import { type CallDevices, callDevicesSchema } from '../../../contract/bridge/call-channels.ts';
import { chosenFile } from '../chosen-file.ts';
import { report } from '../diagnostics.ts';
import type { ProfileFollower } from '../profile-follower.ts';
import type { StorageChoices } from '../storage/choices.ts';

export interface CallDevicesStore {
  /** Null when nobody chose. */
  readonly get: () => CallDevices | null;
  readonly keep: (chosen: CallDevices) => void;
}

/** On a computer that others use too, and in the sample, what was chosen holds while the app runs. */
export function openCallDevices(
  profileDir: string,
  storage: StorageChoices,
  profile: Pick<ProfileFollower, 'isOwn' | 'isShared'>,
): CallDevicesStore {
  const file = storage.guard(
    'callDevices',
    chosenFile(join(profileDir, 'call-devices.json'), callDevicesSchema),
  );
  let current = file.read();
  return {
    get: () => current,
    keep: (chosen) => {
      current = chosen;
      if (!profile.isOwn() || profile.isShared()) return;
      try {
        file.write(chosen);
      } catch (problem) {
        report('the devices of calls could not be saved', problem);
      }
    },
  };
}
