/** Answers for the integrity check, "check it is gone" and the copy made before an update. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';

const notYet = (): never => {
  throw new AppError('request.notFound');
};

export function upkeepHandlers(
  _profile: Profile,
): Pick<
  HandlersOf<'device' | 'deletion' | 'restore'>,
  'device.check' | 'deletion.check' | 'restore.earlierCopy'
> {
  return {
    'device.check': notYet,
    'deletion.check': notYet,
    'restore.earlierCopy': notYet,
  };
}
