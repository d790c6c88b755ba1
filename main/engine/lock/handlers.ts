/** Answers for the lock, and for what a person was doing when it came. */
import { AppError } from '../../../contract/errors/app-error.ts';
import type { HandlersOf } from '../handler-types.ts';
import type { Profile } from '../profile/profile.ts';

const notYet = (): never => {
  throw new AppError('request.notFound');
};

export function lockHandlers(
  _profile: Profile,
): HandlersOf<'lock' | 'drafts' | 'place'> &
  Pick<HandlersOf<'device'>, 'device.view' | 'device.changeKeys' | 'device.forget'> {
  return {
    'lock.unlock': notYet,
    'lock.setPasscode': notYet,
    'lock.setIdle': notYet,
    'lock.setShared': notYet,
    'drafts.list': notYet,
    'drafts.keep': notYet,
    'place.keep': notYet,
    'place.take': notYet,
    'device.view': notYet,
    'device.changeKeys': notYet,
    'device.forget': notYet,
  };
}
