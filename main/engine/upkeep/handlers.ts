/** Answers for the integrity check, "check it is gone" and the copy made before an update. */
import { join } from 'node:path';
import type { ProfileStatus } from '../../../contract/bridge/views.ts';
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';
import { takeEarlierCopy } from '../store/snapshot.ts';

/** Only where the profile could not be opened: an open store's file is never replaced. */
function goBack(profile: Profile, profileDir: string): Promise<ProfileStatus> {
  if (profile.isOpen()) throw new AppError('profile.exists');
  takeEarlierCopy(join(profileDir, 'vault'));
  return profile.open();
}

const notYet = (): never => {
  throw new AppError('request.notFound');
};

export function upkeepHandlers(
  profile: Profile,
  profileDir: string,
): Pick<
  HandlersOf<'device' | 'deletion' | 'restore'>,
  'device.check' | 'deletion.check' | 'restore.earlierCopy'
> {
  return {
    'device.check': notYet,
    'deletion.check': notYet,
    'restore.earlierCopy': () => goBack(profile, profileDir),
  };
}
